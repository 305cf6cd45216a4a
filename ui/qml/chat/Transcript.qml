import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// The messages. One tab stop: arrows walk from message to message, letters act on the one under the keys.
ListView {
    id: root
    required property ChatViewModel chat
    property double hoveredMessage: 0
    property bool following: true         // stays with the newest line until the person scrolls up
    readonly property double keyMessage: activeFocus && currentItem ? (currentItem as TranscriptRow).message : 0
    readonly property int measure: Math.min(Theme.measure, width - 2 * 32)
    readonly property int inset: Math.round((width - measure) / 2)
    readonly property bool atEnd: contentY + height >= originY + contentHeight - 48
    signal linkPressed(string target)
    signal statisticsWanted(double message)
    signal selectWanted(double message)
    model: chat.transcript
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 1200
    currentIndex: -1
    activeFocusOnTab: count > 0 || activeFocus
    keyNavigationEnabled: false
    highlightFollowsCurrentItem: false
    header: Item { width: 1; height: 20 }
    footer: Item { width: 1; height: 24 }
    delegate: TranscriptRow {
        width: root.width
        chat: root.chat
        measure: root.measure
        margin: root.inset
        sought: root.chat.find.text
        found: root.chat.find.row === index
        shown: root.hoveredMessage === message || root.keyMessage === message
        reachable: root.keyMessage === message
        onHovered: root.hoveredMessage = message
        onLinkPressed: target => root.linkPressed(target)
        onMenuWanted: (question, at) => root.openMenu(message, question, at)
    }
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Messages")

    function toEnd() {
        root.following = true
        root.follow()
    }
    function follow() {
        if (!root.following)
            return
        if (root.contentHeight <= root.height)
            root.positionViewAtBeginning()
        else
            root.positionViewAtEnd()
    }
    function walk(by: int) {
        root.currentIndex = root.chat.transcript.messageRow(root.currentIndex, by)
        root.following = false
        root.positionViewAtIndex(root.currentIndex, ListView.Contain)
    }
    function show(message: double) {       // a message that was looked for, a third down, under the keys
        const row = root.chat.transcript.firstRowOf(message)
        if (row < 0)
            return
        root.following = false
        root.positionViewAtIndex(row, ListView.Beginning)
        root.contentY = Math.max(root.originY, root.contentY - root.height / 3)
        root.currentIndex = row
        root.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    function openMenu(message: double, question: bool, at: Item) {
        root.chat.askCosts(message)
        menu.message = message
        menu.question = question
        menu.popup(at, 0, at.height + 4)
    }
    onContentHeightChanged: follow()
    onHeightChanged: follow()
    onMovementEnded: following = atEnd
    onContentYChanged: {
        if (moving)
            following = atEnd
        if (chat.hasOlder && contentY - originY < 800)
            chat.loadOlder()
    }
    onActiveFocusChanged: if (activeFocus) takeRow()
    // When the keys come, and not to something in a row: the first row in view of the lowest message, if none in view has them.
    function takeRow() {
        const item = root.Window.activeFocusItem
        if (item !== root && !(item as TranscriptRow))
            return
        if (currentItem && currentItem.y + currentItem.height > contentY && currentItem.y < contentY + height)
            return
        let row = indexAt(width / 2, contentY + height - 8)
        if (row < 0)
            row = count - 1
        const lowest = itemAtIndex(row) as TranscriptRow
        while (lowest && row > 0) {
            const above = itemAtIndex(row - 1) as TranscriptRow
            if (!above || above.message !== lowest.message || above.y < contentY)
                break
            --row
        }
        currentIndex = row
    }
    Timer {   // rows are laid out by the next turn of the event loop
        id: soon
        property double message: 0
        interval: 0
        onTriggered: message !== 0 ? root.show(message) : root.toEnd()
    }
    Connections {
        target: root.chat
        function onOpened() { root.currentIndex = -1; root.following = true; soon.message = 0; soon.restart() }
        function onSent() { soon.message = 0; soon.restart() }
        function onMessageFound(message: double) { root.following = false; soon.message = message; soon.restart() }
    }
    Connections {
        target: root.chat.find
        function onMoved() {
            root.following = false
            root.positionViewAtIndex(root.chat.find.row, ListView.Center)
        }
    }
    Keys.onUpPressed: walk(-1)
    Keys.onDownPressed: walk(1)
    Keys.onMenuPressed: if (currentItem) openMenu(keyMessage, (currentItem as TranscriptRow).kind === TranscriptModel.User, currentItem)
    Keys.onReturnPressed: if (currentItem) openMenu(keyMessage, (currentItem as TranscriptRow).kind === TranscriptModel.User, currentItem)
    Keys.onPressed: event => {
        if (keyMessage === 0 || event.modifiers & (Qt.ControlModifier | Qt.AltModifier))
            return
        event.accepted = true
        switch (event.key) {
        case Qt.Key_C: event.modifiers & Qt.ShiftModifier ? chat.copyPlain(keyMessage) : chat.copyMessage(keyMessage); break
        case Qt.Key_S: selectWanted(keyMessage); break
        case Qt.Key_F: chat.fork(keyMessage); break
        case Qt.Key_I: statisticsWanted(keyMessage); break
        case Qt.Key_Left: chat.switchBranch(keyMessage, -1); break
        case Qt.Key_Right: chat.switchBranch(keyMessage, 1); break
        case Qt.Key_E: chat.beginEdit(keyMessage); break
        case Qt.Key_R: chat.regenerate(keyMessage); break
        case Qt.Key_Delete: chat.trash(keyMessage); break
        case Qt.Key_Home: currentIndex = 0; positionViewAtBeginning(); following = false; break
        case Qt.Key_End: toEnd(); break
        case Qt.Key_PageUp: following = false; contentY = Math.max(originY, contentY - height * 0.9); break
        case Qt.Key_PageDown: contentY = Math.min(originY + contentHeight - height, contentY + height * 0.9); break
        default: event.accepted = false
        }
    }
    Rectangle {   // which message the keys act on
        parent: root.contentItem
        visible: root.currentItem !== null && root.currentItem.activeFocus
        x: Theme.rightToLeft ? root.width - root.inset + 11 : root.inset - 14
        y: root.currentItem ? root.currentItem.y + 6 : 0
        width: 3; height: root.currentItem ? root.currentItem.height - 6 : 0; radius: 1.5
        color: Theme.focus
    }
    FollowFocus { view: root; rows: false; onMoved: root.following = root.atEnd }
    RowScroll {
        parent: root
        list: root
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
        onPressedChanged: root.following = !pressed && root.atEnd
    }

    PopMenu {
        id: menu
        property double message: 0
        property bool question: false
        PopMenuItem { text: qsTr("Copy"); iconName: "copy"; keys: "C"; onTriggered: root.chat.copyMessage(menu.message) }
        PopMenuItem { text: qsTr("Copy without marks"); iconName: "copy"; keys: "Shift+C"; visible: !menu.question; onTriggered: root.chat.copyPlain(menu.message) }
        PopMenuItem { text: qsTr("Select text…"); iconName: "edit"; keys: "S"; onTriggered: root.selectWanted(menu.message) }
        PopMenuItem { text: qsTr("Edit"); iconName: "edit"; keys: "E"; enabled: root.chat.canWrite; onTriggered: root.chat.beginEdit(menu.message) }
        PopMenuItem { text: qsTr("Answer again"); iconName: "refresh"; keys: "R"; note: root.chat.againCost; enabled: root.chat.canWrite; onTriggered: root.chat.regenerate(menu.message) }
        PopMenuItem { text: qsTr("Continue"); iconName: "play"; visible: !menu.question; enabled: root.chat.canWrite; onTriggered: root.chat.continueAnswer(menu.message) }
        PopMenuItem { text: qsTr("New chat from here"); iconName: "fork"; keys: "F"; note: root.chat.forkCost; onTriggered: root.chat.fork(menu.message) }
        PopMenuItem { text: qsTr("Statistics"); iconName: "speed"; keys: "I"; visible: !menu.question; onTriggered: root.statisticsWanted(menu.message) }
        PopMenuLine { }
        PopMenuItem { text: qsTr("Delete"); iconName: "trash"; keys: qsTr("Del"); danger: true; onTriggered: root.chat.trash(menu.message) }
    }
}
