import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// One chat of the sidebar. F2 renames in place, Del deletes with undo.
T.ItemDelegate {
    id: root
    required property int index
    required property double chat
    required property string title
    required property bool pinned
    required property bool draft
    required property bool kept
    required property bool textOnly
    required property double folder
    required property bool current
    required property bool folded         // stands for its whole folder: only the heading is seen
    required property ConversationListModel conversations
    property bool renaming: false
    signal opened()
    signal folderWanted(Item at)
    text: title
    visible: !folded
    implicitHeight: folded ? 0 : Theme.hRow
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    readonly property bool cursor: ListView.isCurrentItem && ListView.view.activeFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: title + (draft ? ", " + qsTr("draft") : "") + (kept ? ", " + qsTr("Opens instantly") : "")
    Accessible.selected: current
    Accessible.onPressAction: root.opened()
    onClicked: root.opened()
    onDoubleClicked: root.renaming = true
    function rename() { root.renaming = true }
    function chooseFolder() { root.folderWanted(root) }
    background: Rectangle {
        radius: Theme.rControl
        color: root.current ? Theme.selected : root.hovered || menu.visible ? Theme.hover : "transparent"
        border.width: root.current && !Theme.dark ? 1 : 0
        border.color: Theme.line
        Rectangle {
            anchors.fill: parent
            anchors.margins: -1
            visible: root.cursor
            color: "transparent"
            radius: Theme.rControl + 1
            border.width: 2
            border.color: Theme.focus
        }
    }
    contentItem: Item {
        Label {
            id: words
            visible: !root.renaming
            anchors { left: parent.left; leftMargin: 12; verticalCenter: parent.verticalCenter }
            width: Math.min(implicitWidth, parent.width - 50 - (waiting.visible ? waiting.width + 8 : 0))
            horizontalAlignment: Text.AlignLeft
            text: root.title
            weight: root.current ? Font.Medium : Font.Normal
            color: root.current || root.hovered ? Theme.text : Theme.textSoft
            Accessible.ignored: true
        }
        Label {
            id: waiting
            visible: root.draft && !root.renaming
            anchors { left: words.right; leftMargin: 8; verticalCenter: parent.verticalCenter }
            text: qsTr("draft"); role: "caption"; color: Theme.faint; Accessible.ignored: true
        }
        Egg {
            visible: root.kept && !root.hovered && !menu.visible && !root.renaming
            size: 11
            anchors { right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter }
        }
        IconButton {
            visible: (root.hovered || menu.visible) && !root.renaming
            iconName: "more"; size: 24; hint: qsTr("More")
            focusPolicy: Qt.NoFocus
            anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
            onClicked: menu.popup()
        }
        Loader {
            anchors { fill: parent; margins: 1 }
            active: root.renaming
            sourceComponent: TextField {
                text: root.title
                leftPadding: 10
                Accessible.name: qsTr("Name of the chat")
                Component.onCompleted: { forceActiveFocus(); selectAll() }
                onAccepted: { root.conversations.rename(root.chat, text); root.renaming = false; root.ListView.view.forceActiveFocus() }
                Keys.onEscapePressed: { root.renaming = false; root.ListView.view.forceActiveFocus() }
                onActiveFocusChanged: if (!activeFocus) root.renaming = false
            }
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: menu.popup()
    }
    function showMenu() { menu.popup(root, 24, root.height) }
    PopMenu {
        id: menu
        PopMenuItem { text: qsTr("Rename"); iconName: "edit"; keys: "F2"; onTriggered: root.rename() }
        PopMenuItem { text: root.pinned ? qsTr("Unpin") : qsTr("Pin"); iconName: "pin"; keys: "P"; onTriggered: root.conversations.setPinned(root.chat, !root.pinned) }
        PopMenuItem { text: qsTr("Folder…"); iconName: "folder"; keys: "M"; onTriggered: root.chooseFolder() }
        PopMenuItem {
            text: root.textOnly ? qsTr("Keep for instant reopening") : qsTr("Keep as text only"); iconName: "storage"
            onTriggered: root.conversations.setTextOnly(root.chat, !root.textOnly)
        }
        PopMenuLine { }
        PopMenuItem { text: qsTr("Delete"); iconName: "trash"; keys: qsTr("Del"); danger: true; onTriggered: root.conversations.trash(root.chat) }
    }
}
