import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// Before something is deleted that nobody can bring back.
Sheet {
    id: root
    required property TrashViewModel trash
    property double entry: 0     // 0: all of it
    property string what
    title: entry === 0 ? qsTr("Empty the trash?") : qsTr("Delete for good?")
    function ask(id: double, name: string) {
        entry = id
        what = name
        open()
        keep.forceActiveFocus(Qt.PopupFocusReason)
    }
    Label { visible: root.entry !== 0; width: parent.width; text: root.what; weight: Font.Medium; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
    Label {
        width: parent.width; color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft
        text: qsTr("This cannot be undone. The backups are made anew without it, so the older ones go. Exported files and forked chats stay.")
    }
    Item { width: 1; height: 4 }
    Row {
        anchors.right: parent.right
        spacing: 8
        Button {
            objectName: "forgetNow"
            text: root.entry === 0 ? qsTr("Empty the trash") : qsTr("Delete for good")
            kind: "danger"
            onClicked: {
                root.entry === 0 ? root.trash.empty() : root.trash.forget(root.entry)
                root.close()
            }
        }
        Button { id: keep; objectName: "keepTrash"; text: qsTr("Keep"); kind: "primary"; focus: true; onClicked: root.close() }
    }
}
