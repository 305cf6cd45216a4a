import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Every change acts at once.
Item {
    id: root
    required property AppearanceViewModel appearance
    required property LanguageViewModel language
    required property ModelViewModel model
    required property AnswersViewModel answers
    required property TransferViewModel transfer
    property bool narrow: false
    signal openSidebar()
    PageHeader { id: head; width: parent.width; title: qsTr("Settings"); narrow: root.narrow; onOpenSidebar: root.openSidebar() }
    Flickable {
        id: view
        anchors { top: head.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        contentWidth: width
        contentHeight: page.height + 72
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollThumb { }
        Column {
            id: page
            width: Math.min(Theme.u(680), view.width - (root.narrow ? 32 : 56))
            x: Math.round((view.width - width) / 2)
            y: 24
            spacing: 32
            Section {
                title: qsTr("Look")
                SettingRow {
                    title: qsTr("Theme")
                    stacked: root.narrow
                    SegmentedControl {
                        name: qsTr("Theme")
                        options: [qsTr("System"), qsTr("Light"), qsTr("Dark")]
                        icons: ["monitor", "sun", "moon"]
                        current: root.appearance.scheme
                        onChosen: index => root.appearance.scheme = index
                    }
                }
                SettingRow {
                    title: qsTr("Language")
                    note: qsTr("Answers come in the language you write in")
                    stacked: root.narrow
                    SegmentedControl {
                        objectName: "language"
                        name: qsTr("Language")
                        options: root.language.names
                        current: root.language.index
                        onChosen: index => root.language.index = index
                    }
                }
                SettingRow {
                    title: qsTr("Text size")
                    note: qsTr("Also for code and menus")
                    stacked: root.narrow
                    Slider {
                        width: Theme.u(200)
                        from: 0.75; to: 2; stepSize: 0.125; snapMode: T.Slider.SnapAlways; preset: 1
                        value: root.appearance.textScale
                        Accessible.name: qsTr("Text size")
                        onPressedChanged: if (!pressed) root.appearance.textScale = value
                        Keys.onReleased: root.appearance.textScale = value
                    }
                    Label { width: Theme.u(52); height: Theme.u(24); horizontalAlignment: Text.AlignRight; text: Math.round(root.appearance.textScale * 100) + " %"; weight: Font.Medium }
                }
                SettingRow {
                    title: qsTr("Width of a line")
                    note: qsTr("Shorter lines are easier to read")
                    stacked: root.narrow
                    SegmentedControl {
                        name: qsTr("Width of a line")
                        options: [qsTr("Comfortable"), qsTr("Wide")]
                        current: root.appearance.wideLines ? 1 : 0
                        onChosen: index => root.appearance.wideLines = index === 1
                    }
                }
                SettingRow {
                    title: qsTr("Less movement")
                    note: qsTr("Nothing slides or fades")
                    last: true
                    Switch { checked: root.appearance.lessMovement; Accessible.name: qsTr("Less movement"); onToggled: root.appearance.lessMovement = checked }
                }
            }
            AnswersSection { answers: root.answers; narrow: root.narrow }
            ModelsSection { transfer: root.transfer; model: root.model; narrow: root.narrow }
            Section {
                title: qsTr("Model in use")
                SettingRow { title: root.model.name; note: root.model.facts; last: true }
            }
            Column {
                width: parent.width
                spacing: 10
                Label { text: qsTr("Shortcuts"); role: "heading"; Accessible.role: Accessible.Heading }
                Card {
                    width: parent.width
                    height: keys.height + 8
                    ShortcutList { id: keys; x: 20; y: 4; width: parent.width - 40 }
                }
            }
            Section {
                title: qsTr("About")
                SettingRow {
                    title: "Rookery " + Qt.application.version
                    note: qsTr("Nothing you write leaves this computer. Free software under the Apache licence 2.0, built with Qt, oneDNN, SQLite and md4c.")
                    last: true
                }
            }
        }
    }
}
