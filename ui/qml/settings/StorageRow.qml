import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// One chat of the storage page: what its states take, and whether they are kept.
Item {
    id: root
    required property int index
    required property double chat
    required property string title
    required property bool kept
    required property bool textOnly
    required property string bytesText
    required property string cost
    required property ConversationListModel conversations
    property bool narrow: false
    property bool reachable: true         // by Tab; the arrows walk to the others
    signal stepped(int by)
    function take() { choice.take() }
    Keys.onUpPressed: root.stepped(-1)
    Keys.onDownPressed: root.stepped(1)
    height: Theme.u(cost === "" ? 52 : 60)
    Egg { id: egg; anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter } kept: root.kept }
    Column {
        anchors { left: egg.right; leftMargin: 12; right: bytes.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        spacing: 2
        Label { width: parent.width; text: root.title; weight: Font.Medium; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; visible: root.cost !== ""; text: root.cost; role: "caption"; color: Theme.muted; horizontalAlignment: Text.AlignLeft }
    }
    Label { id: bytes; anchors { right: choice.left; rightMargin: 16; verticalCenter: parent.verticalCenter } text: root.bytesText; color: Theme.muted }
    SegmentedControl {
        id: choice
        objectName: "keep"
        small: true
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        name: root.title
        reachable: root.reachable
        options: root.narrow ? [qsTr("Instant"), qsTr("Text")] : [qsTr("Keep instant"), qsTr("Keep text only")]
        current: root.textOnly ? 1 : 0
        onChosen: index => root.conversations.setTextOnly(root.chat, index === 1)
    }
    Divider { anchors.bottom: parent.bottom; width: parent.width }
}
