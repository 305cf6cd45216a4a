import QtQuick
import Rookery.Ui

Item {
    id: root
    property string text
    height: Theme.u(32)
    Row {
        id: words
        anchors.centerIn: parent
        spacing: 8
        Egg { anchors.verticalCenter: parent.verticalCenter }
        Label { text: root.text; role: "caption"; color: Theme.muted; anchors.verticalCenter: parent.verticalCenter; width: Math.min(implicitWidth, root.width - 40) }
    }
    Divider { anchors { left: parent.left; right: words.left; rightMargin: 14; verticalCenter: parent.verticalCenter } }
    Divider { anchors { right: parent.right; left: words.right; leftMargin: 14; verticalCenter: parent.verticalCenter } }
}
