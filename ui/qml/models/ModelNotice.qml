import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// What happened last, or a question that wants a second word.
Card {
    id: root
    required property ModelsViewModel models
    readonly property bool asks: models.question !== ""
    tone: asks ? "danger" : "sunken"
    height: column.height + 24
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text
    Column {
        id: column
        x: 16; y: 12; width: parent.width - 32; spacing: 10
        Row {
            width: parent.width; spacing: 8
            Label { id: words; width: parent.width - close.width - 8; wrapMode: Text.Wrap; text: root.asks ? root.models.question : root.models.notice; Accessible.ignored: true }
            IconButton { id: close; visible: !root.asks; size: 24; iconName: "close"; hint: qsTr("Close"); onClicked: root.models.dismissNotice() }
        }
        Button { objectName: "stopImport"; visible: root.models.importer.running; text: qsTr("Stop"); onClicked: root.models.importer.cancel() }
        Row {
            visible: root.asks; spacing: 8
            Button { objectName: "yes"; text: root.models.questionAction; kind: "danger"; onClicked: root.models.answerQuestion(true) }
            Button { objectName: "no"; text: qsTr("Leave it"); onClicked: root.models.answerQuestion(false) }
        }
    }
}
