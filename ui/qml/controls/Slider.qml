import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Arrows move one step, Home and End the ends; double-click returns to `preset`.
T.Slider {
    id: root
    property real preset: from
    implicitWidth: 240
    implicitHeight: Theme.u(24)
    hoverEnabled: true
    Accessible.role: Accessible.Slider
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            value = event.key === Qt.Key_Home ? from : to
            moved()
            event.accepted = true
        }
    }
    TapHandler {
        acceptedButtons: Qt.LeftButton
        onDoubleTapped: { root.value = root.preset; root.moved() }
    }
    background: Item {
        Rectangle { y: Math.round(parent.height / 2) - 2; width: parent.width; height: 4; radius: 2; color: Theme.line }
        Rectangle {
            x: root.mirrored ? root.visualPosition * parent.width : 0
            y: Math.round(parent.height / 2) - 2
            width: root.position * parent.width
            height: 4; radius: 2; color: Theme.accent
        }
    }
    handle: Rectangle {
        x: root.visualPosition * (root.width - width)
        y: Math.round((root.height - height) / 2)
        width: 18; height: 18; radius: 9
        color: Theme.raised
        border.width: root.pressed ? 5 : 4
        border.color: root.hovered ? Theme.accentHover : Theme.accent
        FocusRing { control: root; shape: 9 }
    }
}
