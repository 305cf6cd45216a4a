import QtQuick
import QtQuick.Window
import QtQuick.Dialogs
import Rookery.Ui
import Rookery.ViewModels

// The window: sidebar (a drawer when narrow), the page, and what lies over it.
Window {
    id: win
    required property AppearanceViewModel appearance
    required property AnswersViewModel answers
    required property ChatViewModel chat
    required property ConversationListModel conversations
    required property LanguageViewModel language
    required property HelpViewModel help
    required property ModelViewModel model
    required property ModelsViewModel models
    required property SearchViewModel search
    required property SidebarModel sidebar
    required property SearchViewModel paletteSearch
    required property StorageViewModel storage
    required property PersonasViewModel personas
    required property ArchiveViewModel archive
    required property ProgramViewModel program
    required property ToastViewModel toast
    required property TransferViewModel transfer
    required property TrashViewModel trash
    property string page: "chat"
    property bool sidebarHidden: false
    readonly property bool narrow: width < Theme.u(900)
    readonly property bool drawerOpen: drawer.position > 0
    width: 1200
    height: 800
    minimumWidth: 480
    minimumHeight: 560
    visible: true
    title: chat.empty ? "Rookery" : chat.title + " – Rookery"
    color: Theme.surface
    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    function go(to: string) {
        page = to
        drawer.close()
    }
    function newChat() {
        chat.openNew()
        go("chat")
    }
    function openMessage(chat: double, message: double) {
        go("chat")
        win.chat.openAt(chat, message)
    }
    function toggleSidebar() {
        if (narrow)
            drawer.visible ? drawer.close() : drawer.open()
        else
            sidebarHidden = !sidebarHidden
    }

    Binding { target: Theme; property: "scheme"; value: win.appearance.scheme }
    Binding { target: Theme; property: "scale"; value: win.appearance.textScale }
    Binding { target: Theme; property: "codeScale"; value: win.appearance.codeScale }
    Binding { target: Theme; property: "compact"; value: win.appearance.compact }
    Binding { target: Theme; property: "lessMovement"; value: win.appearance.lessMovement }
    Binding { target: Theme; property: "rightToLeft"; value: win.language.rightToLeft }
    Binding { target: Theme; property: "wideLines"; value: win.appearance.wideLines }

    Sidebar {
        id: side
        readonly property bool shown: !win.narrow && !win.sidebarHidden
        parent: win.narrow ? drawerRoom : win.contentItem
        visible: win.narrow || shown
        anchors { top: parent ? parent.top : undefined; bottom: parent ? parent.bottom : undefined; left: parent ? parent.left : undefined }
        width: win.narrow && parent ? parent.width : Theme.sidebarWidth
        conversations: win.conversations
        rows: win.sidebar
        models: win.models
        search: win.search
        page: win.page
        onGo: page => win.go(page)
        onOpenChat: chat => { win.chat.open(chat); win.go("chat") }
        onOpenMessage: (chat, message) => win.openMessage(chat, message)
        onNewChat: win.newChat()
        onHide: win.toggleSidebar()
    }
    SideDrawer {
        id: drawer
        width: Math.min(Theme.u(288), win.width - 48)
        height: win.height
        interactive: win.narrow
        contentItem: Item { id: drawerRoom }
    }

    ChatPage {
        id: chatPage
        visible: win.page === "chat"
        enabled: visible
        anchors { fill: parent; leftMargin: side.shown ? Theme.sidebarWidth : 0 }
        chat: win.chat; model: win.model; help: win.help; personas: win.personas
        narrow: win.narrow
        sidebarHidden: win.sidebarHidden
        onOpenSidebar: win.toggleSidebar()
        onOpenFile: fileDialog.open()
        onMoreModels: win.go("models")
        offer: win.models.offerTitle === "" ? null : offerCard
        onManagePersonas: win.go("personas")
        onAttach: attachDialog.open()
        onExportChat: exportDialog.show(win.chat.conversation)
        onDeleteChat: win.conversations.trash(win.chat.conversation)
        onLinkPressed: target => link.ask(target)
        onSelectWanted: message => selection.show(message)
        onStatisticsWanted: message => statistics.show(message)
    }
    Loader {
        active: win.page === "models" || item !== null
        visible: win.page === "models"
        enabled: visible
        anchors.fill: chatPage
        sourceComponent: ModelsPage {
            models: win.models
            narrow: win.narrow
            onOpenSidebar: win.toggleSidebar()
        }
    }
    Loader {
        active: win.page === "settings" || item !== null
        visible: win.page === "settings"
        enabled: visible
        anchors.fill: chatPage
        sourceComponent: SettingsPage {
            appearance: win.appearance
            answers: win.answers
            language: win.language
            model: win.model
            program: win.program
            transfer: win.transfer
            narrow: win.narrow
            onCopied: text => win.chat.copyText(text)
            onOpenSidebar: win.toggleSidebar()
        }
    }

    Loader {
        active: win.page === "personas" || item !== null
        visible: win.page === "personas"
        enabled: visible
        anchors.fill: chatPage
        sourceComponent: PersonasPage {
            personas: win.personas
            narrow: win.narrow
            onOpenSidebar: win.toggleSidebar()
        }
    }
    StoragePage {
        visible: win.page === "storage"
        enabled: visible
        anchors.fill: chatPage
        conversations: win.conversations
        storage: win.storage
        trash: win.trash
        narrow: win.narrow
        onOpenSidebar: win.toggleSidebar()
    }

    Loader {
        active: win.page === "help" || item !== null
        visible: win.page === "help"
        enabled: visible
        anchors.fill: chatPage
        sourceComponent: HelpPage {
            help: win.help
            narrow: win.narrow
            onOpenSidebar: win.toggleSidebar()
            onShortcuts: shortcuts.open()
        }
        onVisibleChanged: if (visible && item) (item as HelpPage).take()
        onLoaded: (item as HelpPage).take()
    }
    Toast {
        visible: win.toast.text !== ""
        anchors { horizontalCenter: chatPage.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.u(170) }
        text: win.toast.text
        action: win.toast.action
        remaining: win.toast.remaining
        onHoveredChanged: win.toast.paused = hovered
        onAccepted: win.toast.act()
    }
    Component { id: offerCard; RecommendCard { models: win.models; narrow: win.narrow } }
    MemoryQuestion { model: win.model }
    LinkDialog { id: link; chat: win.chat }
    SelectSheet { id: selection; chat: win.chat }
    StatisticsSheet { id: statistics; chat: win.chat }
    Sheet {
        id: shortcuts
        title: qsTr("Shortcuts")
        Button { objectName: "helpFromShortcuts"; text: qsTr("Help with everything else"); iconName: "info"; onClicked: { shortcuts.close(); win.go("help") } }
        ShortcutList { width: parent ? (parent as Item).width : 0 }
    }
    CommandPalette {
        id: palette
        conversations: win.conversations
        search: win.paletteSearch
        onOpenChat: chat => { win.chat.open(chat); win.go("chat") }
        onOpenMessage: (chat, message) => win.openMessage(chat, message)
        onCommand: name => win.run(name)
        onNewChat: words => { win.newChat(); win.chat.draft = words; win.chat.draftReplaced() }
    }
    FileDialog {
        id: fileDialog
        title: qsTr("Open a model file")
        nameFilters: [qsTr("Models (*.gguf)"), qsTr("All files (*)")]
        onAccepted: win.model.open(selectedFile)
    }

    FileDialog {
        id: attachDialog
        title: qsTr("Attach text files")
        fileMode: FileDialog.OpenFiles
        nameFilters: [qsTr("Texts (*.txt *.md *.html *.htm *.pdf *.csv *.json *.py *.c *.cpp *.h *.js *.ts *.java *.rs *.go *.sh)"), qsTr("All files (*)")]
        onAccepted: win.chat.attachments.addFiles(selectedFiles)
    }
    ExportDialog { id: exportDialog; archive: win.archive }
    FileDialog {
        id: importDialog
        title: qsTr("Import chats of Rookery, ChatGPT, LM Studio or llama.cpp")
        nameFilters: [qsTr("Chats (*.json)"), qsTr("All files (*)")]
        onAccepted: { win.archive.importChat(selectedFile); win.go("chat") }
    }

    function run(name: string) {
        switch (name) {
        case "new": newChat(); break
        case "models": go("models"); break
        case "storage": go("storage"); break
        case "settings": go("settings"); break
        case "model": go("chat"); chatPage.chooseModel(); break
        case "file": fileDialog.open(); break
        case "again": chat.regenerateLast(); break
        case "personas": go("personas"); break
        case "export": exportDialog.show(chat.conversation); break
        case "import": importDialog.open(); break
        case "find": go("chat"); chatPage.find(); break
        case "copy": chat.copyChat(); break
        case "help": go("help"); break
        case "shortcuts": shortcuts.open(); break
        case "dark": appearance.scheme = AppearanceViewModel.Dark; break
        case "light": appearance.scheme = AppearanceViewModel.Light; break
        }
    }
    Shortcut { sequence: "Ctrl+N"; onActivated: win.newChat() }
    Shortcut { sequence: "Ctrl+K"; onActivated: palette.open() }
    Shortcut { sequence: "Ctrl+F"; onActivated: { win.go("chat"); chatPage.find() } }
    Shortcut { sequence: "Ctrl+B"; onActivated: win.toggleSidebar() }
    Shortcut { sequence: "Ctrl+,"; onActivated: win.go(win.page === "settings" ? "chat" : "settings") }
    Shortcut { sequence: "Ctrl+M"; onActivated: win.run("model") }
    Shortcut { sequence: "Ctrl+O"; onActivated: win.run("file") }
    Shortcut { sequence: "Ctrl+R"; onActivated: win.run("again") }
    Shortcut { sequence: "Ctrl+T"; onActivated: win.chat.thinking = (win.chat.thinking + 1) % 3 }
    Shortcut { sequence: "Ctrl+Tab"; onActivated: win.chat.openNext(1) }
    Shortcut { sequence: "Ctrl+Shift+Tab"; onActivated: win.chat.openNext(-1) }
    Shortcut { sequence: "Alt+Left"; onActivated: win.chat.switchLastBranch(-1) }
    Shortcut { sequence: "Alt+Right"; onActivated: win.chat.switchLastBranch(1) }
    Shortcut { sequence: "Ctrl+Z"; enabled: win.toast.action !== ""; onActivated: win.toast.act() }
    Shortcut { sequences: ["Ctrl++", "Ctrl+="]; onActivated: win.appearance.zoom(1) }
    Shortcut { sequence: "Ctrl+-"; onActivated: win.appearance.zoom(-1) }
    Shortcut { sequence: "Ctrl+0"; onActivated: win.appearance.zoom(0) }
    Shortcut { sequences: ["F1", "Ctrl+/"]; onActivated: shortcuts.open() }
    Shortcut { sequence: "F6"; onActivated: chatPage.focusTranscript() }
    Shortcut { sequence: "Esc"; enabled: win.page !== "chat" || win.chat.busy; onActivated: win.page !== "chat" ? win.go("chat") : win.chat.stop() }
    Shortcut { sequence: "Ctrl+Q"; onActivated: win.close() }
}
