import QtQuick
import Rookery.Ui

// What the person wrote: a soft panel at the end side, plain text.
Item {
    id: root
    property string source
    property var attached: []             // names of files
    property bool whole: true
    property int sibling: 1
    property int siblings: 1
    property bool shown: false            // hovered or under the keys
    property bool canEdit: true
    property bool reachable: true         // by Tab
    signal showAll()
    signal edit()
    signal copy()
    signal more(Item at)
    signal step(int delta)
    height: bubble.height + Theme.u(32)
    Rectangle {
        id: bubble
        anchors.right: parent.right
        width: Math.min(Math.round(parent.width * 0.86), Math.max(Math.ceil(measure.implicitWidth) + 33, attached.length > 0 ? Theme.u(240) : 0))
        height: col.height + 22
        radius: Theme.rPanel
        color: Theme.accentSoft
        Text { id: measure; visible: false; text: root.source.length < 400 ? root.source : "m".repeat(200); textFormat: Text.PlainText; font: words.font }
        Column {
            id: col
            x: 16; y: 11; width: parent.width - 32; spacing: 8
            Repeater {
                model: root.attached
                Row {
                    id: file
                    required property string modelData
                    spacing: 6
                    Icon { name: "file"; size: 16; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter }
                    Label { width: Math.min(Math.ceil(implicitWidth), col.width - 24); text: file.modelData; role: "small"; weight: Font.Medium; elide: Text.ElideMiddle }
                }
            }
            TextEdit {
                id: words
                visible: text !== ""
                width: parent.width
                height: Math.ceil(contentHeight)
                readOnly: true
                selectByMouse: true
                activeFocusOnTab: false
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                font.family: Theme.sans
                font.pixelSize: Theme.read
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                text: root.source
                Accessible.ignored: true
            }
            Button { visible: !root.whole; text: qsTr("Show all"); kind: "link"; focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; onClicked: root.showAll() }
        }
    }
    Row {
        anchors { right: parent.right; top: bubble.bottom; topMargin: 3 }
        opacity: root.shown || root.siblings > 1 ? 1 : 0
        IconButton { visible: root.shown; iconName: "copy"; size: 28; hint: qsTr("Copy"); focusPolicy: Qt.NoFocus; onClicked: root.copy() }
        IconButton { visible: root.shown; enabled: root.canEdit; iconName: "edit"; size: 28; hint: qsTr("Edit"); focusPolicy: Qt.NoFocus; onClicked: root.edit() }
        IconButton { id: dots; visible: root.shown; iconName: "more"; size: 28; hint: qsTr("More"); focusPolicy: Qt.NoFocus; onClicked: root.more(dots) }
        BranchArrows { visible: root.siblings > 1; reachable: root.reachable; current: root.sibling; count: root.siblings; onStep: delta => root.step(delta) }
    }
}
