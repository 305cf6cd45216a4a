import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

Section {
    id: root
    required property AppearanceViewModel appearance
    required property LanguageViewModel language
    property bool narrow: false
    title: qsTr("Look")
    component Size: SettingRow {
        id: size
        property real value: 1
        signal picked(real value)
        stacked: root.narrow
        Slider {
            width: Theme.u(200)
            from: 0.8; to: 2; stepSize: 0.1; snapMode: T.Slider.SnapAlways; preset: 1
            value: size.value
            Accessible.name: size.title
            onPressedChanged: if (!pressed) size.picked(value)
            onMoved: if (!pressed) size.picked(value)
        }
        Label { width: Math.max(Theme.u(52), implicitWidth); height: Theme.u(24); horizontalAlignment: Text.AlignRight; text: qsTr("%1 %").arg(Math.round(size.value * 100)); weight: Font.Medium }
    }
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
    Size {
        title: qsTr("Text size"); note: qsTr("Also for code and menus")
        value: root.appearance.textScale
        onPicked: value => root.appearance.textScale = value
    }
    Size {
        title: qsTr("Code size"); note: qsTr("Against the other text")
        value: root.appearance.codeScale
        onPicked: value => root.appearance.codeScale = value
    }
    SettingRow {
        title: qsTr("Spacing")
        note: qsTr("How much room rows and messages take")
        stacked: root.narrow
        SegmentedControl {
            name: qsTr("Spacing")
            options: [qsTr("Roomy"), qsTr("Compact")]
            current: root.appearance.compact ? 1 : 0
            onChosen: index => root.appearance.compact = index === 1
        }
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
