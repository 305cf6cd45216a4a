import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Slim position mark; wider under the pointer, can be dragged.
T.ScrollBar {
    id: root
    implicitWidth: 12
    padding: 3
    minimumSize: 0.08
    policy: T.ScrollBar.AsNeeded
    visible: size < 1
    focusPolicy: Qt.NoFocus
    Accessible.ignored: true
    contentItem: Rectangle {
        implicitWidth: root.hovered || root.pressed ? 8 : 5
        radius: width / 2
        color: Theme.control
        opacity: root.hovered || root.pressed ? 0.9 : 0.5
    }
}
