import QtQuick
import QtQuick.Shapes
import Rookery.Ui

// Speed over the chat so far. Flat is the point, so the scale starts at zero. Not mirrored.
Item {
    id: root
    property var values: []
    property int shown: 40
    readonly property var last: values.slice(-shown)
    readonly property real ceiling: Math.max(1, ...last) * 1.35
    readonly property var points: last.map((v, i) => Qt.point(last.length < 2 ? 0 : i * (width - 3) / (last.length - 1), Math.round((height - height * v / ceiling) * 2) / 2))
    readonly property var area: points.length > 1 ? points.concat([Qt.point(width - 3, height), Qt.point(0, height), points[0]]) : []
    implicitWidth: 44
    implicitHeight: 16
    visible: last.length > 1
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Speed over the chat")
    Shape {
        anchors.fill: parent
        ShapePath { strokeWidth: -1; strokeColor: "transparent"; fillColor: Theme.accentSoft; PathPolyline { path: root.area } }
        ShapePath {
            strokeColor: Theme.accent; strokeWidth: 1.5; fillColor: "transparent"; joinStyle: ShapePath.RoundJoin; capStyle: ShapePath.RoundCap
            PathPolyline { path: root.points }
        }
    }
    Rectangle {
        width: 5; height: 5; radius: 2.5; color: Theme.accent
        x: root.width - 5
        y: root.points.length > 0 ? Math.round(root.points[root.points.length - 1].y - 2.5) : 0
    }
}
