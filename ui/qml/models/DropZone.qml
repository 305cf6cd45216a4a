import QtQuick
import QtQuick.Shapes
import Rookery.Ui

// Takes model files that are dropped on it, or chosen.
Item {
    id: root
    signal dropped(url file)
    signal choose()
    implicitHeight: Theme.u(88)
    Rectangle { anchors.fill: parent; radius: Theme.rCard; color: area.containsDrag ? Theme.accentSoft : "transparent" }
    Shape {
        anchors.fill: parent
        ShapePath {
            strokeColor: area.containsDrag ? Theme.accent : Theme.control
            strokeWidth: 1; strokeStyle: ShapePath.DashLine; dashPattern: [4, 4]; fillColor: "transparent"
            PathSvg { path: "M12.5 .5H" + (root.width - 12.5) + "a12 12 0 0 1 12 12V" + (root.height - 12.5) + "a12 12 0 0 1 -12 12H12.5a12 12 0 0 1 -12 -12V12.5a12 12 0 0 1 12 -12z" }
        }
    }
    Icon { x: 24; anchors.verticalCenter: parent.verticalCenter; name: "file"; size: 24; color: Theme.muted }
    Column {
        x: 64; anchors.verticalCenter: parent.verticalCenter; spacing: 3; width: parent.width - 64 - pick.width - 40
        Label { width: parent.width; text: qsTr("Drop a model file here"); weight: Font.Medium }
        Label { width: parent.width; text: qsTr("GGUF, .pth, .safetensors, or a Hugging Face folder or link"); role: "small"; color: Theme.muted }
    }
    Button { id: pick; text: qsTr("Import…"); anchors { right: parent.right; rightMargin: 20; verticalCenter: parent.verticalCenter } onClicked: root.choose() }
    DropArea {
        id: area
        anchors.fill: parent
        onDropped: drop => { if (drop.hasUrls) root.dropped(drop.urls[0]) }
    }
}
