import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// A pressable value: model, persona, toggle. checked = on.
T.AbstractButton {
    id: root
    property string iconName
    property string trailing              // icon at the end: chevron-down, close
    property bool outlined: false
    property string hint
    property int longest: 0               // pixels of the words; 0 = as they need
    readonly property color ink: checked ? Theme.accent : Theme.muted
    implicitHeight: Theme.hControl
    implicitWidth: row.implicitWidth + 20
    hoverEnabled: true
    font.family: Theme.sans
    font.pixelSize: Theme.small
    font.weight: Font.Medium
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: hint !== "" ? hint : text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Rectangle {
        radius: Theme.rControl
        color: root.checked ? Theme.accentSoft : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        border.width: root.outlined ? 1 : 0
        border.color: Theme.line
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 6
            Icon { visible: root.iconName !== ""; name: root.iconName; size: 18; color: root.ink; anchors.verticalCenter: parent.verticalCenter }
            Label {
                visible: text !== ""
                width: root.longest > 0 ? Math.min(Math.ceil(implicitWidth), root.longest) : Math.ceil(implicitWidth)
                text: root.text; font: root.font; color: root.checked ? Theme.accent : Theme.text
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            Icon { visible: root.trailing !== ""; name: root.trailing; size: 14; color: root.ink; anchors.verticalCenter: parent.verticalCenter }
        }
    }
    Tooltip { text: root.hint; visible: root.hovered && root.hint !== "" && root.hint !== root.text }
    FocusRing { }
}
