import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// A wide table scrolls sideways in its own box. The first row is the head unless the table goes on from another block.
Flickable {
    id: root
    property var columns: []              // 0 start, 1 center, 2 end
    property var cells: []
    signal linkPressed(string target)
    readonly property bool sideways: contentWidth > width
    readonly property int cellWidth: columns.length > 0 ? Math.max(Theme.u(110), Math.floor(width / columns.length)) : 0
    height: Math.ceil(grid.height) + (sideways ? 12 : 0)
    contentWidth: cellWidth * columns.length
    contentHeight: height
    clip: true
    interactive: sideways
    flickableDirection: Flickable.HorizontalFlick
    boundsBehavior: Flickable.StopAtBounds
    Column {
        id: grid
        width: root.contentWidth
        Repeater {
            model: root.cells
            Column {
                id: line
                required property var modelData
                required property int index
                readonly property bool head: index === 0
                width: grid.width
                Row {
                    Repeater {
                        model: line.modelData
                        Item {
                            id: cell
                            required property string modelData
                            required property int index
                            width: root.cellWidth
                            height: words.height + 16
                            Prose {
                                id: words
                                x: cell.index > 0 ? 10 : 0
                                y: 8
                                width: parent.width - x - 10
                                source: line.head ? "<b>" + cell.modelData + "</b>" : cell.modelData
                                color: line.head ? Theme.muted : Theme.text
                                font.pixelSize: line.head ? Theme.small : Theme.read - 1
                                horizontalAlignment: root.columns[cell.index] === 2 ? TextEdit.AlignRight : root.columns[cell.index] === 1 ? TextEdit.AlignHCenter : TextEdit.AlignLeft
                                onLinkPressed: target => root.linkPressed(target)
                            }
                        }
                    }
                }
                Divider { width: parent.width; color: line.head ? Theme.control : Theme.line }
            }
        }
    }
    T.ScrollBar.horizontal: T.ScrollBar {
        id: bar
        implicitHeight: 8
        visible: size < 1
        contentItem: Rectangle { implicitHeight: 5; radius: 2.5; color: Theme.control; opacity: 0.6 }
    }
}
