import QtQuick
import Rookery.Ui

// Name and plain explanation, the control at the end (below it when narrow).
Item {
    id: root
    property string title
    property string note
    property bool stacked: false
    property bool last: false
    default property alias control: slot.data
    width: parent ? parent.width : 0
    height: Math.ceil(Math.max(Theme.hSetting, words.height + (stacked ? slot.height + 12 : 0) + Theme.hSetting - Theme.u(36)))
    Column {
        id: words
        x: Theme.rightToLeft && !root.stacked ? slot.width + 24 : 0
        width: parent.width - (root.stacked ? 0 : slot.width + 24)
        y: root.stacked ? 14 : Math.round((parent.height - height) / 2)
        spacing: 3
        Label { width: parent.width; text: root.title; weight: Font.Medium; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; text: root.note; role: "small"; color: Theme.muted; wrapMode: Text.Wrap; visible: root.note !== ""; lineHeight: 1.2; horizontalAlignment: Text.AlignLeft }
    }
    Row {
        id: slot
        spacing: 12
        x: root.stacked || Theme.rightToLeft ? 0 : parent.width - width
        y: root.stacked ? words.y + words.height + 12 : Math.round((parent.height - height) / 2)
    }
    Divider { visible: !root.last; width: parent.width; anchors.bottom: parent.bottom }
}
