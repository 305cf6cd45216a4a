import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// One persona of the list: pressed, it is in the form below.
T.AbstractButton {
    id: root
    property string note
    property bool ready: false
    property bool current: false
    signal duplicate()
    signal remove()
    implicitHeight: Theme.u(60)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note
    Keys.onReturnPressed: root.clicked()
    Keys.onDeletePressed: root.remove()
    background: Rectangle { radius: Theme.rControl; color: root.current ? Theme.accentSoft : root.hovered ? Theme.hover : "transparent" }
    contentItem: Item {
        Icon { anchors { left: parent.left; leftMargin: 14; verticalCenter: parent.verticalCenter } name: "person"; color: root.current ? Theme.accent : Theme.muted }
        Column {
            anchors { left: parent.left; leftMargin: 48; right: tail.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
            spacing: 2
            Label { width: parent.width; text: root.text; weight: Font.DemiBold; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
            Label { width: parent.width; text: root.note; role: "small"; color: Theme.muted; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
        }
        Row {
            id: tail
            anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
            spacing: 6
            Egg { kept: root.ready; anchors.verticalCenter: parent.verticalCenter }
            Label { visible: root.width > Theme.u(480); text: root.ready ? qsTr("Starts at once") : qsTr("Read on first use"); role: "caption"; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter }
            IconButton { objectName: "duplicatePersona"; iconName: "copy"; size: 28; hint: qsTr("Duplicate"); onClicked: root.duplicate() }
            IconButton { objectName: "deletePersona"; iconName: "trash"; size: 28; hint: qsTr("Delete"); keys: qsTr("Del"); onClicked: root.remove() }
        }
    }
    FocusRing { }
}
