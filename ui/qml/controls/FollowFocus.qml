import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Scrolls `view` so that what the keys reached is seen with some room around it. A press of the mouse moves nothing:
// its target would leave the pointer before the release.
Item {
    id: root
    required property Flickable view
    property bool rows: true              // also for the rows of a list, not only for what is in them
    signal moved()
    visible: false
    function show(item: Item) {
        let inside = item
        while (inside && inside !== view.contentItem)
            inside = inside.parent
        if (!inside || (!rows && item.parent === view.contentItem) || (item as T.Control)?.focusReason === Qt.MouseFocusReason)
            return
        const top = item.mapToItem(view.contentItem, 0, 0).y
        const lowest = view.originY + Math.max(0, view.contentHeight - view.height)
        const shown = Math.min(Math.max(view.contentY, top + item.height + Theme.u(60) - view.height), top - Theme.u(40))
        const place = Math.max(view.originY, Math.min(lowest, shown))
        if (place === view.contentY)
            return
        view.contentY = place
        moved()
    }
    Connections {
        target: root.Window.window
        enabled: root.view.visible && root.view.enabled
        function onActiveFocusItemChanged() { root.show(root.Window.activeFocusItem) }
    }
}
