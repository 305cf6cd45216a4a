import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// Says what happened, what is safe, what to do. Never only an error code.
Rectangle {
    id: root
    required property ChatViewModel chat
    property bool details: false
    readonly property bool slim: width < Theme.u(520)
    readonly property int textHeight: Math.ceil(body.height) + 28
    visible: chat.errorTitle !== ""
    height: slim ? textHeight + acts.height + 4 : Math.max(textHeight, acts.height + 20)
    radius: Theme.rCard
    color: Theme.dangerSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: chat.errorTitle + ". " + chat.errorAdvice
    Icon { id: sign; anchors { left: parent.left; leftMargin: 16; top: parent.top; topMargin: 16 } name: "warning"; color: Theme.danger }
    Column {
        id: body
        anchors { left: sign.right; leftMargin: 12; top: parent.top; topMargin: 14 }
        width: parent.width - sign.width - 40 - (root.slim ? 0 : acts.width + 12)
        spacing: 2
        Label { width: parent.width; text: root.chat.errorTitle; weight: Font.DemiBold; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; text: root.chat.errorAdvice; role: "small"; color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; visible: root.details; text: root.chat.errorDetail; role: "caption"; color: Theme.muted; wrapMode: Text.WrapAnywhere; horizontalAlignment: Text.AlignLeft; maximumLineCount: 6 }
    }
    Row {
        id: acts
        anchors { right: parent.right; rightMargin: 12 }
        y: root.slim ? parent.height - height - 12 : Math.round((parent.height - height) / 2)
        spacing: 6
        Button { visible: root.chat.errorDetail !== ""; kind: "quiet"; text: root.details ? qsTr("Hide details") : qsTr("Show details"); onClicked: root.details = !root.details }
        Button { objectName: "errorAct"; visible: text !== ""; text: root.chat.errorAction; onClicked: root.chat.errorAct() }
        IconButton { objectName: "dismissError"; visible: !root.chat.errorStays; iconName: "close"; hint: qsTr("Dismiss"); anchors.verticalCenter: parent.verticalCenter; onClicked: root.chat.dismissError() }
    }
}
