import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// What stands above chats: a day, or a folder, which folds when it is pressed. The keys reach a folded folder as a row.
T.AbstractButton {
    id: root
    required property string section
    required property ConversationListModel conversations
    required property SidebarModel rows
    property bool cursor: false
    readonly property double folder: conversations.sectionFolder(section)
    readonly property string title: conversations.sectionTitle(section)
    readonly property bool folded: { rows.turn; return rows.isFolded(folder) }
    readonly property int held: { rows.turn; return folded ? rows.countIn(folder) : 0 }
    signal toggled()
    signal changeWanted(Item at)
    objectName: folder !== 0 ? "folderHeading" : ""
    implicitHeight: Theme.u(34)
    enabled: folder !== 0
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: folder !== 0 ? Accessible.Button : Accessible.Heading
    Accessible.name: folder === 0 ? title : folded ? qsTr("Folder %1, folded, %n chats", "", held).arg(title) : qsTr("Folder %1").arg(title)
    onClicked: root.toggled()
    background: Rectangle {
        visible: root.cursor
        anchors { fill: parent; topMargin: 4 }
        color: "transparent"
        radius: Theme.rControl
        border.width: 2
        border.color: Theme.focus
    }
    contentItem: Item {
        Label {
            id: words
            anchors { left: parent.left; leftMargin: 12; bottom: parent.bottom; bottomMargin: 6 }
            width: Math.min(Math.ceil(implicitWidth), parent.width - Theme.u(96))
            horizontalAlignment: Text.AlignLeft
            text: root.title; role: "caption"; weight: Font.Medium; color: root.hovered ? Theme.text : Theme.faint
            Accessible.ignored: true
        }
        Icon {
            id: arrow
            visible: root.folder !== 0
            anchors { left: words.right; leftMargin: 4; verticalCenter: words.verticalCenter }
            name: root.folded ? "chevron-right" : "chevron-down"; flips: root.folded
            size: 12; color: root.hovered ? Theme.text : Theme.faint
        }
        Label {
            visible: root.folded
            anchors { right: parent.right; rightMargin: root.hovered ? 38 : 14; verticalCenter: words.verticalCenter }
            text: root.held; role: "caption"; color: Theme.faint
            Accessible.ignored: true
        }
        IconButton {
            visible: root.folder !== 0 && root.hovered
            anchors { right: parent.right; rightMargin: 6; verticalCenter: words.verticalCenter }
            iconName: "more"; size: 24; hint: qsTr("Folder"); focusPolicy: Qt.NoFocus
            onClicked: root.changeWanted(root)
        }
    }
}
