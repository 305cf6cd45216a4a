import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// What the program says about itself, for whoever helps. Kept in memory only, without words of chats.
Column {
    id: root
    required property ProgramViewModel program
    signal copied(string text)
    width: parent ? parent.width : 0
    spacing: 10
    Label { text: qsTr("Logs"); role: "heading"; Accessible.role: Accessible.Heading }
    Label { width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; lineHeight: 1.2; horizontalAlignment: Text.AlignLeft
            text: qsTr("What the program did since its start, for whoever helps you. It holds no words of your chats, is written nowhere, and is gone when Rookery ends.") }
    Row {
        spacing: 8
        Button { objectName: "copyLog"; text: qsTr("Copy"); iconName: "copy"; enabled: root.program.logText !== ""; onClicked: root.copied(root.program.logText) }
        Button { text: qsTr("Clear"); iconName: "trash"; enabled: root.program.logText !== ""; onClicked: root.program.clearLog() }
    }
    Rectangle {
        width: parent.width
        height: Math.max(Theme.u(120), Math.ceil(lines.contentHeight) + 32)
        radius: Theme.rCard
        color: Theme.sunken
        border.width: lines.activeFocus ? 2 : 1
        border.color: lines.activeFocus ? Theme.focus : Theme.line
        TextEdit {
            id: lines
            objectName: "logLines"
            width: parent.width
            height: parent.height
            padding: 16
            readOnly: true; selectByMouse: true; activeFocusOnTab: true
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.family: Theme.mono
            font.pixelSize: Theme.caption
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            text: root.program.logText
            LayoutMirroring.enabled: false
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Logs")
        }
        Label { visible: root.program.logText === ""; anchors.centerIn: parent; text: qsTr("Nothing to report yet."); color: Theme.muted }
    }
}
