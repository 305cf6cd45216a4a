import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

Rectangle {
    id: root
    required property ConversationListModel conversations
    required property ModelsViewModel models
    required property SearchViewModel search
    property string page: "chat"
    signal go(string page)
    signal openChat(double chat)
    signal openMessage(double chat, double message)
    signal newChat()
    signal hide()
    color: Theme.ground
    width: Theme.sidebarWidth
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Chats")

    Item {
        id: head
        width: parent.width
        height: Theme.bar
        Icon { id: mark; anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter } name: "rookery-small"; size: 24 }
        Label { anchors { left: mark.right; leftMargin: 10; verticalCenter: parent.verticalCenter } text: "Rookery"; role: "brand"; weight: Font.DemiBold }
        IconButton {
            anchors { right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
            iconName: "sidebar"; hint: qsTr("Hide sidebar"); keys: "Ctrl+B"; flips: true
            onClicked: root.hide()
        }
    }
    Column {
        id: top
        anchors { top: head.bottom; left: parent.left; right: parent.right; leftMargin: 12; rightMargin: 12 }
        spacing: 4
        NewChatButton { objectName: "newChat"; width: parent.width; onClicked: root.newChat() }
        TextField {
            id: query
            objectName: "sidebarSearch"
            width: parent.width
            iconName: "search"
            keys: text === "" ? "Ctrl+K" : ""
            clearable: true
            placeholderText: qsTr("Search")
            Accessible.name: qsTr("Search all chats")
            onTextChanged: root.search.query = text
            Keys.onDownPressed: found.take()
            Keys.onReturnPressed: found.take()
            Keys.onEscapePressed: clear()
        }
        Item { width: 1; height: 2 }
    }
    Divider { anchors.top: top.bottom; width: parent.width; opacity: list.contentY > list.originY ? 1 : 0 }
    ListView {
        id: list
        objectName: "chats"
        visible: query.text === ""
        enabled: visible
        anchors { top: top.bottom; bottom: foot.top; left: parent.left; right: parent.right; leftMargin: 12; rightMargin: 12 }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: root.conversations
        section.property: "sectionKey"
        section.delegate: Item {
            id: heading
            required property string section
            width: list.width
            height: Theme.u(34)
            readonly property double folder: root.conversations.sectionFolder(section)
            Label {
                id: words
                anchors { left: parent.left; leftMargin: 12; bottom: parent.bottom; bottomMargin: 6 }
                width: Math.min(implicitWidth, parent.width - 48)
                horizontalAlignment: Text.AlignLeft
                text: root.conversations.sectionTitle(heading.section); role: "caption"; weight: Font.Medium; color: Theme.faint
                Accessible.role: Accessible.Heading
            }
            HoverHandler { id: hover; enabled: heading.folder !== 0 }
            IconButton {
                visible: heading.folder !== 0 && hover.hovered
                anchors { right: parent.right; rightMargin: 6; verticalCenter: words.verticalCenter }
                iconName: "more"; size: 24; hint: qsTr("Folder"); focusPolicy: Qt.NoFocus
                onClicked: folders.change(heading.folder, words.text, heading)
            }
        }
        delegate: ChatRow {
            width: list.width
            conversations: root.conversations
            onOpened: { list.currentIndex = index; root.openChat(chat) }
            onFolderWanted: at => folders.choose(chat, folder, at)
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Chats")
        readonly property ChatRow row: currentItem as ChatRow
        Keys.onReturnPressed: if (row) row.opened()
        Keys.onEnterPressed: if (row) row.opened()
        Keys.onMenuPressed: if (row) row.showMenu()
        Keys.onPressed: event => {
            if (row && event.key === Qt.Key_F2)
                row.rename()
            else if (row && event.key === Qt.Key_Delete)
                root.conversations.trash(row.chat)
            else if (row && event.key === Qt.Key_M)
                row.chooseFolder()
            else if (row && event.key === Qt.Key_P)
                root.conversations.setPinned(row.chat, !row.pinned)
            else
                return
            event.accepted = true
        }
        T.ScrollBar.vertical: ScrollThumb { }
    }
    FolderMenu { id: folders; conversations: root.conversations }
    SearchResults {
        id: found
        visible: query.text !== ""
        enabled: visible
        anchors.fill: list
        conversations: root.conversations
        search: root.search
        onOpenChat: chat => root.openChat(chat)
        onOpenMessage: (chat, message) => root.openMessage(chat, message)
        onGoneBack: query.forceActiveFocus(Qt.ShortcutFocusReason)
    }
    Label {
        visible: list.count === 0 && list.visible
        anchors { left: parent.left; right: parent.right; top: top.bottom; leftMargin: 24; rightMargin: 24; topMargin: 20 }
        text: qsTr("Your chats will gather here."); role: "small"; color: Theme.faint; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft
    }
    Column {
        id: foot
        anchors { bottom: parent.bottom; bottomMargin: 10; left: parent.left; right: parent.right; leftMargin: 12; rightMargin: 12 }
        spacing: 2
        Divider { x: -12; width: root.width }
        Item { width: 1; height: 6 }
        DownloadLine { visible: root.models.movingProgress >= 0; width: parent.width; models: root.models; onClicked: root.go("models") }
        ListRow { objectName: "goModels"; width: parent.width; text: qsTr("Models"); iconName: "models"; checked: root.page === "models"; onClicked: root.go("models") }
        ListRow { objectName: "goStorage"; width: parent.width; text: qsTr("Storage"); iconName: "storage"; checked: root.page === "storage"; onClicked: root.go("storage") }
        ListRow { objectName: "goHelp"; width: parent.width; text: qsTr("Help"); iconName: "info"; checked: root.page === "help"; onClicked: root.go("help") }
        ListRow { objectName: "goSettings"; width: parent.width; text: qsTr("Settings"); iconName: "settings"; keys: "Ctrl+,"; checked: root.page === "settings"; onClicked: root.go("settings") }
    }
    Divider { anchors.right: parent.right; width: 1; height: parent.height }
}
