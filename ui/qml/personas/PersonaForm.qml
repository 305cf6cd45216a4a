import QtQuick
import Rookery.Ui

// Name, text, greeting and sampling of one persona.
Card {
    id: root
    property double persona: 0            // 0: a new one
    signal accepted(string name, string text, string greeting, int sound)
    signal discarded()
    property int sound: -1
    readonly property bool complete: title.text.trim() !== "" && (how.text.trim() !== "" || hello.text.trim() !== "")
    function show(id: double, name: string, text: string, greeting: string, sound: int) {
        persona = id
        title.text = name
        how.text = text
        hello.text = greeting
        root.sound = sound
    }
    function take() { title.forceActiveFocus() }
    height: Math.ceil(form.height) + 40
    Column {
        id: form
        x: 20; y: 20; width: parent.width - 40; spacing: 8
        Label { text: qsTr("Name"); role: "small"; weight: Font.Medium }
        TextField { id: title; objectName: "personaName"; width: Math.min(Theme.u(320), parent.width); maximumLength: 80; placeholderText: qsTr("Patient teacher"); Accessible.name: qsTr("Name") }
        Item { width: 1; height: 4 }
        Label { text: qsTr("How it should behave"); role: "small"; weight: Font.Medium }
        TextBox { id: how; editName: "personaText"; width: parent.width; name: qsTr("How it should behave"); hint: qsTr("Explain in small steps, and ask back when something is unclear.") }
        Item { width: 1; height: 4 }
        Label { text: qsTr("Greeting"); role: "small"; weight: Font.Medium }
        TextBox { id: hello; editName: "personaGreeting"; width: parent.width; height: Theme.u(64); name: qsTr("Greeting"); hint: qsTr("What a new chat begins with. It can stay empty.") }
        Item { width: 1; height: 4 }
        Label { text: qsTr("How answers sound"); role: "small"; weight: Font.Medium }
        SegmentedControl {
            name: qsTr("How answers sound")
            options: root.sound === 3 ? [qsTr("As in settings"), qsTr("Precise"), qsTr("Balanced"), qsTr("Lively"), qsTr("Your own")]
                : [qsTr("As in settings"), qsTr("Precise"), qsTr("Balanced"), qsTr("Lively")]
            current: root.sound + 1
            onChosen: index => root.sound = index - 1
        }
        Item { width: 1; height: 6 }
        Row {
            anchors.right: parent.right
            spacing: 8
            Button { objectName: "discardPersona"; text: qsTr("Discard"); kind: "quiet"; onClicked: root.discarded() }
            Button { objectName: "savePersona"; text: qsTr("Save"); kind: "primary"; enabled: root.complete; onClicked: root.accepted(title.text, how.text, hello.text, root.sound) }
        }
    }
}
