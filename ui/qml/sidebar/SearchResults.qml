import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// In the place of the chats while something is searched: chats by name, then messages by their words.
ListView {
    id: root
    objectName: "searchResults"
    required property ConversationListModel conversations
    required property SearchViewModel search
    signal openChat(double chat)
    signal openMessage(double chat, double message)
    signal goneBack()                     // upwards out of the list
    function take() {
        if (count > 0) {
            currentIndex = 0
            forceActiveFocus(Qt.TabFocusReason)
        }
    }
    function fill() {
        const words = search.query.trim().toLowerCase()
        const stay = currentIndex
        found.clear()
        for (let row = 0; words !== "" && row < conversations.count && found.count < 7; ++row) {
            const id = conversations.idAt(row)
            const title = conversations.titleOf(id)
            if (title.toLowerCase().includes(words))
                found.append({ group: qsTr("Chats"), words: title, sign: "chat", note: "", keys: "", chat: id, message: 0 })
        }
        for (const hit of words === "" ? [] : search.hits)
            found.append({ group: qsTr("Messages"), words: hit.markup, sign: "", keys: "", chat: hit.chat, message: hit.message,
                           note: (hit.title === "" ? qsTr("New chat") : hit.title) + " · " + hit.when })
        currentIndex = activeFocus ? Math.min(Math.max(0, stay), found.count - 1) : -1
    }
    function accept(at: int) {
        if (at < 0 || at >= found.count)
            return
        const entry = found.get(at)
        entry.message !== 0 ? openMessage(entry.chat, entry.message) : openChat(entry.chat)
    }
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: count > 0 || activeFocus
    currentIndex: -1
    keyNavigationEnabled: true
    model: ListModel { id: found; dynamicRoles: false }
    onVisibleChanged: fill()
    onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
    Connections {
        target: root.search
        function onHitsChanged() { if (root.visible) root.fill() }
        function onQueryChanged() { if (root.visible) root.fill() }
    }
    section.property: "group"
    section.delegate: Label {
        required property string section
        width: root.width; leftPadding: 12; rightPadding: 12; height: Theme.u(32); text: section; role: "caption"; weight: Font.Medium; color: Theme.faint; horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
    }
    delegate: FoundRow {
        required property int index
        width: root.width
        chosen: root.activeFocus && root.currentIndex === index
        onClicked: root.accept(index)
    }
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Found")
    Keys.onReturnPressed: accept(currentIndex)
    Keys.onEnterPressed: accept(currentIndex)
    Keys.onEscapePressed: goneBack()
    Keys.onUpPressed: currentIndex > 0 ? decrementCurrentIndex() : goneBack()
    footer: Label {
        leftPadding: 12; width: root.width; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft
        role: "small"; color: Theme.faint
        topPadding: 12
        text: !root.search.complete ? qsTr("The index is being made. More may be found in a moment.")
            : root.count === 0 && root.search.settled && root.search.query !== "" ? qsTr("Nothing found.") : ""
    }
    T.ScrollBar.vertical: ScrollThumb { }
}
