import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// What was deleted, for 30 days: to bring back, or to forget at once.
Section {
    id: root
    required property TrashViewModel trash
    property bool narrow: false
    title: qsTr("Trash")
    note: qsTr("What you delete stays here for 30 days. Deleted for good, it leaves the chats, the states, the search and the backups; no one can bring it back.")
    Repeater {
        model: root.trash.entries
        SettingRow {
            id: row
            required property var modelData
            title: modelData.title
            note: modelData.note
            stacked: root.narrow
            Button {
                enabled: !root.trash.busy
                text: qsTr("Bring back")
                kind: "quiet"
                Accessible.name: text + ", " + row.modelData.title
                onClicked: root.trash.bringBack(row.modelData.entry)
            }
            Button {
                objectName: "forget"
                enabled: !root.trash.busy
                text: qsTr("Delete for good")
                kind: "quiet"
                Accessible.name: text + ", " + row.modelData.title
                onClicked: question.ask(row.modelData.entry, row.modelData.title)
            }
        }
    }
    SettingRow { visible: root.trash.more > 0; title: qsTr("%Ln more", "things in the trash", root.trash.more); note: qsTr("Deleted before these") }
    SettingRow {
        visible: root.trash.entries.length > 0
        title: qsTr("All of it")
        note: qsTr("Deleted now instead of day by day")
        last: true
        Button {
            objectName: "emptyTrash"
            enabled: !root.trash.busy
            text: root.trash.busy ? qsTr("Deleting") : qsTr("Empty the trash")
            kind: "danger"
            onClicked: question.ask(0, "")
        }
    }
    SettingRow { visible: root.trash.entries.length === 0; title: qsTr("Empty"); note: qsTr("Nothing was deleted in the last 30 days."); last: true }
    ForgetQuestion { id: question; trash: root.trash }
}
