pragma ComponentBehavior: Bound
import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// The chosen model: facts, and what is seldom done with it.
Rectangle {
    id: root
    required property ModelsViewModel models
    property bool page: false             // alone on a narrow window
    signal closed()
    color: Theme.ground
    Divider { visible: !root.page; width: 1; height: parent.height }
    Label {
        visible: root.models.chosenName === ""
        anchors.centerIn: parent; width: parent.width - 48; horizontalAlignment: Text.AlignHCenter; wrapMode: Text.Wrap
        text: qsTr("Choose a model to see what it needs here."); color: Theme.faint
    }
    Flickable {
        id: view
        visible: root.models.chosenName !== ""
        anchors.fill: parent; contentHeight: column.height + 48; clip: true; boundsBehavior: Flickable.StopAtBounds
        FollowFocus { view: view }
        Column {
            id: column
            x: 24; y: 24; width: parent.width - 48; spacing: 0
            IconButton { visible: root.page; iconName: "chevron-left"; hint: qsTr("Back to the list"); onClicked: root.closed() }
            Label { width: parent.width; wrapMode: Text.Wrap; text: root.models.chosenName; role: "title"; Accessible.role: Accessible.Heading }
            Item { width: 1; height: 10 }
            Row {
                spacing: 6
                Badge { visible: root.models.chosenAction === ModelListModel.InUse; text: qsTr("In use"); tone: "accent"; iconName: "check" }
                Badge { visible: root.models.chosenVerified; text: qsTr("Verified"); iconName: "shield" }
            }
            Item { width: 1; height: 14 }
            Label { width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; text: root.models.chosenNote }
            Item { width: 1; height: 18 }
            Repeater {
                model: root.models.facts
                ModelFact {
                    required property var modelData
                    width: column.width; label: modelData.label; value: modelData.value
                }
            }
            Item { visible: speakers.visible; width: 1; height: 14 }
            Chip {
                id: speakers
                objectName: "family"
                readonly property list<string> names: [qsTr("As the file says"), qsTr("User and Assistant"), qsTr("User and Assistant, thinks first"), qsTr("Bob and Alice"), qsTr("Question and Answer")]
                visible: root.models.chosenInstalled && (root.models.chosenAction === ModelListModel.Use || root.models.chosenAction === ModelListModel.InUse)
                outlined: true; trailing: "chevron-down"
                longest: column.width - 60
                text: qsTr("Chats as: %1").arg(names[root.models.chosenFamily])
                Accessible.name: text
                onClicked: families.open()
                PopMenu {
                    id: families
                    y: speakers.height + 4
                    Repeater {
                        model: speakers.names
                        PopMenuItem {
                            required property string modelData
                            required property int index
                            objectName: "family" + index
                            text: modelData; checkable: true; checked: index === root.models.chosenFamily
                            onTriggered: root.models.chooseFamily(root.models.chosen, index)
                        }
                    }
                }
            }
            Item { width: 1; height: 20 }
            Flow {
                width: parent.width; spacing: 8
                Button { objectName: "sooner"; visible: root.models.chosenCanMoveUp; text: qsTr("Sooner"); iconName: "chevron-up"; onClicked: root.models.move(root.models.chosen, -1) }
                Button { objectName: "later"; visible: root.models.chosenCanMoveDown; text: qsTr("Later"); iconName: "chevron-down"; onClicked: root.models.move(root.models.chosen, 1) }
                Button { objectName: "reveal"; visible: root.models.chosenInstalled; text: qsTr("Show in folder"); iconName: "folder"; onClicked: root.models.reveal(root.models.chosen) }
                Button { objectName: "rename"; visible: root.models.chosenInstalled; text: qsTr("Rename"); iconName: "edit"; onClicked: naming.begin() }
                Button { objectName: "verify"; visible: root.models.chosenInstalled; text: qsTr("Verify"); iconName: "shield"; onClicked: root.models.verify(root.models.chosen) }
                Button { objectName: "delete"; visible: root.models.chosenInstalled; text: qsTr("Remove"); iconName: "trash"; kind: "danger"; onClicked: root.models.remove(root.models.chosen) }
            }
            Item { width: 1; height: naming.visible ? 12 : 0 }
            TextField {
                id: naming
                objectName: "newName"
                visible: false
                width: parent.width
                maximumLength: 200
                placeholderText: qsTr("New name of the file")
                function begin() { text = root.models.chosenFileName; visible = true; forceActiveFocus(Qt.TabFocusReason); select(0, text.lastIndexOf(".")) }
                onAccepted: { visible = false; root.models.rename(root.models.chosen, text) }
                onActiveFocusChanged: if (!activeFocus) visible = false
                Keys.onEscapePressed: visible = false
            }
            Item { width: 1; height: 12 }
            Label {
                visible: root.models.chosenInstalled
                width: parent.width; wrapMode: Text.Wrap; role: "caption"; color: Theme.faint
                text: qsTr("Removing it frees %1. Your chats stay, and their states stay too.").arg(root.models.chosenBytes)
            }
        }
    }
}
