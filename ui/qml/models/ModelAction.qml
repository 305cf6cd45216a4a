import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// What can be done with a model now.
Row {
    id: root
    property int action: ModelListModel.Get
    property string name
    property bool reachable: true         // by Tab
    signal acted()
    signal cancelled()
    readonly property string verb: action === ModelListModel.Get ? qsTr("Get") : action === ModelListModel.Use ? qsTr("Use")
        : action === ModelListModel.Import ? qsTr("Import") : action === ModelListModel.Damaged ? qsTr("Get again")
        : action === ModelListModel.Failed ? qsTr("Try again") : ""
    readonly property bool moves: action === ModelListModel.Moving || action === ModelListModel.Checking || action === ModelListModel.Queued
    readonly property bool waits: action === ModelListModel.Paused || action === ModelListModel.Waiting
    spacing: 2
    layoutDirection: Qt.RightToLeft
    IconButton {
        visible: root.moves || root.waits || root.action === ModelListModel.Failed
        objectName: "cancel"
        focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
        iconName: "close"; hint: qsTr("Cancel and delete the part"); anchors.verticalCenter: parent.verticalCenter
        Accessible.name: hint + ", " + root.name
        onClicked: root.cancelled()
    }
    IconButton {
        visible: root.moves || root.waits
        objectName: "pause"
        focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
        iconName: root.waits ? "play" : "pause"; hint: root.waits ? qsTr("Resume") : qsTr("Pause"); anchors.verticalCenter: parent.verticalCenter
        Accessible.name: hint + ", " + root.name
        onClicked: root.acted()
    }
    Button {
        visible: root.verb !== ""
        objectName: "act"
        focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
        text: root.verb; iconName: root.action === ModelListModel.Get ? "download" : ""; anchors.verticalCenter: parent.verticalCenter
        Accessible.name: text + ", " + root.name
        onClicked: root.acted()
    }
    Badge { visible: root.action === ModelListModel.InUse; text: qsTr("In use"); tone: "accent"; iconName: "check"; anchors.verticalCenter: parent.verticalCenter }
    Label { visible: root.action === ModelListModel.TooBig; text: qsTr("Too big here"); role: "small"; color: Theme.faint; anchors.verticalCenter: parent.verticalCenter }
}
