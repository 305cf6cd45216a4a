import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.AbstractButton {
    id: root
    property bool busy: false
    implicitWidth: Theme.u(36)
    implicitHeight: Theme.u(36)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: busy ? qsTr("Stop") : qsTr("Send")
    Keys.onReturnPressed: root.clicked()
    background: Rectangle {
        radius: Theme.rControl + 2
        color: !root.enabled ? Theme.line : root.busy ? Theme.text : root.down ? Theme.accentPressed : root.hovered ? Theme.accentHover : Theme.accent
    }
    contentItem: Item {
        Icon { anchors.centerIn: parent; name: root.busy ? "stop" : "send"; color: !root.enabled ? Theme.faint : root.busy ? Theme.surface : Theme.accentInk }
    }
    Tooltip { text: root.busy ? qsTr("Stop") : qsTr("Send"); keys: root.busy ? "Esc" : "Enter"; visible: root.hovered }
    FocusRing { shape: 10 }
}
