import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// One part at a time, chosen at the side or, on narrow windows, above. Every change acts at once.
Item {
    id: root
    objectName: "settingsPage"
    required property AppearanceViewModel appearance
    required property ModelViewModel model
    required property AnswersViewModel answers
    required property TransferViewModel transfer
    required property LanguageViewModel language
    required property ProgramViewModel program
    property bool narrow: false
    property string part: "look"
    signal openSidebar()
    signal copied(string text)
    readonly property bool strip: width < Theme.u(760)
    onPartChanged: view.contentY = 0
    PageHeader { id: head; width: parent.width; title: qsTr("Settings"); narrow: root.narrow; onOpenSidebar: root.openSidebar() }
    SettingsTabs {
        id: tabs
        x: root.strip ? 16 : Theme.rightToLeft ? parent.width - width - 12 : 12
        anchors { top: head.bottom; topMargin: root.strip ? 10 : 20 }
        width: root.strip ? parent.width - 32 : Theme.u(216)
        strip: root.strip
        parts: [["look", qsTr("Look"), "contrast"], ["answers", qsTr("Answers"), "settings"], ["models", qsTr("Models"), "download"], ["computer", qsTr("This computer"), "monitor"],
                ["privacy", qsTr("Privacy"), "lock"], ["keys", qsTr("Shortcuts"), "keyboard"], ["logs", qsTr("Logs"), "file"], ["about", qsTr("About"), "info"]]
        current: root.part
        onChosen: part => root.part = part
    }
    Flickable {
        id: view
        objectName: "settingsView"
        readonly property int room: root.strip ? 0 : tabs.width + 12
        anchors { top: root.strip ? tabs.bottom : head.bottom; topMargin: root.strip ? 6 : 0; bottom: parent.bottom; left: parent.left; right: parent.right }
        contentWidth: width
        contentHeight: page.height + 72
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollThumb { }
        FollowFocus { view: view }
        Column {
            id: page
            width: Math.min(Theme.u(680), view.width - view.room - (root.narrow ? 32 : 56))
            x: Math.round((view.width - view.room - width) / 2) + (Theme.rightToLeft ? 0 : view.room)
            y: 24
            spacing: 32
            LookSection { visible: root.part === "look"; appearance: root.appearance; language: root.language; narrow: root.narrow }
            AnswersSection { visible: root.part === "answers"; answers: root.answers; narrow: root.narrow }
            ModelsSection { visible: root.part === "models"; transfer: root.transfer; model: root.model; narrow: root.narrow }
            ComputerSection { visible: root.part === "computer"; model: root.model; program: root.program; narrow: root.narrow }
            PrivacySection { visible: root.part === "privacy"; dataFolder: root.program.dataFolder }
            Section {
                visible: root.part === "keys"
                title: qsTr("Shortcuts")
                ShortcutList { width: parent.width }
            }
            LogSection { visible: root.part === "logs"; program: root.program; onCopied: text => root.copied(text) }
            AboutSection { visible: root.part === "about"; program: root.program; onCopied: text => root.copied(text) }
        }
    }
}
