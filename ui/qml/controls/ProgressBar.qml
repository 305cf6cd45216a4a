import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.ProgressBar {
    id: root
    property color tint: Theme.accent
    property color track: Theme.line
    implicitWidth: 160
    implicitHeight: 4
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Progress")
    background: Rectangle { radius: height / 2; color: root.track }
    contentItem: Item {
        Rectangle {
            anchors.left: parent.left
            width: Math.max(parent.height, root.position * parent.width)
            height: parent.height
            radius: height / 2
            color: root.tint
        }
    }
}
