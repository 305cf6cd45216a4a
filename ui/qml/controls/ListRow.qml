import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// A row of a list: icon, words, something at the end.
T.AbstractButton {
    id: root
    property string iconName
    property string keys
    property color ink: Theme.text
    property int iconSize: 18
    property bool highlighted: false
    default property alias trailing: slot.data
    implicitHeight: Theme.hRow + 2
    implicitWidth: 200
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Rectangle {
        radius: Theme.rControl
        color: root.checked ? Theme.selected : root.down ? Theme.pressed : root.hovered || root.highlighted ? Theme.hover : "transparent"
        border.width: root.checked && !Theme.dark ? 1 : 0
        border.color: Theme.line
    }
    contentItem: Item {
        Icon {
            id: sign
            anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
            visible: root.iconName !== ""
            name: root.iconName
            size: root.iconSize
            color: root.ink === Theme.text ? Theme.muted : root.ink
        }
        Label {
            anchors {
                left: parent.left; leftMargin: root.iconName === "" ? 12 : 20 + sign.width
                right: slot.left; rightMargin: 6; verticalCenter: parent.verticalCenter
            }
            horizontalAlignment: Text.AlignLeft
            text: root.text
            color: root.ink
            weight: root.checked ? Font.Medium : Font.Normal
            Accessible.ignored: true
        }
        Row {
            id: slot
            spacing: Theme.s1
            anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
            KeyHint { keys: root.keys; anchors.verticalCenter: parent.verticalCenter }
        }
    }
    FocusRing { }
}
