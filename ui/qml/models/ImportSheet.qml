import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// How a file is to be converted: three ways, with what each costs.
Sheet {
    id: root
    required property ModelsViewModel models
    wide: 520
    title: qsTr("Import %1").arg(models.importer.name)
    function follow() { models.importer.name !== "" ? open() : close() }
    Component.onCompleted: follow()
    Connections { target: root.models.importer; function onChoicesChanged() { root.follow() } }
    onClosed: if (models.importer.name !== "") models.importer.choose("")
    Label { width: parent.width; text: root.models.importer.recognised; weight: Font.Medium; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
    Label {
        width: parent.width; color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft
        text: qsTr("Rookery makes a file of its own from it. The original stays where it is.")
    }
    Repeater {
        model: root.models.importer.choices
        Card {
            id: choice
            required property var modelData
            width: parent ? (parent as Item).width : 0
            height: words.height + 28
            tone: modelData.usual ? "accent" : "plain"
            Column {
                id: words
                anchors { left: parent.left; leftMargin: 16; right: take.left; rightMargin: 16 }
                y: 14; spacing: 3
                Label { width: parent.width; text: choice.modelData.name; weight: Font.DemiBold; horizontalAlignment: Text.AlignLeft }
                Label { width: parent.width; text: choice.modelData.note; role: "small"; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
                Label { width: parent.width; text: choice.modelData.line; role: "caption"; color: choice.modelData.fits ? Theme.muted : Theme.danger; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
            }
            Button {
                id: take
                objectName: "import" + choice.modelData.type
                anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
                text: qsTr("Import")
                kind: choice.modelData.usual ? "primary" : "normal"
                focus: choice.modelData.usual
                Accessible.name: text + ", " + choice.modelData.name + ", " + choice.modelData.line
                onClicked: root.models.importer.choose(choice.modelData.type)
            }
        }
    }
}
