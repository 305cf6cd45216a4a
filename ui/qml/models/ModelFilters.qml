pragma ComponentBehavior: Bound
import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// Search, what to show, and the finer filters.
Column {
    id: root
    required property ModelsViewModel models
    property bool narrow: false
    property alias field: field
    signal edited() // before the words change
    spacing: 10
    Flow {
        width: parent.width; spacing: 12
        TextField {
            id: field
            objectName: "search"
            width: root.narrow || parent.width < Theme.u(420) + shown.width ? parent.width : parent.width - shown.width - 12
            iconName: "search"; clearable: true; maximumLength: 2048
            placeholderText: qsTr("Search or paste a link")
            text: root.models.words
            onTextEdited: { root.edited(); root.models.words = text }
            onTextChanged: if (text === "") root.models.words = ""
            onAccepted: if (root.models.pastedLink) root.models.get("")
        }
        SegmentedControl {
            id: shown
            options: [qsTr("All"), qsTr("Fits here"), qsTr("Installed")]
            name: qsTr("Which models are shown")
            current: root.models.show
            onChosen: index => root.models.show = index
        }
    }
    Flow {
        width: parent.width; spacing: 6
        Repeater {
            model: [["reasoning", qsTr("Thinks first")], ["roleplay", qsTr("Role play")], ["small", qsTr("Under 2 GB")], ["v7", qsTr("Version 7")], ["v6", qsTr("Version 6")], ["zh", qsTr("Chinese")], ["ja", qsTr("Japanese")]]
            Chip {
                required property var modelData
                outlined: true; checkable: true
                text: modelData[1]
                checked: root.models.filters.length > 0 && root.models.isOn(modelData[0])
                onClicked: root.models.toggleFilter(modelData[0])
            }
        }
        Chip { objectName: "older"; outlined: true; checkable: true; text: qsTr("Older ones too"); checked: root.models.withOlder; onClicked: root.models.withOlder = !root.models.withOlder }
        Chip {
            id: sort
            readonly property list<string> names: [qsTr("Newest first"), qsTr("Strongest first"), qsTr("Smallest first"), qsTr("Quickest first")]
            text: names[root.models.sort]; trailing: "chevron-down"
            Accessible.name: qsTr("Order: %1").arg(text)
            onClicked: menu.open()
            PopMenu {
                id: menu
                y: sort.height + 4
                Repeater {
                    model: sort.names
                    PopMenuItem {
                        required property string modelData
                        required property int index
                        text: modelData; checkable: true; checked: index === root.models.sort
                        onTriggered: root.models.sort = index
                    }
                }
            }
        }
    }
    Button {
        objectName: "getLink"
        visible: root.models.pastedLink
        text: qsTr("Get the file of this link"); iconName: "link"; kind: "primary"
        onClicked: root.models.get("")
    }
}
