import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.MenuItem {
    id: root
    property string iconName
    property string keys
    property bool danger: false
    property string note                  // a second line
    readonly property color ink: !enabled ? Theme.faint : danger ? Theme.danger : Theme.text
    implicitWidth: 248
    implicitHeight: visible ? Theme.u(note === "" ? 32 : 50) : 0
    Accessible.role: Accessible.MenuItem
    Accessible.name: note === "" ? text : text + ", " + note
    contentItem: Item {
        Icon {
            id: sign
            anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
            name: root.checkable ? (root.checked ? "check" : "") : root.iconName
            size: 18
            color: !root.enabled ? Theme.control : root.danger ? Theme.danger : root.checkable ? Theme.accent : Theme.muted
        }
        Column {
            anchors { left: parent.left; leftMargin: Theme.u(38); right: hint.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
            Label { width: parent.width; horizontalAlignment: Text.AlignLeft; text: root.text; color: root.ink; Accessible.ignored: true }
            Label { width: parent.width; horizontalAlignment: Text.AlignLeft; visible: text !== ""; text: root.note; role: "caption"; color: Theme.muted; Accessible.ignored: true }
        }
        KeyHint { id: hint; anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter } keys: root.keys; width: visible ? implicitWidth : 0 }
    }
    background: Rectangle {
        radius: Theme.rControl
        color: root.highlighted || root.hovered ? Theme.accentSoft : "transparent"
    }
}
