import QtQuick
import Rookery.Ui

// A soft shadow without shaders: eight stacked rounded rectangles.
Item {
    id: root
    property int shape: Theme.rPanel
    property int spread: 20
    anchors.fill: parent
    z: -1
    Repeater {
        model: 8
        Rectangle {
            required property int index
            readonly property int grown: Math.round(root.spread * (index + 1) / 8)
            anchors { fill: parent; margins: -grown; topMargin: -Math.round(grown * 0.5); bottomMargin: -Math.round(grown * 1.4) }
            radius: root.shape + grown
            color: Theme.dark ? "#0e000000" : "#031b2322"
        }
    }
}
