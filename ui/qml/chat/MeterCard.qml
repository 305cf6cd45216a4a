import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Opens from the meter in the chat header.
T.Popup {
    id: root
    required property ChatViewModel chat
    required property ModelViewModel model
    width: Theme.u(340)
    height: Math.ceil(col.height) + 40
    margins: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Rectangle {
        radius: Theme.rCard; color: Theme.overlay; border.width: 1; border.color: Theme.line
        Shadow { shape: Theme.rCard }
    }
    component Fact: Item {
        id: fact
        property string label
        property string value
        width: parent ? (parent as Item).width : 0
        height: Theme.u(28)
        Label { text: fact.label; height: parent.height; color: Theme.muted }
        Label { anchors.right: parent.right; text: fact.value; height: parent.height; weight: Font.Medium }
    }
    contentItem: Item {
        Column {
            id: col
            x: 20; y: 18; width: parent.width - 40; spacing: 2
            Label { text: qsTr("What this chat costs"); weight: Font.DemiBold; role: "strong" }
            Label { width: parent.width; wrapMode: Text.Wrap; role: "small"; color: Theme.muted; lineHeight: 1.2; bottomPadding: 10; horizontalAlignment: Text.AlignLeft
                    text: qsTr("However long it gets, its memory and its speed stay the same.") }
            Item {
                visible: root.chat.speeds.length > 1
                width: parent.width; height: 76
                Sparkline { width: parent.width; height: 50; values: root.chat.speeds; shown: 200 }
                Divider { width: parent.width; y: 50 }
                Label { y: 54; text: qsTr("first answer shown"); role: "caption"; color: Theme.faint }
                Label { y: 54; anchors.right: parent.right; text: qsTr("now, %1").arg(root.chat.speedText); role: "caption"; color: Theme.faint }
            }
            Fact { label: qsTr("Length"); value: root.chat.tokensText }
            Fact { label: qsTr("Kept state"); value: root.model.loaded ? qsTr("%1, constant").arg(root.model.stateSize) : "–" }
            Fact { label: qsTr("Model in memory"); value: root.model.loaded ? root.model.memory : "–" }
            Fact { label: qsTr("Recomputed on opening"); value: qsTr("%Ln tokens", "", root.chat.recomputed) }
        }
    }
}
