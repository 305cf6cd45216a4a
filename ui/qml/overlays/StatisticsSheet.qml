import QtQuick
import Rookery.Ui
import Rookery.ViewModels

Sheet {
    id: root
    required property ChatViewModel chat
    property list<string> facts
    title: qsTr("About this answer")
    wide: 420
    function show(message: double) {
        facts = chat.statistics(message)
        open()
    }
    Label { visible: root.facts.length === 0; text: qsTr("Nothing was measured for this answer."); color: Theme.muted }
    Repeater {
        model: Math.floor(root.facts.length / 2)
        Item {
            id: fact
            required property int index
            width: parent ? (parent as Item).width : 0
            height: Theme.u(28)
            Label { id: name; height: parent.height; text: root.facts[2 * fact.index]; color: Theme.muted }
            Label { anchors { left: name.right; leftMargin: 16; right: parent.right } height: parent.height; horizontalAlignment: Text.AlignRight; text: root.facts[2 * fact.index + 1]; weight: Font.Medium }
        }
    }
}
