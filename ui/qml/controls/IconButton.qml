import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// hint is the tooltip and what a screen reader says.
T.AbstractButton {
    id: root
    property string iconName
    property string hint
    property string keys
    property int size: 32
    property int iconSize: size >= 32 ? 20 : 16
    property bool flips: false
    property color ink: checked ? Theme.accent : Theme.muted
    implicitWidth: Theme.u(size)
    implicitHeight: Theme.u(size)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: hint
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    background: Rectangle {
        radius: root.size >= 32 ? Theme.rControl : 6
        color: root.checked ? Theme.accentSoft : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: root.iconSize
            flips: root.flips
            color: !root.enabled ? Theme.control : root.hovered && !root.checked ? Theme.text : root.ink
        }
    }
    Tooltip { text: root.hint; keys: root.keys; visible: (root.hovered || root.visualFocus) && root.hint !== "" }
    FocusRing { }
}
