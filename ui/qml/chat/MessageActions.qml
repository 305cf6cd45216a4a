import QtQuick
import Rookery.Ui

// Under an answer. Quiet until the message is hovered or under the keys; under the newest answer always shown.
Item {
    id: root
    property bool shown: true
    property bool newest: false
    property bool canWrite: true
    property bool canContinue: false
    property bool whole: true             // else only its beginning is shown
    property bool reachable: true         // by Tab
    property int sibling: 1
    property int siblings: 1
    property string note
    property string status
    signal copy()
    signal again()
    signal edit()
    signal fork()
    signal more(Item at)
    signal step(int delta)
    signal goOn()
    signal showAll()
    height: Theme.u(30)
    Row {
        anchors { left: parent.left; leftMargin: -6 }
        height: parent.height
        spacing: 2
        opacity: root.shown || root.newest || root.canContinue || !root.whole ? 1 : 0
        Label { visible: root.status !== ""; anchors.verticalCenter: parent.verticalCenter; leftPadding: 6; rightPadding: 4; text: root.status; role: "small"; color: Theme.muted }
        Button { objectName: "showWhole"; visible: !root.whole; text: qsTr("Show all"); kind: "link"; implicitHeight: Theme.u(28); focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; onClicked: root.showAll() }
        Button { objectName: "continueAnswer"; visible: root.canContinue; enabled: root.canWrite; text: qsTr("Continue"); kind: "link"; focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; implicitHeight: Theme.u(28); onClicked: root.goOn() }
        Row {
            opacity: root.shown || root.newest ? 1 : 0
            spacing: 2
            IconButton { iconName: "copy"; size: 28; hint: qsTr("Copy"); focusPolicy: Qt.NoFocus; onClicked: root.copy() }
            IconButton { objectName: "again"; iconName: "refresh"; size: 28; hint: qsTr("Answer again"); keys: root.newest ? "Ctrl+R" : ""; enabled: root.canWrite; focusPolicy: Qt.NoFocus; onClicked: root.again() }
            IconButton { iconName: "edit"; size: 28; hint: qsTr("Edit"); enabled: root.canWrite; focusPolicy: Qt.NoFocus; onClicked: root.edit() }
            IconButton { iconName: "fork"; size: 28; hint: qsTr("New chat from here"); focusPolicy: Qt.NoFocus; onClicked: root.fork() }
            IconButton { id: dots; iconName: "more"; size: 28; hint: qsTr("More"); focusPolicy: Qt.NoFocus; onClicked: root.more(dots) }
            BranchArrows { visible: root.siblings > 1; reachable: root.reachable; current: root.sibling; count: root.siblings; onStep: delta => root.step(delta) }
            Label { height: Theme.u(28); leftPadding: 8; text: root.note; role: "caption"; color: Theme.faint }
        }
    }
}
