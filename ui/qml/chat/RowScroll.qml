import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// A scroll bar that counts rows: the height of rows that were never drawn is a guess, their number is not, so the
// thumb never jumps.
T.ScrollBar {
    id: root
    required property ListView list
    property real firstRow: 0             // the row at the top, with the part of it that is above
    property real shownRows: 1
    function look() {
        const top = list.itemAtIndex(list.indexAt(list.width / 2, list.contentY + 1))
        const bottom = list.itemAtIndex(list.indexAt(list.width / 2, list.contentY + list.height - 1))
        if (!top)
            firstRow = list.atYEnd ? Math.max(0, list.count - shownRows) : 0
        else
            firstRow = list.indexAt(list.width / 2, list.contentY + 1) + (list.contentY - top.y) / Math.max(1, top.height)
        // Below the last row there is none: all down to it is shown.
        const last = bottom ? list.indexAt(list.width / 2, list.contentY + list.height - 1) : list.count - 1
        if (top)
            shownRows = Math.max(0.5, last + 1 - firstRow)
    }
    function go(place: real) {
        const row = Math.min(list.count - 1, Math.max(0, Math.floor(place * list.count)))
        list.positionViewAtIndex(row, ListView.Beginning)
        const item = list.itemAtIndex(row)
        if (item)
            list.contentY = Math.min(list.originY + list.contentHeight - list.height, item.y + (place * list.count - row) * item.height)
    }
    orientation: Qt.Vertical
    size: list.count > 0 ? Math.min(1, Math.max(0.05, shownRows / list.count)) : 1
    visible: list.count > 0 && list.contentHeight > list.height
    hoverEnabled: true
    padding: 3
    implicitWidth: 12
    contentItem: Rectangle {
        implicitWidth: 6
        radius: 3
        color: root.pressed || root.hovered ? Theme.muted : Theme.control
        opacity: root.pressed || root.hovered ? 0.8 : 0.45
    }
    Binding {
        target: root; property: "position"; when: !root.pressed; restoreMode: Binding.RestoreNone
        value: root.list.count > 0 ? Math.min(1 - root.size, Math.max(0, root.firstRow / root.list.count)) : 0
    }
    onPositionChanged: if (pressed) go(position)
    Connections {
        target: root.list
        function onContentYChanged() { root.look() }
        function onCountChanged() { root.look() }
        function onHeightChanged() { root.look() }
    }
    Accessible.role: Accessible.ScrollBar
    Accessible.name: qsTr("Place in the chat")
}
