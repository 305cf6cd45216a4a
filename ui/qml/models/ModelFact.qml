import QtQuick
import Rookery.Ui

// One line of the details.
Item {
    id: root
    property string label
    property string value
    height: Theme.u(32)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ", " + value
    Label { id: left; text: root.label; role: "small"; height: root.height; color: Theme.muted; Accessible.ignored: true }
    Label {
        anchors { right: parent.right; left: left.right; leftMargin: 12 }
        horizontalAlignment: Text.AlignRight
        text: root.value; role: "small"; height: root.height; weight: Font.Medium; Accessible.ignored: true
    }
    Divider { width: parent.width; anchors.bottom: parent.bottom; opacity: 0.7 }
}
