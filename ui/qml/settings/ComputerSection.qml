import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

Section {
    id: root
    required property ModelViewModel model
    required property ProgramViewModel program
    property bool narrow: false
    title: qsTr("This computer")
    SettingRow { title: qsTr("Model in use"); note: root.model.name + (root.model.facts === "" ? "" : "\n" + root.model.facts) }
    SettingRow {
        title: qsTr("Processor threads")
        note: qsTr("How many work on an answer. Automatic is the quickest on most computers; fewer leave more for other programs.")
        stacked: root.narrow
        Slider {
            id: slider
            objectName: "threads"
            width: Theme.u(150)
            from: 0; to: root.program.mostThreads; stepSize: 1; snapMode: T.Slider.SnapAlways; preset: 0
            value: root.program.threads
            Accessible.name: qsTr("Processor threads")
            onPressedChanged: if (!pressed) root.program.threads = Math.round(value)
            onMoved: if (!pressed) root.program.threads = Math.round(value)
        }
        Label { width: Math.max(Theme.u(90), implicitWidth); height: Theme.u(24); horizontalAlignment: Text.AlignRight; text: slider.value < 0.5 ? qsTr("Automatic") : Math.round(slider.value); weight: Font.Medium }
    }
    SettingRow {
        title: qsTr("Say when a long answer is ready")
        note: qsTr("Only while another window is in front")
        Switch { objectName: "notifies"; checked: root.program.notifies; Accessible.name: qsTr("Say when a long answer is ready"); onToggled: root.program.notifies = checked }
    }
    SettingRow {
        title: qsTr("Data folder")
        note: root.program.dataFolder
        stacked: root.narrow
        last: true
        Button { text: qsTr("Open folder"); iconName: "folder"; onClicked: root.program.openDataFolder() }
    }
}
