import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.Switch {
    id: root
    implicitWidth: 36
    implicitHeight: 20
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Keys.onReturnPressed: { toggle(); toggled() }
    indicator: Rectangle {
        width: 36; height: 20; radius: 10
        color: root.checked ? Theme.accent : "transparent"
        border.width: root.checked ? 0 : 1.5
        border.color: Theme.control
        opacity: root.enabled ? 1 : 0.5
        Rectangle {
            width: 14; height: 14; radius: 7; y: 3
            x: root.checked !== root.mirrored ? 19 : 3
            color: root.checked ? Theme.accentInk : Theme.control
            Behavior on x { NumberAnimation { duration: Theme.quick } }
        }
    }
    FocusRing { shape: 10 }
}
