import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// A link is shown in full before anything opens.
Sheet {
    id: root
    required property ChatViewModel chat
    property string target
    title: qsTr("Open this link?")
    function ask(link: string) {
        if (!chat.isLink(link))
            return
        target = link
        open()
    }
    Label { width: parent.width; text: qsTr("It came from the chat. It opens in your browser or mail program."); color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
    Rectangle {
        width: parent.width
        height: Math.ceil(words.height) + 20
        radius: Theme.rControl
        color: Theme.sunken
        Label { id: words; x: 12; y: 10; width: parent.width - 24; text: root.chat.shownLink(root.target); font.family: Theme.mono; wrapMode: Text.WrapAnywhere; maximumLineCount: 12; horizontalAlignment: Text.AlignLeft }
    }
    Item { width: 1; height: 4 }
    Row {
        anchors.right: parent.right
        spacing: 8
        Button { text: qsTr("Copy"); onClicked: { root.chat.copyText(root.target); root.close() } }
        Button { text: qsTr("Cancel"); focus: true; onClicked: root.close() }
        Button { text: qsTr("Open"); kind: "primary"; onClicked: { root.chat.openLink(root.target); root.close() } }
    }
}
