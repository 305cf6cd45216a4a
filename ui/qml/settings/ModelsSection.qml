pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Rookery.Ui
import Rookery.ViewModels

// Where models come from, and where they lie.
Section {
    id: root
    required property TransferViewModel transfer
    required property ModelViewModel model
    property bool narrow: false
    title: qsTr("Models")
    SettingRow {
        title: qsTr("Model at the start")
        note: qsTr("Another one is a press away, whichever comes first")
        stacked: root.narrow
        SegmentedControl {
            objectName: "modelAtStart"
            name: qsTr("Model at the start")
            options: [qsTr("The last one used"), qsTr("Fledgling (built in)")]
            current: root.model.startWithBuiltIn ? 1 : 0
            onChosen: index => root.model.startWithBuiltIn = index === 1
        }
    }
    SettingRow {
        title: qsTr("Folder of models")
        note: root.transfer.folder
        stacked: root.narrow
        Button { objectName: "chooseFolder"; text: qsTr("Choose…"); onClicked: folders.open() }
    }
    SettingRow {
        title: qsTr("Ask first")
        note: qsTr("The others follow by themselves when one does not answer")
        stacked: true
        Flow {
            width: root.width - 40
            spacing: 6
            Repeater {
                model: root.transfer.mirrors
                Chip {
                    required property string modelData
                    text: modelData === "" ? qsTr("As listed") : modelData
                    outlined: true; checkable: true
                    checked: root.transfer.mirror === modelData
                    onClicked: { root.transfer.mirror = modelData; checked = Qt.binding(() => root.transfer.mirror === modelData) }
                }
            }
        }
    }
    SettingRow {
        title: qsTr("Proxy")
        note: root.transfer.proxyUsable ? qsTr("For downloads only, nothing else uses the network") : qsTr("Write it as host:port. Until then nothing is downloaded.")
        stacked: true
        Column {
            spacing: 10
            SegmentedControl {
                objectName: "proxy"
                name: qsTr("Proxy")
                options: [qsTr("System"), qsTr("None"), "HTTP", "SOCKS5"]
                current: root.transfer.proxy
                onChosen: index => root.transfer.proxy = index
            }
            TextField {
                objectName: "proxyAddress"
                visible: root.transfer.proxy >= TransferViewModel.Http
                width: Theme.u(280)
                maximumLength: 260
                failed: !root.transfer.proxyUsable
                placeholderText: qsTr("host:port")
                text: root.transfer.proxyAddress
                onTextEdited: root.transfer.proxyAddress = text
            }
        }
    }
    SettingRow {
        title: qsTr("Limit of speed")
        note: qsTr("In megabytes a second, all downloads together")
        stacked: root.narrow; last: true
        SegmentedControl {
            readonly property var steps: [0, 1, 2, 5, 10]
            name: qsTr("Limit of speed")
            options: [qsTr("None"), "1", "2", "5", "10"]
            current: steps.indexOf(root.transfer.limit)
            onChosen: index => root.transfer.limit = steps[index]
        }
    }
    FolderDialog {
        id: folders
        title: qsTr("Choose the folder of models")
        onAccepted: root.transfer.setFolder(selectedFolder)
    }
}
