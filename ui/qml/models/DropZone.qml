import QtQuick
import QtQuick.Shapes
import Rookery.Ui

// Takes model files that are dropped on it, or chosen.
Item {
    id: root
    signal dropped(url file)
    signal choose()
    implicitHeight: Math.max(Theme.u(88), Math.ceil(words.height) + 32)
    Rectangle { anchors.fill: parent; radius: Theme.rCard; color: area.containsDrag ? Theme.accentSoft : "transparent" }
    Shape {
        anchors.fill: parent
        ShapePath {
            strokeColor: area.containsDrag ? Theme.accent : Theme.control
            strokeWidth: 1; strokeStyle: ShapePath.DashLine; dashPattern: [4, 4]; fillColor: "transparent"
            PathSvg { path: "M12.5 .5H" + (root.width - 12.5) + "a12 12 0 0 1 12 12V" + (root.height - 12.5) + "a12 12 0 0 1 -12 12H12.5a12 12 0 0 1 -12 -12V12.5a12 12 0 0 1 12 -12z" }
        }
    }
    Icon { anchors { left: parent.left; leftMargin: 24; verticalCenter: parent.verticalCenter } name: "file"; size: 24; color: Theme.muted }
    Column {
        id: words
        anchors { left: parent.left; leftMargin: 64; right: pick.left; rightMargin: 20; verticalCenter: parent.verticalCenter }
        spacing: 3
        Label { width: parent.width; text: qsTr("Drop a model file here"); weight: Font.Medium; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; text: qsTr("GGUF, .pth, .safetensors, or a Hugging Face folder or link"); role: "small"; color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
    }
    Button { id: pick; text: qsTr("Import…"); anchors { right: parent.right; rightMargin: 20; verticalCenter: parent.verticalCenter } onClicked: root.choose() }
    DropArea {
        id: area
        anchors.fill: parent
        onDropped: drop => { if (drop.hasUrls) root.dropped(drop.urls[0]) }
    }
}
