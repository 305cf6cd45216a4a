import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Something that was found: a chat or a command by its name, or a message by its words, with a second line that says
// where it stands. `words` of a message is markup of our own, with the found words in bold.
T.AbstractButton {
    id: root
    required property string words
    required property string sign
    required property string note
    required property string keys
    required property double message
    property bool chosen: false
    readonly property bool quote: message !== 0
    implicitHeight: Theme.u(quote ? 62 : 40)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: plain.text + (note === "" ? "" : ", " + note)
    Accessible.selected: chosen
    Accessible.onPressAction: root.clicked()
    background: Rectangle {
        radius: Theme.rControl
        color: root.chosen ? Theme.accentSoft : "transparent"
    }
    TextEdit { id: rich; visible: false; textFormat: TextEdit.RichText; text: root.quote ? root.words : "" }
    QtObject { id: plain; readonly property string text: root.quote ? rich.getText(0, rich.length) : root.words }
    contentItem: Item {
        Icon {
            id: mark
            visible: root.sign !== ""
            anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
            name: root.sign
            color: Theme.muted
        }
        Column {
            anchors {
                left: parent.left; leftMargin: root.quote ? 12 : 20 + mark.width
                right: hint.left; rightMargin: 8; verticalCenter: parent.verticalCenter
            }
            spacing: 2
            Text {
                width: parent.width
                text: root.quote ? root.words : root.words.replace(/&/g, "&amp;").replace(/</g, "&lt;")
                textFormat: Text.StyledText // always: changed with the text, it would for a moment take a title for markup
                maximumLineCount: root.quote ? 2 : 1
                wrapMode: root.quote ? Text.Wrap : Text.NoWrap
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                color: Theme.text
                font.family: Theme.sans
                font.pixelSize: root.quote ? Theme.small : Theme.body
                Accessible.ignored: true
            }
            Label { visible: root.note !== ""; width: parent.width; text: root.note; role: "caption"; color: Theme.muted; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
        }
        KeyHint { id: hint; anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter } keys: root.keys; width: visible ? implicitWidth : 0 }
    }
}
