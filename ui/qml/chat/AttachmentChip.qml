import QtQuick
import Rookery.Ui

// A file that goes with the draft.
Rectangle {
    id: root
    required property string name
    required property string note
    required property bool reading
    signal removed()
    implicitWidth: row.width + 20
    implicitHeight: Theme.u(36)
    radius: Theme.rControl
    color: Theme.sunken
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + note
    Row {
        id: row
        x: 10; height: parent.height; spacing: 8
        Icon { name: root.reading ? "clock" : "file"; size: 18; anchors.verticalCenter: parent.verticalCenter }
        Label { width: Math.min(Math.ceil(implicitWidth), Theme.u(200)); text: root.name; role: "small"; weight: Font.Medium; elide: Text.ElideMiddle; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
        Label { text: root.note; role: "caption"; color: Theme.faint; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
        IconButton { objectName: "removeAttachment"; iconName: "close"; size: 24; iconSize: 14; hint: qsTr("Remove %1").arg(root.name); anchors.verticalCenter: parent.verticalCenter; onClicked: root.removed() }
    }
}
