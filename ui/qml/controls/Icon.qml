import QtQuick
import Rookery.Ui

Image {
    id: root
    property string name
    property color color: Theme.muted
    property int size: 20
    property bool flips: false          // arrows follow the reading direction
    width: Theme.u(size)
    height: Theme.u(size)
    sourceSize.width: width
    sourceSize.height: height
    mirror: flips && Theme.rightToLeft
    source: name === "" ? "" : "image://icon/" + name + "/" + Theme.hex(color) + "/" + width
    Accessible.ignored: true
}
