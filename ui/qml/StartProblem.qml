import QtQuick
import QtQuick.Window
import QtQuick.Dialogs
import Rookery.Ui
import Rookery.ViewModels

// In place of the window when the folder of the chats cannot be used.
Window {
    id: win
    required property StartProblemViewModel problem
    width: Theme.u(560)
    height: Math.ceil(words.height) + 56
    minimumWidth: 420
    minimumHeight: 240
    visible: true
    title: "Rookery"
    color: Theme.surface
    onClosing: problem.giveUp()
    Column {
        id: words
        x: 28
        y: 28
        width: parent.width - 56
        spacing: 10
        Label { width: parent.width; text: win.problem.title; role: "heading"; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft; Accessible.role: Accessible.Heading }
        Label { width: parent.width; text: win.problem.advice; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; text: win.problem.detail; color: Theme.muted; wrapMode: Text.WrapAnywhere; horizontalAlignment: Text.AlignLeft }
        Item { width: 1; height: 8 }
        Flow {
            width: parent.width
            spacing: 8
            Button { objectName: "chooseFolder"; text: qsTr("Choose a folder"); kind: "primary"; focus: true; onClicked: dialog.open() }
            Button { objectName: "withoutSaving"; text: qsTr("Start without saving"); onClicked: win.problem.startWithoutSaving() }
            Button { objectName: "giveUp"; text: qsTr("Quit"); onClicked: win.problem.giveUp() }
        }
        Label {
            width: parent.width; color: Theme.muted; role: "small"; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft
            text: qsTr("A folder chosen here counts until Rookery ends. Without saving, everything is gone when the window closes.")
        }
    }
    FolderDialog { id: dialog; title: qsTr("Folder of the chats"); onAccepted: win.problem.choose(selectedFolder) }
    Shortcut { sequence: "Ctrl+Q"; onActivated: win.problem.giveUp() }
}
