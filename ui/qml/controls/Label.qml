import QtQuick
import Rookery.Ui

// Words of the interface, always plain text. role: caption small body strong read brand heading title hero
Text {
    property string role: "body"
    property int weight: role === "heading" || role === "title" || role === "hero" ? Font.DemiBold : Font.Normal
    color: Theme.text
    textFormat: Text.PlainText
    font.family: role === "title" || role === "hero" || role === "brand" ? Theme.display : Theme.sans
    font.pixelSize: Theme.size(role)
    font.weight: weight
    font.letterSpacing: role === "hero" ? -0.5 : role === "title" ? -0.2 : 0
    elide: wrapMode === Text.NoWrap ? Text.ElideRight : Text.ElideNone
    verticalAlignment: Text.AlignVCenter
    Accessible.ignored: text === ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
