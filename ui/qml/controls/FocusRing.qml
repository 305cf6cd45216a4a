import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Sits in any control: two pixels of accent, two pixels outside the shape, keyboard focus only.
Rectangle {
    property T.Control control: parent as T.Control
    property int shape: Theme.rControl
    anchors.fill: parent
    anchors.margins: -3
    visible: control !== null && control.visualFocus
    radius: shape + 3
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
}
