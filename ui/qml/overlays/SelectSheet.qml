import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// A whole message as one text, selected: blocks of the chat are selected one by one only.
Sheet {
    id: root
    required property ChatViewModel chat
    title: qsTr("Select text")
    wide: 640
    function show(message: double) {
        words.text = chat.textOf(message)
        open()
        words.forceActiveFocus()
        words.selectAll()
    }
    TextEdit {
        id: words
        objectName: "selectable"
        width: parent ? (parent as Item).width : 0
        readOnly: true
        selectByMouse: true
        selectByKeyboard: true
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        font.family: Theme.sans
        font.pixelSize: Theme.body
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        Accessible.role: Accessible.EditableText
        Accessible.name: root.title
        Accessible.readOnly: true
    }
}
