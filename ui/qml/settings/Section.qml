import QtQuick
import Rookery.Ui

Column {
    id: root
    property string title
    property string note
    default property alias body: inner.data
    width: parent ? parent.width : 0
    spacing: 10
    Label { text: root.title; role: "heading"; visible: root.title !== ""; Accessible.role: Accessible.Heading }
    Label { width: parent.width; text: root.note; color: Theme.muted; wrapMode: Text.Wrap; visible: root.note !== ""; lineHeight: 1.2; bottomPadding: 4; horizontalAlignment: Text.AlignLeft }
    Card {
        width: parent.width
        height: inner.height
        Column { id: inner; x: 20; width: parent.width - 40 }
    }
}
