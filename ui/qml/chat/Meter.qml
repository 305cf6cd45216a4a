import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// What this chat costs: its length grows, its state and its speed do not. Pressed, the card opens.
T.AbstractButton {
    id: root
    required property ChatViewModel chat
    required property ModelViewModel model
    property bool compact: false
    visible: chat.tokensText !== ""
    implicitHeight: Theme.hControl
    implicitWidth: row.implicitWidth + 20
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("What this chat costs: %1, %2").arg(chat.tokensText).arg(chat.speedText)
    Keys.onReturnPressed: root.clicked()
    onClicked: card.open()
    background: Rectangle { radius: Theme.rControl; color: root.down || card.visible ? Theme.pressed : root.hovered ? Theme.hover : "transparent" }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 14
            Label { visible: !root.compact; text: root.chat.tokensText; role: "caption"; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
            Row {
                visible: !root.compact && root.model.loaded
                spacing: 5
                anchors.verticalCenter: parent.verticalCenter
                Egg { size: 11; kept: root.chat.instant; anchors.verticalCenter: parent.verticalCenter }
                Label { text: qsTr("State %1, constant").arg(root.model.stateSize); role: "caption"; color: Theme.muted; Accessible.ignored: true }
            }
            Row {
                spacing: 8
                anchors.verticalCenter: parent.verticalCenter
                Sparkline { values: root.chat.speeds; anchors.verticalCenter: parent.verticalCenter }
                Label { text: root.chat.speedText; role: "caption"; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
            }
        }
    }
    MeterCard { id: card; chat: root.chat; model: root.model; y: root.height + 6; x: Theme.rightToLeft ? 0 : root.width - width }
    FocusRing { }
}
