import QtQuick
import QtQml
import Rookery.Ui
import Rookery.ViewModels

// Whom a new chat is with; only before its first message.
PopMenu {
    id: root
    required property PersonasViewModel personas
    required property ChatViewModel chat
    signal manage()
    PopMenuItem {
        text: qsTr("No persona"); checkable: true; checked: root.chat.persona === 0
        onTriggered: root.chat.openNew()
    }
    Instantiator {
        model: root.personas
        delegate: PopMenuItem {
            required property double persona
            required property string name
            text: name; checkable: true; checked: root.chat.persona === persona
            onTriggered: root.chat.openNew(persona)
        }
        onObjectAdded: (index, object) => root.insertItem(1 + index, object as PopMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopMenuItem)
    }
    PopMenuLine { }
    PopMenuItem { text: root.personas.count === 0 ? qsTr("Make a persona…") : qsTr("Personas…"); iconName: "person"; onTriggered: root.manage() }
}
