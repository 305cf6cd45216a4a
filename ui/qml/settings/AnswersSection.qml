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
        stacked: root.narrow
        Slider {
            id: slider
            width: Theme.u(170)
            snapMode: T.Slider.SnapAlways
            Accessible.name: fine.title
            onMoved: fine.picked(value)
        }
        Label { width: Math.max(Theme.u(56), implicitWidth); height: Theme.u(24); horizontalAlignment: Text.AlignRight; text: fine.shown; weight: Font.Medium }
        IconButton {
            size: 24; iconName: "undo"; hint: qsTr("%1: as it was").arg(fine.title)
            enabled: Math.abs(fine.value - fine.preset) > 0.0001
            opacity: enabled ? 1 : 0
            onClicked: fine.picked(fine.preset)
        }
    }
    SettingRow {
        title: [qsTr("Precise"), qsTr("Balanced"), qsTr("Creative"), qsTr("Custom")][root.answers.preset]
        note: [qsTr("Sticks to the likeliest words. For facts, code, sums."), qsTr("Clear with some freedom. Good for most things."),
               qsTr("Takes surprising turns. For stories and ideas."), qsTr("Set by you below. Choose a name to go back.")][root.answers.preset]
        stacked: root.narrow
        SegmentedControl {
            objectName: "preset"
            name: qsTr("How answers sound")
            options: [qsTr("Precise"), qsTr("Balanced"), qsTr("Creative")]
            current: root.answers.preset
            onChosen: index => root.answers.preset = index
        }
    }
    Fine {
        title: qsTr("Boldness"); note: qsTr("Temperature. Low is safe, high wanders.")
        from: 0; to: 2; step: 0.05; preset: 1
        value: root.answers.temperature; shown: value.toLocaleString(Qt.locale(), "f", 2)
        onPicked: value => root.answers.temperature = value
    }
    Fine {
        title: qsTr("Choice of words"); note: qsTr("Top-p. How many likely words it picks from.")
        from: 0; to: 1; step: 0.05; preset: 0.3
        value: root.answers.topP; shown: value.toLocaleString(Qt.locale(), "f", 2)
        onPicked: value => root.answers.topP = value
    }
    Fine {
        title: qsTr("Most words to pick from"); note: qsTr("Top-k. A fixed number on top of the choice above.")
        from: 0; to: 200; step: 5; preset: 0
        value: root.answers.topK; shown: value === 0 ? qsTr("no limit") : Math.round(value)
        onPicked: value => root.answers.topK = value
    }
    Fine {
        title: qsTr("New topics"); note: qsTr("Presence penalty. High brings in words that were not there yet.")
        from: 0; to: 2; step: 0.05; preset: 0.5
        value: root.answers.presence; shown: value.toLocaleString(Qt.locale(), "f", 2)
        onPicked: value => root.answers.presence = value
    }
    Fine {
        title: qsTr("Avoid repeating"); note: qsTr("Frequency penalty. High avoids words it has used often.")
        from: 0; to: 2; step: 0.05; preset: 0.5
        value: root.answers.frequency; shown: value.toLocaleString(Qt.locale(), "f", 2)
        onPicked: value => root.answers.frequency = value
    }
    Fine {
        title: qsTr("Forget repeats"); note: qsTr("Penalty decay. Low lets a word return sooner.")
        from: 0.9; to: 1; step: 0.002; preset: 0.996
        value: root.answers.decay; shown: value.toLocaleString(Qt.locale(), "f", 3)
        onPicked: value => root.answers.decay = value
    }
    Fine {
        title: qsTr("Longest answer"); note: qsTr("It stops here and offers to continue.")
        from: 256; to: 8192; step: 256; preset: 4096
        value: root.answers.maxTokens; shown: Number(value).toLocaleString(Qt.locale(), "f", 0)
        onPicked: value => root.answers.maxTokens = value
    }
    SettingRow {
        title: qsTr("As delivered")
        note: qsTr("All of these values go back to Balanced.")
        stacked: root.narrow
        last: true
        Button { objectName: "resetAnswers"; text: qsTr("Reset"); iconName: "undo"; onClicked: root.answers.reset() }
    }
}
