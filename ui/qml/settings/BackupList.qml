import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// Copies of the chats by date, with one thing to do with each.
Section {
    id: root
    required property StorageViewModel storage
    required property var entries
    required property string action
    property string empty
    property bool narrow: false
    property bool followed: false         // by rows of whoever uses it
    signal chosen(string path)
    Repeater {
        model: root.entries
        SettingRow {
            id: row
            required property var modelData
            required property int index
            title: modelData.when
            note: modelData.bytesText
            last: !root.followed && index === root.entries.length - 1
            Button {
                enabled: !root.storage.busy
                text: root.action
                kind: "quiet"
                Accessible.name: root.action + ", " + row.modelData.when
                onClicked: root.chosen(row.modelData.path)
            }
        }
    }
    SettingRow { visible: root.entries.length === 0 && root.empty !== ""; title: qsTr("No backup"); note: root.empty; last: !root.followed }
}
