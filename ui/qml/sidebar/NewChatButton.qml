import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.AbstractButton {
    id: root
    implicitHeight: Theme.u(38)
    hoverEnabled: true
    text: qsTr("New chat")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: root.clicked()
    background: Rectangle {
        radius: Theme.rControl
        color: Theme.raised
        border.width: 1
        border.color: Theme.line
        Rectangle { anchors.fill: parent; radius: parent.radius; color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent" }
    }
    contentItem: Item {
        Icon { id: plus; anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter } name: "plus"; size: 18; color: Theme.accent }
        Label {
            anchors { left: plus.right; leftMargin: 10; right: hint.left; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignLeft; text: root.text; weight: Font.Medium; Accessible.ignored: true
        }
        KeyHint { id: hint; anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter } keys: "Ctrl+N" }
    }
    FocusRing { }
}
