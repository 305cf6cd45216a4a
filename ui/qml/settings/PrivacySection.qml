import QtQuick
import Rookery.Ui

// What Rookery sends: nothing. Each sentence here is something the program's tests prove.
Column {
    id: root
    property string dataFolder
    width: parent ? parent.width : 0
    spacing: 32
    Card {
        width: parent.width
        tone: "accent"
        height: promise.height + 36
        Icon { id: sign; anchors { left: parent.left; leftMargin: 20; verticalCenter: parent.verticalCenter } name: "shield"; size: 24; color: Theme.accent }
        Column {
            id: promise
            anchors { left: sign.right; leftMargin: 16; right: parent.right; rightMargin: 20; verticalCenter: parent.verticalCenter }
            spacing: 3
            Label { width: parent.width; wrapMode: Text.Wrap; role: "strong"; weight: Font.DemiBold; horizontalAlignment: Text.AlignLeft; text: qsTr("What Rookery sends: nothing"); Accessible.role: Accessible.Heading }
            Label { width: parent.width; wrapMode: Text.Wrap; role: "small"; color: Theme.muted; lineHeight: 1.2; horizontalAlignment: Text.AlignLeft
                    text: qsTr("Your questions, the answers and your files never leave this computer. There is no account, no counting of what you do, and no sending of crash reports.") }
        }
    }
    Section {
        title: qsTr("When the network is used")
        SettingRow { title: qsTr("You press Get"); note: qsTr("The model is fetched from the place its row names. That server learns your network address and which file you want, nothing else.") }
        SettingRow { title: qsTr("You press Refresh on the Models page"); note: qsTr("The list of models is fetched again.") }
        SettingRow { title: qsTr("You open a link"); note: qsTr("Its whole address is shown first. It opens in your browser, not in Rookery."); last: true }
    }
    Section {
        title: qsTr("What stays here")
        SettingRow { title: qsTr("Chats, drafts and kept states"); note: qsTr("In the data folder, readable by you alone: %1").arg(root.dataFolder) }
        SettingRow { title: qsTr("Deleted means gone"); note: qsTr("A deleted chat waits 30 days in the trash, or is forgotten at once when you say so. Then its words are erased from the files too.") }
        SettingRow { title: qsTr("Pictures in answers"); note: qsTr("They are never fetched. You see their address in words."); last: true }
    }
}
