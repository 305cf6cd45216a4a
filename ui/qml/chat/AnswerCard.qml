import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// One of several answers. Enter or its button keeps it.
FocusScope {
    id: root
    required property int index
    required property string letter
    required property string note
    required property TranscriptModel blocks
    required property ChatViewModel chat
    readonly property bool current: activeFocus
    signal linkPressed(string target)
    height: Math.ceil(body.height) + Theme.u(104)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Answer %1, %2").arg(letter).arg(note)
    Rectangle {
        anchors.fill: parent
        radius: Theme.rCard
        color: Theme.raised
        border.width: root.current ? 2 : 1
        border.color: root.current ? Theme.accent : Theme.line
    }
    Row {
        anchors { left: parent.left; leftMargin: 20 }
        y: 14
        spacing: 8
        Rectangle {
            width: Theme.u(22); height: Theme.u(22); radius: Theme.rSmall
            color: root.current ? Theme.accentSoft : Theme.sunken
            Label { anchors.centerIn: parent; text: root.letter; role: "caption"; weight: Font.DemiBold; color: root.current ? Theme.accent : Theme.muted; Accessible.ignored: true }
        }
        Label { text: root.note; role: "caption"; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
    }
    Column {
        id: body
        x: 20; y: Theme.u(46)
        width: parent.width - 40
        Repeater {
            model: root.blocks
            TranscriptRow {
                width: body.width
                visible: kind !== TranscriptModel.Actions
                chat: root.chat
                transcript: root.blocks
                measure: body.width
                onLinkPressed: target => root.linkPressed(target)
            }
        }
    }
    Row {
        anchors { left: parent.left; leftMargin: 20; bottom: parent.bottom; bottomMargin: 16 }
        spacing: 6
        Button { objectName: "keepAnswer"; focus: true; text: qsTr("Keep %1").arg(root.letter); kind: root.current ? "primary" : "normal"; onClicked: root.chat.several.keep(root.index) }
        IconButton { objectName: "copyAnswer"; iconName: "copy"; hint: qsTr("Copy"); onClicked: root.chat.copyText(root.chat.several.textOf(root.index)) }
        IconButton { objectName: "keepOnly"; iconName: "trash"; enabled: !root.chat.several.writing; hint: qsTr("Keep %1 and delete the others").arg(root.letter); onClicked: root.chat.several.keepOnly(root.index) }
    }
    Label { anchors { right: parent.right; rightMargin: 20; bottom: parent.bottom; bottomMargin: 24 } text: "Alt " + (root.index + 1); role: "caption"; color: Theme.faint; Accessible.ignored: true }
}
