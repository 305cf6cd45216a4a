import QtQuick
import Rookery.Ui
import Rookery.ViewModels

Item {
    id: root
    required property ChatViewModel chat
    required property ModelViewModel model
    required property HelpViewModel help
    required property PersonasViewModel personas
    property bool narrow: false
    property bool sidebarHidden: false
    property Component offer
    signal openSidebar()
    signal openFile()
    signal moreModels()
    signal deleteChat()
    signal exportChat()
    signal managePersonas()
    signal attach()
    signal linkPressed(string target)
    signal statisticsWanted(double message)
    signal selectWanted(double message)
    function take() {
        if (chat.empty)
            blank.take()
        else
            composer.take()
    }
    function chooseModel() { head.chooseModel() }
    function find() {
        if (chat.empty)
            return
        finder.visible = true
        finder.take()
    }
    function focusTranscript() { view.forceActiveFocus(Qt.TabFocusReason) }
    Timer { id: soon; interval: 0; running: true; onTriggered: root.take() }
    Connections {
        target: root.chat
        function onOpened() { finder.visible = false; soon.restart() }
        function onMessageFound() { soon.stop() }   // the keys go to that message
    }
    readonly property bool empty: chat.empty   // its signal also tells of older messages: they must not take the focus
    onEmptyChanged: soon.restart()
    ChatHeader {
        id: head
        width: parent.width
        chat: root.chat; model: root.model; narrow: root.narrow; sidebarHidden: root.sidebarHidden
        onOpenSidebar: root.openSidebar()
        onOpenFile: root.openFile()
        onMoreModels: root.moreModels()
        onDeleteChat: root.deleteChat()
        onExportChat: root.exportChat()
        onFindWanted: root.find()
    }
    EmptyChat {
        id: blank
        visible: root.chat.empty
        enabled: visible
        anchors { top: head.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        chat: root.chat; model: root.model; help: root.help; personas: root.personas; narrow: root.narrow; offer: root.offer
        onManagePersonas: root.managePersonas()
        onAttach: root.attach()
    }
    Transcript {
        id: view
        objectName: "transcript"
        visible: !root.chat.empty && root.chat.several.count === 0
        enabled: visible
        anchors { top: head.bottom; bottom: dock.top; left: parent.left; right: parent.right }
        chat: root.chat
        onLinkPressed: target => root.linkPressed(target)
        onStatisticsWanted: message => root.statisticsWanted(message)
        onSelectWanted: message => root.selectWanted(message)
    }
    FindBar {
        id: finder
        visible: false
        z: 1
        anchors { top: head.bottom; topMargin: 8; right: parent.right; rightMargin: 20 }
        width: Math.min(implicitWidth, parent.width - 40)
        find: root.chat.find
        onClosed: { visible = false; root.take() }
    }
    Loader {
        active: root.chat.several.count > 0
        visible: active
        anchors { top: head.bottom; bottom: dock.top; left: parent.left; right: parent.right }
        sourceComponent: SeveralAnswers { chat: root.chat; narrow: root.narrow; onLinkPressed: target => root.linkPressed(target) }
    }
    Rectangle {   // the only gradient: text fades under the composer instead of being cut
        visible: view.visible
        anchors { left: view.left; right: view.right; bottom: dock.top; rightMargin: 12 }
        height: 20
        gradient: Gradient { GradientStop { position: 0; color: Qt.alpha(Theme.surface, 0) } GradientStop { position: 1; color: Theme.surface } }
    }
    JumpPill {
        visible: view.visible && !view.atEnd && !view.following
        text: root.chat.busy ? qsTr("Answer is being written") : qsTr("Newest")
        anchors { horizontalCenter: parent.horizontalCenter; bottom: dock.top; bottomMargin: 14 }
        onClicked: view.toEnd()
    }
    Column {
        id: dock
        visible: !root.chat.empty
        enabled: visible
        width: Math.min(Theme.measure + 32, parent.width - (root.narrow ? 32 : 48))
        anchors { bottom: parent.bottom; bottomMargin: 10; horizontalCenter: parent.horizontalCenter }
        spacing: 8
        ErrorBanner { width: parent.width; chat: root.chat }
        Composer {
            id: composer
            width: parent.width; narrow: root.narrow; chat: root.chat; model: root.model; personas: root.personas
            hint: qsTr("Reply"); tallest: Math.round(root.height / 3)
            onManagePersonas: root.managePersonas()
            onAttach: root.attach()
        }
        Label {
            width: parent.width; horizontalAlignment: Text.AlignHCenter; role: "caption"; color: Theme.faint
            text: qsTr("Runs on this computer. Answers can be wrong, so check what matters.")
        }
    }
    DropArea {
        anchors.fill: parent
        onDropped: drop => {
            for (const file of drop.urls) {
                if (/\.(gguf|pth|safetensors)$/i.test(file.toString()))
                    root.model.open(file)
                else
                    root.chat.attachments.addFile(file)
            }
            if (!drop.hasUrls && drop.hasText) {
                root.chat.draft += drop.text
                root.chat.draftReplaced()
            }
        }
        Rectangle {
            anchors { fill: parent; margins: 8 }
            visible: (parent as DropArea).containsDrag
            radius: Theme.rPanel
            color: Qt.alpha(Theme.accentSoft, 0.9)
            border.width: 2
            border.color: Theme.accent
            Label { anchors.centerIn: parent; text: qsTr("Let go to attach a text or open a model"); role: "heading" }
        }
    }
}
