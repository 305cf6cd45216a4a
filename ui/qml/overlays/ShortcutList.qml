import QtQuick
import Rookery.Ui

// Every shortcut of the program, for the sheet and for the settings page.
Column {
    id: root
    spacing: 0
    readonly property var rows: [
        [qsTr("New chat"), "Ctrl+N"], [qsTr("Search chats and commands"), "Ctrl+K"], [qsTr("Next and previous chat"), "Ctrl+Tab"],
        [qsTr("Hide or show the sidebar"), "Ctrl+B"], [qsTr("Settings"), "Ctrl+,"], [qsTr("Switch model"), "Ctrl+M"], [qsTr("Open a model file"), "Ctrl+O"],
        [qsTr("Text larger, smaller, as it was"), "Ctrl++ Ctrl+- Ctrl+0"], [qsTr("Undo a delete"), "Ctrl+Z"], [qsTr("This list"), "F1"],
        [qsTr("Send"), "Enter"], [qsTr("New line"), "Shift+Enter"], [qsTr("Stop"), "Esc"], [qsTr("Answer again"), "Ctrl+R"],
        [qsTr("Edit your last message"), "↑"], [qsTr("Other versions"), "Alt+← Alt+→"], [qsTr("Think: off, short, long"), "Ctrl+T"],
        [qsTr("Find in this chat"), "Ctrl+F"], [qsTr("Walk through the messages"), "F6"], [qsTr("Rename a chat in the list"), "F2"], [qsTr("Delete a chat in the list"), qsTr("Del")], [qsTr("Fold and unfold a folder"), "← →"], [qsTr("Quit"), "Ctrl+Q"]]
    Repeater {
        model: root.rows
        Item {
            id: line
            required property var modelData
            required property int index
            width: root.width
            height: Math.max(Theme.u(38), Math.ceil(words.implicitHeight) + Theme.u(16))
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData[0] + ": " + modelData[1]
            Label { id: words; anchors { left: parent.left; right: caps.left; rightMargin: 8 } height: parent.height; text: line.modelData[0]; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
            Row {
                id: caps
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                spacing: 4
                Repeater {
                    model: line.modelData[1].split(" ")
                    Rectangle {
                        id: cap
                        required property string modelData
                        width: Math.max(Theme.u(24), key.implicitWidth + 14)
                        height: Theme.u(24)
                        radius: Theme.rSmall
                        color: Theme.sunken
                        border.width: 1
                        border.color: Theme.line
                        Label { id: key; anchors.centerIn: parent; text: cap.modelData; role: "caption"; weight: Font.Medium; color: Theme.muted; Accessible.ignored: true }
                    }
                }
            }
            Divider { visible: line.index + 1 < root.rows.length; width: parent.width; anchors.bottom: parent.bottom }
        }
    }
}
