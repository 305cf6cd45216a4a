import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Which folder a chat lies in, or what a folder is called: a small card with a field and the folders there are. All by
// keyboard: arrows walk, Enter chooses, Esc closes.
T.Popup {
    id: root
    required property ConversationListModel conversations
    property double chat: 0               // 0: a folder is changed
    property double folder: 0
    function choose(chat: double, folder: double, at: Item) {
        root.chat = chat
        root.folder = folder
        show(at, "")
    }
    function change(folder: double, name: string, at: Item) {
        root.chat = 0
        root.folder = folder
        show(at, name)
    }
    function show(at: Item, words: string) {
        const place = at.mapToItem(root.parent, 12, at.height + 2)
        x = Math.max(8, Math.min(place.x, root.parent.width - width - 8))
        y = Math.max(8, Math.min(place.y, root.parent.height - implicitHeight - 8))
        open()
        name.text = words
        name.selectAll()
        name.forceActiveFocus(Qt.PopupFocusReason)
    }
    function accept() {
        if (chat !== 0)
            conversations.addFolder(name.text, [chat])
        else
            conversations.renameFolder(folder, name.text)
        close()
    }
    parent: T.Overlay.overlay
    width: Theme.u(260)
    padding: 8
    modal: false
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    implicitHeight: content.implicitHeight + 16
    background: Rectangle {
        radius: Theme.rCard; color: Theme.overlay; border.width: 1; border.color: Theme.line
        Shadow { shape: Theme.rCard }
    }
    contentItem: Column {
        id: content
        spacing: 2
        Accessible.role: Accessible.Dialog
        Accessible.name: root.chat !== 0 ? qsTr("Folder of the chat") : qsTr("Folder")
        Repeater {
            model: root.chat !== 0 ? root.conversations.folders : []
            ListRow {
                required property var modelData
                width: content.width
                text: modelData.name
                iconName: "folder"
                checked: modelData.id === root.folder
                Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                onClicked: { root.conversations.setFolder(root.chat, modelData.id); root.close() }
            }
        }
        ListRow {
            visible: root.chat !== 0 && root.folder !== 0
            width: content.width
            text: qsTr("In no folder")
            iconName: "close"
            Accessible.checkable: false
            onClicked: { root.conversations.setFolder(root.chat, 0); root.close() }
        }
        TextField {
            id: name
            objectName: "folderName"
            width: content.width
            iconName: root.chat !== 0 ? "plus" : "edit"
            placeholderText: root.chat !== 0 ? qsTr("New folder") : qsTr("Name of the folder")
            onAccepted: root.accept()
            Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        }
        ListRow {
            visible: root.folder !== 0
            width: content.width
            text: qsTr("Remove the folder")
            iconName: "trash"
            ink: Theme.danger
            Accessible.checkable: false
            onClicked: { root.conversations.removeFolder(root.folder); root.close() }
        }
    }
}
