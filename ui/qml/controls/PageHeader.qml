import QtQuick
import Rookery.Ui

// The top bar of a page other than the chat.
Item {
    id: root
    property string title
    property bool narrow: false
    default property alias trailing: slot.data
    signal openSidebar()
    height: Theme.bar
    IconButton {
        id: drawer
        visible: root.narrow
        anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
        iconName: "sidebar"
        hint: qsTr("Chats")
        keys: "Ctrl+B"
        onClicked: root.openSidebar()
    }
    Label {
        anchors { left: parent.left; leftMargin: root.narrow ? drawer.width + 20 : 24; right: slot.left; rightMargin: 12 }
        horizontalAlignment: Text.AlignLeft
        height: parent.height
        text: root.title
        role: "brand"
        weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }
    Row {
        id: slot
        anchors { right: parent.right; rightMargin: root.narrow ? 12 : 20 }
        height: parent.height
        spacing: 8
    }
    Divider { anchors.bottom: parent.bottom; width: parent.width }
}
