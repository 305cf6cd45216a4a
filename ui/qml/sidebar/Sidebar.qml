import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

Rectangle {
    id: root
    required property ConversationListModel conversations
    required property SidebarModel rows
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
        activeFocusOnTab: count > 0 || activeFocus
        onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = Math.max(0, root.rows.rowOf(root.conversations.current))
        keyNavigationEnabled: true
        model: root.rows
        section.property: "sectionKey"
        section.delegate: SectionHeading {
            width: list.width
            conversations: root.conversations
            rows: root.rows
            cursor: list.activeFocus && list.row !== null && list.row.folded && list.row.folder === folder
            onToggled: list.fold(folder, !folded)
            onChangeWanted: at => folders.change(folder, title, at)
        }
        function fold(folder: double, folded: bool) {
            const chat = row ? row.chat : 0
            root.rows.setFolded(folder, folded)
            currentIndex = root.rows.rowOf(chat)
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
        Keys.onReturnPressed: if (row) row.folded ? fold(row.folder, false) : row.opened()
        Keys.onEnterPressed: if (row) row.folded ? fold(row.folder, false) : row.opened()
        Keys.onMenuPressed: if (row) row.folded ? changeFolder() : row.showMenu()
        function changeFolder() { folders.change(row.folder, root.conversations.sectionTitle("folder/" + row.folder), row) }
        Keys.onPressed: event => {
            const back = Theme.rightToLeft ? Qt.Key_Right : Qt.Key_Left
            const on = Theme.rightToLeft ? Qt.Key_Left : Qt.Key_Right
            if (row && !row.pinned && row.folder !== 0 && (event.key === back || event.key === on))
                fold(row.folder, event.key === back)
            else if (row && row.folded && event.key === Qt.Key_F2)
                changeFolder()
            else if (row && row.folded)
                return
            else if (row && event.key === Qt.Key_F2)
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
