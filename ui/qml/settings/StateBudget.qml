import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// How much room the kept states may take. When it is full the longest unused chats keep their text only.
Section {
    id: root
    required property StorageViewModel storage
    property bool narrow: false
    SettingRow {
        title: qsTr("Room for instant reopening")
        note: root.storage.automatic ? qsTr("%1, chosen by the room on this disk. When it is full, the longest unused chats keep their text only.").arg(root.storage.budgetText)
                                     : qsTr("%1. When it is full, the longest unused chats keep their text only.").arg(root.storage.budgetText)
        stacked: root.narrow
        last: true
        Slider {
            id: slider
            objectName: "budget"
            width: Theme.u(180)
            from: 0; to: root.storage.budgetSteps - 1; stepSize: 1; snapMode: T.Slider.SnapAlways; preset: root.storage.budgetStep
            value: root.storage.budgetStep
            Accessible.name: qsTr("Room for instant reopening")
            Accessible.description: root.storage.stepText(value)
            onPressedChanged: if (!pressed) root.storage.chooseStep(Math.round(value))
            Keys.onReleased: root.storage.chooseStep(Math.round(value))
            Connections { target: root.storage; function onBudgetChanged() { slider.value = root.storage.budgetStep } }
        }
        Label { width: Theme.u(64); height: Theme.u(24); horizontalAlignment: Text.AlignRight; text: slider.pressed ? root.storage.stepText(slider.value) : root.storage.budgetText; weight: Font.Medium }
        Button { objectName: "automaticBudget"; visible: !root.storage.automatic; text: qsTr("Automatic"); kind: "quiet"; onClicked: root.storage.chooseAutomatic() }
    }
}
