import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// One bar, a legend in words. The parts are all there is: their sum is what the disk shows.
Column {
    id: root
    required property StorageViewModel storage
    readonly property var tints: [Theme.accent, Theme.control, Theme.text, Theme.faint, Theme.warn, Theme.muted, Theme.danger]
    function tint(at: int): color { return tints[at % tints.length] }
    spacing: 14
    Label { text: qsTr("%1 on the disk, %2 free").arg(root.storage.totalText).arg(root.storage.freeText); role: "title"; Accessible.role: Accessible.Heading }
    Rectangle {
        width: parent.width
        height: Theme.u(12)
        radius: height / 2
        color: Theme.line
        Row {
            id: bar
            anchors { fill: parent; margins: 0 }
            spacing: 2
            Repeater {
                model: root.storage.parts
                Rectangle {
                    required property var modelData
                    required property int index
                    width: Math.max(3, Math.round((bar.width - 2 * root.storage.parts.length) * modelData.share))
                    height: bar.height
                    radius: Math.min(width, height) / 2
                    color: root.tint(index)
                }
            }
        }
    }
    Column {
        width: parent.width
        spacing: 8
        Repeater {
            model: root.storage.parts
            Item {
                id: part
                required property var modelData
                required property int index
                width: root.width
                height: words.height
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.name + ", " + modelData.bytesText + ", " + modelData.note
                Rectangle { id: dot; y: Theme.u(5); width: Theme.u(10); height: width; radius: 3; color: root.tint(part.index) }
                Label {
                    id: words
                    anchors { left: dot.right; leftMargin: 10; right: size.left; rightMargin: 12 }
                    horizontalAlignment: Text.AlignLeft
                    wrapMode: Text.Wrap
                    text: part.modelData.name + ": " + part.modelData.note
                    color: Theme.textSoft
                    Accessible.ignored: true
                }
                Label { id: size; anchors.right: parent.right; text: part.modelData.bytesText; weight: Font.Medium; Accessible.ignored: true }
            }
        }
    }
}
