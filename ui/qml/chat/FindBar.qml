import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// Ctrl+F: words in this chat. Enter goes to older places, Shift+Enter to newer ones, Esc closes.
Rectangle {
    id: root
    required property FindViewModel find
    signal closed()
    implicitWidth: Theme.u(380)
    implicitHeight: Theme.u(52)
    radius: Theme.rCard
    color: Theme.overlay
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Find in this chat")
    function take() { words.forceActiveFocus(); words.selectAll() }
    function leave() { words.clear(); closed() }
    Shadow { shape: Theme.rCard; spread: 14 }
    TextField {
        id: words
        objectName: "findWords"
        anchors { left: parent.left; leftMargin: 8; right: tail.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        iconName: "search"
        placeholderText: qsTr("Find in this chat")
        onTextChanged: root.find.text = text
        Keys.onReturnPressed: event => root.find.step(event.modifiers & Qt.ShiftModifier ? -1 : 1)
        Keys.onEnterPressed: root.find.step(1)
        Keys.onUpPressed: root.find.step(1)
        Keys.onDownPressed: root.find.step(-1)
        Keys.onEscapePressed: root.leave()
    }
    Row {
        id: tail
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        Label { objectName: "findCount"; height: Theme.u(28); rightPadding: 6; text: root.find.countText; role: "caption"; color: Theme.muted; Accessible.role: Accessible.StatusBar }
        IconButton { iconName: "chevron-up"; size: 28; hint: qsTr("Older"); keys: "Enter"; enabled: root.find.count > 0; onClicked: root.find.step(1) }
        IconButton { iconName: "chevron-down"; size: 28; hint: qsTr("Newer"); enabled: root.find.count > 0; onClicked: root.find.step(-1) }
        IconButton { iconName: "close"; size: 28; hint: qsTr("Close"); keys: "Esc"; onClicked: root.leave() }
    }
}
