import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

Item {
    id: root
    required property ChatViewModel chat
    required property ModelViewModel model
    property bool narrow: false
    property bool sidebarHidden: false
    signal openSidebar()
    signal openFile()
    signal moreModels()
    signal deleteChat()
    signal exportChat()
    signal findWanted()
    height: Theme.bar
    function chooseModel() { models.popup(chip, 0, chip.height + 6) }
    function rename() { if (chat.conversation !== 0) renaming.active = true }
    Row {
        id: lead
        anchors { left: parent.left; leftMargin: drawer.visible ? 10 : 20; right: tail.left }
        height: parent.height
        spacing: 6
        IconButton {
            id: drawer
            visible: root.narrow || root.sidebarHidden
            iconName: "sidebar"; hint: qsTr("Chats"); keys: "Ctrl+B"; flips: true
            anchors.verticalCenter: parent.verticalCenter
            onClicked: root.openSidebar()
        }
        T.AbstractButton {
            id: name
            objectName: "title"
            visible: !root.chat.empty && !renaming.active
            width: visible ? Math.min(implicitWidth, Math.max(60, lead.width - chip.width - (drawer.visible ? drawer.width : 0) - 20)) : 0
            implicitWidth: words.implicitWidth + 8
            height: Theme.hControl
            anchors.verticalCenter: parent.verticalCenter
            text: root.chat.title
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Chat: %1").arg(root.chat.title)
            Accessible.description: qsTr("Press to rename")
            Keys.onReturnPressed: root.rename()
            onClicked: root.rename()
            contentItem: Label { id: words; text: name.text; weight: Font.DemiBold; role: "strong"; Accessible.ignored: true; horizontalAlignment: Text.AlignLeft }
            FocusRing { }
        }
        Loader {
            id: renaming
            active: false
            visible: active
            anchors.verticalCenter: parent.verticalCenter
            sourceComponent: TextField {
                text: root.chat.title
                implicitHeight: Theme.hControl
                width: Math.min(300, lead.width - chip.width - 40)
                Accessible.name: qsTr("Name of the chat")
                Component.onCompleted: { forceActiveFocus(); selectAll() }
                onAccepted: { root.chat.rename(text); renaming.active = false }
                Keys.onEscapePressed: renaming.active = false
                onActiveFocusChanged: if (!activeFocus) renaming.active = false
            }
        }
        Chip {
            id: chip
            objectName: "modelChip"
            text: root.model.loading ? root.model.loadingText : root.model.name
            hint: qsTr("Model: %1").arg(text)
            trailing: "chevron-down"
            outlined: true
            implicitHeight: Theme.u(30)
            longest: root.narrow ? Theme.u(140) : Theme.u(260)
            anchors.verticalCenter: parent.verticalCenter
            onClicked: root.chooseModel()
            Rectangle {
                visible: root.model.loading
                anchors { left: parent.left; bottom: parent.bottom; margins: 1 }
                height: 3; radius: 1.5
                width: Math.round((parent.width - 2) * root.model.progress)
                color: Theme.accent
            }
        }
    }
    Row {
        id: tail
        anchors { right: parent.right; rightMargin: root.narrow ? 10 : 14 }
        height: parent.height
        spacing: 2
        Loader {
            active: !root.chat.empty && root.width >= Theme.u(560)
            visible: active
            anchors.verticalCenter: parent.verticalCenter
            sourceComponent: Meter { chat: root.chat; model: root.model; compact: root.width < Theme.u(860) }
        }
        IconButton { objectName: "find"; visible: !root.chat.empty; iconName: "search"; hint: qsTr("Find in this chat"); keys: "Ctrl+F"; anchors.verticalCenter: parent.verticalCenter; onClicked: root.findWanted() }
        IconButton {
            id: dots
            visible: !root.chat.empty
            iconName: "more"; hint: qsTr("Chat menu")
            anchors.verticalCenter: parent.verticalCenter
            onClicked: menu.popup(dots, dots.width - menu.width, dots.height + 6)
        }
    }
    ModelMenu { id: models; model: root.model; onOpenFile: root.openFile(); onMore: root.moreModels() }
    PopMenu {
        id: menu
        PopMenuItem { text: qsTr("Rename"); iconName: "edit"; onTriggered: root.rename() }
        PopMenuItem { text: qsTr("Copy the chat"); iconName: "copy"; onTriggered: root.chat.copyChat() }
        PopMenuItem { text: qsTr("Export…"); iconName: "export"; enabled: root.chat.conversation !== 0; onTriggered: root.exportChat() }
        PopMenuItem { text: qsTr("Check against the text"); iconName: "shield"; onTriggered: root.chat.verify() }
        PopMenuLine { }
        PopMenuItem { text: qsTr("Delete"); iconName: "trash"; danger: true; onTriggered: root.deleteChat() }
    }
    Divider { visible: !root.chat.empty; anchors.bottom: parent.bottom; width: parent.width }
}
