import QtQuick
import Rookery.Ui

Row {
    id: root
    property int current: 1
    property int count: 1
    property bool reachable: true         // by Tab
    signal step(int delta)
    IconButton { iconName: "chevron-left"; size: 28; flips: true; focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; hint: qsTr("Previous version"); keys: "Alt+←"; enabled: root.current > 1; onClicked: root.step(-1) }
    Label { height: Theme.u(28); text: root.current + "/" + root.count; role: "caption"; weight: Font.Medium; color: Theme.muted
            Accessible.name: qsTr("Version %1 of %2").arg(root.current).arg(root.count) }
    IconButton { iconName: "chevron-right"; size: 28; flips: true; focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; hint: qsTr("Next version"); keys: "Alt+→"; enabled: root.current < root.count; onClicked: root.step(1) }
}
