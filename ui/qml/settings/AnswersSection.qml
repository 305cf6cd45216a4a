import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Presets first, fine control below; technical names stand after plain ones.
Section {
    id: root
    required property AnswersViewModel answers
    property bool narrow: false
    title: qsTr("How answers sound")
    component Fine: SettingRow {
        id: fine
        property alias from: slider.from
        property alias to: slider.to
        property alias step: slider.stepSize
        property alias value: slider.value
        property alias preset: slider.preset
        property string shown
        signal picked(double value)
        Slider {
            id: slider
            width: Theme.u(200)
            snapMode: T.Slider.SnapAlways
            Accessible.name: fine.title
            onMoved: fine.picked(value)
        }
        Label { width: Theme.u(56); height: Theme.u(24); horizontalAlignment: Text.AlignRight; text: fine.shown; weight: Font.Medium }
    }
    SettingRow {
        title: [qsTr("Precise"), qsTr("Balanced"), qsTr("Lively"), qsTr("Your own")][root.answers.preset]
        note: [qsTr("Sticks to the likeliest words. For facts, code, sums."), qsTr("Clear with some freedom. Good for most things."),
               qsTr("Takes surprising turns. For stories and ideas."), qsTr("Set by you below. Choose a name to go back.")][root.answers.preset]
        stacked: root.narrow
        SegmentedControl {
            name: qsTr("How answers sound")
            options: [qsTr("Precise"), qsTr("Balanced"), qsTr("Lively")]
            current: root.answers.preset
            onChosen: index => root.answers.preset = index
        }
    }
    Fine {
        title: qsTr("Boldness"); note: qsTr("Temperature. Low is safe, high wanders.")
        stacked: root.narrow; from: 0; to: 2; step: 0.05; preset: 1
        value: root.answers.temperature; shown: value.toFixed(2)
        onPicked: value => root.answers.temperature = value
    }
    Fine {
        title: qsTr("Choice of words"); note: qsTr("Top-p. How many likely words it picks from.")
        stacked: root.narrow; from: 0; to: 1; step: 0.05; preset: 0.3
        value: root.answers.topP; shown: value.toFixed(2)
        onPicked: value => root.answers.topP = value
    }
    Fine {
        title: qsTr("Avoid repeating"); note: qsTr("Presence and frequency penalties together.")
        stacked: root.narrow; from: 0; to: 1; step: 0.05; preset: 0.5
        value: root.answers.penalty; shown: value.toFixed(2)
        onPicked: value => root.answers.penalty = value
    }
    Fine {
        title: qsTr("Longest answer"); note: qsTr("It stops here and offers to continue.")
        stacked: root.narrow; from: 256; to: 8192; step: 256; preset: 4096; last: true
        value: root.answers.maxTokens; shown: Number(value).toLocaleString(Qt.locale(), "f", 0)
        onPicked: value => root.answers.maxTokens = value
    }
}
