import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// One line with the time it took; pressed, the thoughts stand below.
Item {
    id: root
    property string note
    property string source
    property bool open: false
    property bool reachable: true         // by Tab
    signal toggled(bool open)
    height: Math.ceil(line.height + (open ? body.height + 12 : 0))
    T.AbstractButton {
        id: line
        implicitWidth: row.implicitWidth + 8
        implicitHeight: Theme.u(28)
        hoverEnabled: true
        focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
        text: root.note
        Accessible.role: Accessible.Button
        Accessible.name: root.note
        Accessible.description: root.open ? qsTr("Fold the thoughts") : qsTr("Show the thoughts")
        Keys.onReturnPressed: line.clicked()
        onClicked: root.toggled(!root.open)
        contentItem: Item {
            Row {
                id: row
                height: parent.height
                spacing: 6
                Icon { name: "think"; size: 16; color: Theme.faint; anchors.verticalCenter: parent.verticalCenter }
                Label { text: line.text; role: "small"; weight: Font.Medium; color: line.hovered ? Theme.text : Theme.muted; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
                Icon { name: root.open ? "chevron-down" : "chevron-right"; flips: !root.open; size: 14; color: Theme.faint; anchors.verticalCenter: parent.verticalCenter }
            }
        }
        FocusRing { }
    }
    Item {
        id: body
        visible: root.open
        anchors { top: line.bottom; topMargin: 6; left: parent.left; right: parent.right }
        height: Math.ceil(words.contentHeight)
        Rectangle { anchors { left: parent.left; leftMargin: 7 } width: 2; height: parent.height; radius: 1; color: Theme.line }
        TextEdit {
            id: words
            anchors { left: parent.left; leftMargin: 24; right: parent.right }
            readOnly: true; selectByMouse: true; activeFocusOnTab: false
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.family: Theme.sans
            font.pixelSize: Theme.body
            color: Theme.muted
            text: root.source
            Accessible.ignored: !root.open
            Accessible.name: root.source
        }
    }
}
