import QtQuick
import Rookery.Ui

// What the built-in model offers to explain when it is unsure: each asks its question.
Flow {
    id: root
    required property list<string> questions
    property bool canWrite: true
    property bool reachable: true         // by Tab
    signal asked(string question)
    spacing: 8
    Repeater {
        model: root.questions
        Chip {
            required property string modelData
            objectName: "offeredTopic"
            text: modelData
            outlined: true
            focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
            longest: root.width - 20
            enabled: root.canWrite
            onClicked: root.asked(modelData)
        }
    }
}
