import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// Before a model that needs more than is free.
Sheet {
    id: root
    required property ModelViewModel model
    title: qsTr("Not enough free memory")
    function follow() { model.shortage !== "" ? open() : close() }
    Component.onCompleted: follow()
    Connections { target: root.model; function onShortageChanged() { root.follow() } }
    onClosed: model.answerShortage(false)
    Label { width: parent.width; text: root.model.shortage; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
    Label {
        width: parent.width; color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft
        text: qsTr("Loaded anyway, the computer may become very slow, or the system may end a program. Closing other programs helps. Your chats are safe either way.")
    }
    Item { width: 1; height: 4 }
    Row {
        anchors.right: parent.right
        spacing: 8
        Button { objectName: "loadAnyway"; text: qsTr("Load anyway"); onClicked: root.model.answerShortage(true) }
        Button { objectName: "leaveModel"; text: qsTr("Leave it"); kind: "primary"; focus: true; onClicked: root.model.answerShortage(false) }
    }
}
