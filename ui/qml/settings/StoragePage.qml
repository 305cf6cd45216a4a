import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// What each chat's kept states take. Text is never removed to save room.
Item {
    id: root
    required property ConversationListModel conversations
    property bool narrow: false
    signal openSidebar()
    PageHeader { id: head; width: parent.width; title: qsTr("Storage"); narrow: root.narrow; onOpenSidebar: root.openSidebar() }
    ListView {
        id: list
        anchors { top: head.bottom; bottom: parent.bottom }
        width: Math.min(Theme.u(880), root.width - (root.narrow ? 32 : 48))
        x: Math.round((root.width - width) / 2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.conversations
        activeFocusOnTab: false
        T.ScrollBar.vertical: ScrollThumb { }
        header: Column {
            width: list.width
            topPadding: 24
            bottomPadding: 16
            spacing: 6
            Label { text: qsTr("Kept states take %1").arg(root.conversations.stateBytesText); role: "title"; Accessible.role: Accessible.Heading }
            Label {
                width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; horizontalAlignment: Text.AlignLeft
                text: qsTr("A chat whose state is kept opens instantly. One kept as text only opens the same; its first answer takes longer.")
            }
        }
        footer: Item { width: 1; height: 32 }
        delegate: Item {
            id: row
            required property double chat
            required property string title
            required property bool kept
            required property bool textOnly
            required property string bytesText
            width: list.width
            height: Theme.u(52)
            Egg { id: egg; anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter } kept: row.kept }
            Label {
                anchors { left: egg.right; leftMargin: 12; right: bytes.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
                text: row.title; weight: Font.Medium; horizontalAlignment: Text.AlignLeft
            }
            Label { id: bytes; anchors { right: choice.left; rightMargin: 16; verticalCenter: parent.verticalCenter } text: row.bytesText; color: Theme.muted }
            SegmentedControl {
                id: choice
                small: true
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                name: row.title
                options: [qsTr("Instant"), qsTr("Text only")]
                current: row.textOnly ? 1 : 0
                onChosen: index => root.conversations.setTextOnly(row.chat, index === 1)
            }
            Divider { anchors.bottom: parent.bottom; width: parent.width }
        }
    }
}
