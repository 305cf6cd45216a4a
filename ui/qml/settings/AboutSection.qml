import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// What Rookery is and what it is made of, each with version and licence.
Column {
    id: root
    required property ProgramViewModel program
    signal copied(string text)
    width: parent ? parent.width : 0
    spacing: 32
    Row {
        width: parent.width
        spacing: 20
        Icon { id: mark; name: "rookery"; size: 64 }
        Column {
            width: parent.width - mark.width - 20
            anchors.verticalCenter: parent.verticalCenter
            spacing: 4
            Label { text: "Rookery"; role: "title"; Accessible.role: Accessible.Heading }
            Label { text: qsTr("Version %1").arg(Qt.application.version); color: Theme.muted }
            Label { width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; lineHeight: 1.2; horizontalAlignment: Text.AlignLeft
                    text: qsTr("A private chatbot for ordinary computers. Free software under the Apache licence 2.0.") }
        }
    }
    Section {
        id: made
        title: qsTr("Made with")
        Repeater {
            model: root.program.parts
            SettingRow {
                required property var modelData
                required property int index
                title: modelData.version === "" ? modelData.name : modelData.name + " " + modelData.version
                note: modelData.licence
                last: index + 1 === root.program.parts.length
            }
        }
    }
    Button {
        objectName: "copyAbout"
        text: qsTr("Copy versions"); iconName: "copy"
        onClicked: root.copied(root.program.versions())
    }
}
