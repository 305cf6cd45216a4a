import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Ctrl+K: chats by their names, messages by their words, then commands. Enter on nothing starts a chat with the words.
T.Popup {
    id: root
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    required property ConversationListModel conversations
    required property SearchViewModel search
    signal openChat(double chat)
    signal openMessage(double chat, double message)
    signal command(string name)
    signal newChat(string words)
    readonly property var commands: [
        [qsTr("New chat"), "edit", "new", "Ctrl+N"], [qsTr("Switch model"), "models", "model", "Ctrl+M"], [qsTr("Open a model file…"), "folder", "file", "Ctrl+O"],
        [qsTr("Answer again"), "refresh", "again", "Ctrl+R"], [qsTr("Find in this chat"), "search", "find", "Ctrl+F"], [qsTr("Copy the chat"), "copy", "copy", ""], [qsTr("Export the chat…"), "export", "export", ""],
        [qsTr("Import chats…"), "download", "import", ""], [qsTr("Personas"), "person", "personas", ""], [qsTr("Models"), "models", "models", ""],
        [qsTr("Storage"), "storage", "storage", ""], [qsTr("Settings"), "settings", "settings", "Ctrl+,"], [qsTr("Dark colours"), "moon", "dark", ""],
        [qsTr("Light colours"), "sun", "light", ""], [qsTr("Help"), "info", "help", ""], [qsTr("Shortcuts"), "keyboard", "shortcuts", "F1"]]
    // What is called exactly so first, then chats, what begins so, messages, and the rest.
    function fill() {
        const words = query.text.trim().toLowerCase()
        const stay = Math.max(0, list.currentIndex)
        found.clear()
        const rank = each => {
            const name = each[0].replace("…", "").toLowerCase()
            return words === "" ? 2 : name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 3
        }
        const addCommands = wanted => {
            for (const each of commands.filter(each => rank(each) === wanted))
                found.append({ group: qsTr("Do"), words: each[0], sign: each[1], name: each[2], chat: 0, message: 0, keys: each[3], note: "" })
        }
        addCommands(0)
        let chats = 0
        for (let row = 0; row < conversations.count && chats < 7; ++row) {
            const id = conversations.idAt(row)
            const title = conversations.titleOf(id)
            if (words === "" || title.toLowerCase().includes(words)) {
                found.append({ group: qsTr("Chats"), words: title, sign: "chat", name: "", chat: id, message: 0, keys: "", note: "" })
                ++chats
            }
        }
        addCommands(1)
        for (const hit of words === "" ? [] : search.hits.slice(0, 12))
            found.append({ group: qsTr("Messages"), words: hit.markup, sign: "", name: "", chat: hit.chat, message: hit.message, keys: "",
                           note: (hit.title === "" ? qsTr("New chat") : hit.title) + " · " + hit.when })
        addCommands(2)
        list.currentIndex = Math.min(stay, found.count - 1)
    }
    function accept() {
        const entry = list.currentIndex >= 0 && list.currentIndex < found.count ? found.get(list.currentIndex) : null
        const words = query.text.trim()
        root.close()
        if (entry === null) {
            if (words !== "")
                newChat(words)
        } else if (entry.message !== 0) {
            openMessage(entry.chat, entry.message)
        } else if (entry.chat !== 0) {
            openChat(entry.chat)
        } else {
            command(entry.name)
        }
    }
    parent: T.Overlay.overlay
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Math.min(96, Math.round((parent ? parent.height : 0) * 0.1))
    width: Math.min(Theme.u(640), parent ? parent.width - 32 : 640)
    height: Math.min(Theme.u(60) + 17 + list.contentHeight + Theme.u(40), parent ? parent.height - y - 24 : 500)
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: { query.clear(); fill(); query.forceActiveFocus() }
    background: Rectangle {
        radius: Theme.rPanel; color: Theme.overlay; border.width: 1; border.color: Theme.line
        Shadow { shape: Theme.rPanel; spread: 28 }
    }
    ListModel { id: found; dynamicRoles: false }
    Connections {
        target: root.search
        enabled: root.visible
        function onHitsChanged() { root.fill() }
    }
    contentItem: Item {
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Search")
        Icon { anchors { left: parent.left; leftMargin: 20 } y: Theme.u(20); name: "search" }
        T.TextField {
            id: query
            objectName: "paletteQuery"
            anchors { left: parent.left; leftMargin: 52; right: parent.right; rightMargin: 20 }
            height: Theme.u(60)
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.text
            selectionColor: Theme.accent; selectedTextColor: Theme.accentInk
            font.family: Theme.sans; font.pixelSize: Theme.brand
            Accessible.name: qsTr("Search chats and commands")
            onTextChanged: { list.currentIndex = 0; root.search.query = text; root.fill() }
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onReturnPressed: root.accept()
            Keys.onEnterPressed: root.accept()
            Label { visible: query.text === ""; height: parent.height; text: qsTr("Search chats and commands"); role: "brand"; color: Theme.faint; Accessible.ignored: true }
        }
        Divider { y: Theme.u(60); width: parent.width }
        ListView {
            id: list
            anchors { top: parent.top; topMargin: Theme.u(60) + 8; bottom: foot.top; bottomMargin: 8; left: parent.left; right: parent.right; leftMargin: 8; rightMargin: 8 }
            clip: true
            model: found
            boundsBehavior: Flickable.StopAtBounds
            section.property: "group"
            section.delegate: Label {
                required property string section
                width: list.width; leftPadding: 12; rightPadding: 12; height: Theme.u(32); text: section; role: "caption"; weight: Font.Medium; color: Theme.faint; horizontalAlignment: Text.AlignLeft
            }
            delegate: FoundRow {
                required property int index
                width: list.width
                chosen: list.currentIndex === index
                onHoveredChanged: if (hovered) list.currentIndex = index
                onClicked: { list.currentIndex = index; root.accept() }
            }
            T.ScrollBar.vertical: ScrollThumb { }
        }
        Label {
            visible: found.count === 0 && root.search.settled
            anchors { left: parent.left; leftMargin: 20; right: parent.right; rightMargin: 20 }
            y: Theme.u(60); height: Theme.u(56); horizontalAlignment: Text.AlignLeft
            text: qsTr("Nothing found. Enter starts a chat with these words."); color: Theme.muted
        }
        Item {
            id: foot
            anchors { bottom: parent.bottom; left: parent.left; right: parent.right }
            height: Theme.u(40)
            Divider { width: parent.width }
            Label { anchors { left: parent.left; leftMargin: 20; right: parent.right; rightMargin: 20 } height: parent.height; horizontalAlignment: Text.AlignLeft; text: qsTr("↑↓ Move   Enter Open   Esc Close"); role: "caption"; color: Theme.faint }
        }
    }
}
