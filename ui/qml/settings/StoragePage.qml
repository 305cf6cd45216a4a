import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// What is on the disk and of what; the room for kept states; each chat's share; backups to go back to. Text is never
// removed to save room.
Item {
    id: root
    required property ConversationListModel conversations
    required property StorageViewModel storage
    required property TrashViewModel trash
    property bool narrow: false
    signal openSidebar()
    onVisibleChanged: if (visible) { storage.load(); trash.load() }
    PageHeader { id: head; width: parent.width; title: qsTr("Storage"); narrow: root.narrow; onOpenSidebar: root.openSidebar() }
    ListView {
        id: list
        objectName: "storageChats"
        anchors { top: head.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        readonly property int inner: Math.min(Theme.u(880), width - (root.narrow ? 32 : 48))
        readonly property int inset: Math.round((width - inner) / 2)
        property bool scrolled: false     // by the person: until then it stands at its top, whatever comes in
        onMovementStarted: scrolled = true
        onVisibleChanged: scrolled = false
        Timer { id: toTop; interval: 0; onTriggered: list.positionViewAtBeginning() }
        onOriginYChanged: if (!scrolled) toTop.restart()     // the header has grown
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.storage.chats
        activeFocusOnTab: false
        currentIndex: -1                  // a current row would take the keys from the header whenever the list changes
        property int keyRow: 0            // the one row that Tab reaches
        function step(to: int) {
            if (to < 0 || to >= count)
                return
            keyRow = to
            positionViewAtIndex(to, ListView.Contain)
            const row = itemAtIndex(to) as StorageRow
            if (row)
                row.take()
        }
        onCountChanged: keyRow = Math.max(0, Math.min(keyRow, count - 1))
        T.ScrollBar.vertical: ScrollThumb { }
        FollowFocus { view: list }
        header: Column {
            x: list.inset
            width: list.inner
            onHeightChanged: if (!list.scrolled) toTop.restart()
            topPadding: 24
            bottomPadding: 8
            spacing: 32
            DiskUse { width: parent.width; storage: root.storage }
            StateBudget { width: parent.width; storage: root.storage; narrow: root.narrow }
            BackupList {
                width: parent.width; storage: root.storage; narrow: root.narrow
                title: qsTr("Backups"); entries: root.storage.backups
                note: qsTr("Made and checked once a day while nothing else is done. Going back keeps the chats of now among the originals.")
                empty: qsTr("None yet. The first is made when the program has been idle for a minute.")
                action: qsTr("Bring back")
                onChosen: path => root.storage.restore(path)
                followed: true
                SettingRow {
                    title: qsTr("One more, now")
                    note: qsTr("The oldest of seven goes")
                    last: true
                    Button { objectName: "backUp"; enabled: !root.storage.busy; text: root.storage.busy ? qsTr("Copying") : qsTr("Back up"); onClicked: root.storage.backUp() }
                }
            }
            BackupList {
                visible: root.storage.originals.length > 0
                width: parent.width; storage: root.storage; narrow: root.narrow
                title: qsTr("Originals"); entries: root.storage.originals
                note: qsTr("Files that were damaged and have been mended, or that a backup replaced. Kept until you remove them.")
                action: qsTr("Remove")
                onChosen: path => root.storage.removeOriginal(path)
            }
            TrashList { width: parent.width; trash: root.trash; narrow: root.narrow }
            Column {
                width: parent.width
                spacing: 6
                Label { text: qsTr("Chats"); role: "heading"; Accessible.role: Accessible.Heading }
                Label {
                    width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; horizontalAlignment: Text.AlignLeft
                    text: qsTr("A chat whose state is kept opens instantly. One kept as text only opens the same; its first answer takes longer.")
                }
            }
        }
        footer: Item { width: 1; height: 32 }
        delegate: StorageRow {
            x: list.inset; width: list.inner
            conversations: root.conversations; narrow: root.narrow
            reachable: index === list.keyRow
            onStepped: by => list.step(index + by)
        }
    }
}
