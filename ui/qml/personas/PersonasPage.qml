import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Who new chats can be with: a list, and a form for the one that is made or changed.
Item {
    id: root
    required property PersonasViewModel personas
    property bool narrow: false
    signal openSidebar()
    signal chatWith(double persona)
    function edit(id: double, name: string, text: string, greeting: string, sound: int) {
        form.show(id, name, text, greeting, sound)
        form.visible = true
        form.take()
        view.toForm()
    }
    function make() { edit(0, "", "", "", -1) }
    PageHeader { id: head; width: parent.width; title: qsTr("Personas"); narrow: root.narrow; onOpenSidebar: root.openSidebar() }
    Flickable {
        id: view
        anchors { top: head.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        contentWidth: width
        contentHeight: page.height + 72
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollThumb { }
        FollowFocus { view: view }
        function toForm() { soon.restart() }
        Timer { id: soon; interval: 0; onTriggered: view.contentY = Math.max(0, Math.min(form.y, view.contentHeight - view.height)) }
        Column {
            id: page
            width: Math.min(Theme.u(680), view.width - (root.narrow ? 32 : 56))
            x: Math.round((view.width - width) / 2)
            y: 24
            spacing: 20
            Item {
                width: parent.width
                height: Math.max(Theme.hLarge, Math.ceil(words.height))
                Label {
                    id: words
                    anchors { left: parent.left; right: add.left; rightMargin: 16; verticalCenter: parent.verticalCenter }
                    wrapMode: Text.Wrap; color: Theme.muted; lineHeight: 1.2; horizontalAlignment: Text.AlignLeft
                    text: qsTr("A persona is read once and kept. New chats with it start at once.")
                }
                Button { id: add; objectName: "newPersona"; anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: qsTr("New persona"); iconName: "plus"; onClicked: root.make() }
            }
            Label {
                visible: root.personas.count === 0 && !form.visible
                width: parent.width; wrapMode: Text.Wrap; color: Theme.faint; horizontalAlignment: Text.AlignLeft
                text: qsTr("There are none yet. A teacher, a letter writer, somebody to practise a language with: describe one in a sentence or two.")
            }
            Card {
                visible: root.personas.count > 0
                width: parent.width
                height: list.height + 12
                Column {
                    id: list
                    x: 6; y: 6; width: parent.width - 12
                    Repeater {
                        model: root.personas
                        PersonaRow {
                            required property double persona
                            required property string name
                            required property string greeting
                            required property int sound
                            required property var model
                            width: list.width
                            objectName: "persona"
                            text: name
                            note: model.note
                            ready: model.ready
                            current: form.visible && form.persona === persona
                            onClicked: root.edit(persona, name, model.text, greeting, sound)
                            onDuplicate: root.personas.duplicate(persona)
                            onRemove: root.personas.remove(persona)
                        }
                    }
                }
            }
            PersonaForm {
                id: form
                visible: false
                width: parent.width
                onAccepted: (name, text, greeting, sound) => root.personas.save(persona, name, text, greeting, sound)
                onDiscarded: visible = false
            }
        }
    }
    Connections {
        target: root.personas
        function onSaved() { form.visible = false }
    }
}
