import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Enter sends, Shift+Enter makes a new line, Esc stops. Grows to a third of the window, then scrolls.
Rectangle {
    id: root
    required property ChatViewModel chat
    required property ModelViewModel model
    required property PersonasViewModel personas
    property string hint: qsTr("Ask anything")
    property bool narrow: false
    property int tallest: 260
    signal managePersonas()
    signal attach()
    height: col.height + 20
    radius: Theme.rPanel
    color: Theme.raised
    border.width: 1
    border.color: edit.activeFocus ? Theme.control : Theme.line
    function take() { edit.forceActiveFocus() }
    function fill(words: string) { edit.text = words; edit.cursorPosition = edit.length; take() }
    function send() {
        if (chat.send())
            edit.clear()
    }
    function takeDraft() {
        if (edit.text !== chat.draft) {
            edit.text = chat.draft
            edit.cursorPosition = edit.length
        }
    }
    Component.onCompleted: takeDraft()
    Shadow { shape: Theme.rPanel; spread: 14 }
    Connections {
        target: root.chat
        function onDraftReplaced() { root.takeDraft() }
        function onEditingChanged() { if (root.visible && root.chat.editing !== 0) root.take() }
    }
    Column {
        id: col
        anchors { left: parent.left; leftMargin: 16; right: parent.right; rightMargin: 10 }
        y: 12; spacing: 10
        Item {
            visible: root.chat.editing !== 0
            width: parent.width
            height: Theme.u(28)
            Icon { id: pen; name: "edit"; size: 16; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
            Label { anchors { left: pen.right; leftMargin: 8 } height: parent.height; text: qsTr("Editing. The version before stays behind the arrows."); role: "small"; color: Theme.muted
                    width: parent.width - 70 }
            IconButton { anchors.right: parent.right; size: 28; iconName: "close"; hint: qsTr("Leave it as it was"); keys: "Esc"; onClicked: root.chat.cancelEdit() }
        }
        Flow {
            visible: root.chat.attachments.count > 0
            width: parent.width - 8
            spacing: 8
            Repeater {
                model: root.chat.attachments
                AttachmentChip {
                    required property int index
                    onRemoved: root.chat.attachments.remove(index)
                }
            }
        }
        Flickable {
            id: view
            width: parent.width - 8
            height: Math.min(Math.max(Theme.u(26), Math.ceil(edit.contentHeight)), root.tallest)
            contentWidth: width
            contentHeight: Math.ceil(edit.contentHeight)
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            function keep(r: rect) {
                if (contentY > r.y)
                    contentY = r.y
                else if (contentY + height < r.y + r.height)
                    contentY = r.y + r.height - height
            }
            T.TextArea {
                id: edit
                objectName: "composer"
                width: view.width
                height: Math.max(view.height, contentHeight)
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                selectByMouse: true
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentInk
                font.family: Theme.sans
                font.pixelSize: Theme.read
                Accessible.role: Accessible.EditableText
                Accessible.name: root.hint
                onTextChanged: root.chat.draft = text
                onCursorRectangleChanged: view.keep(cursorRectangle)
                Keys.onPressed: event => {
                    const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter
                    if (enter && !(event.modifiers & (Qt.ShiftModifier | Qt.AltModifier)) && !edit.inputMethodComposing)
                        root.send()
                    else if (event.key === Qt.Key_Escape && root.chat.editing !== 0)
                        root.chat.cancelEdit()
                    else if (event.key === Qt.Key_Escape && root.chat.busy)
                        root.chat.stop()
                    else if (event.key === Qt.Key_Z && event.modifiers === Qt.ControlModifier && edit.length === 0)
                        root.chat.undo()
                    else if (event.key === Qt.Key_Up && edit.length === 0 && root.chat.editing === 0)
                        root.chat.editLast()
                    else if (event.key === Qt.Key_Up && root.chat.editing !== 0 && edit.cursorRectangle.y < Theme.u(8))
                        root.chat.editOther(-1)
                    else if (event.key === Qt.Key_Down && root.chat.editing !== 0 && edit.cursorPosition === edit.length)
                        root.chat.editOther(1)
                    else if (event.matches(StandardKey.Paste) && root.chat.takePaste())
                        event.accepted = true
                    else if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                        edit.nextItemInFocusChain(event.key === Qt.Key_Tab).forceActiveFocus(event.key === Qt.Key_Tab ? Qt.TabFocusReason : Qt.BacktabFocusReason)
                    else
                        return
                    event.accepted = true
                }
                Label { visible: edit.length === 0 && edit.preeditText === ""; text: root.hint; role: "read"; color: Theme.faint; Accessible.ignored: true }
            }
        }
        Item {
            width: parent.width
            height: Theme.u(36)
            Row {
                anchors { left: parent.left; leftMargin: -8 }
                height: parent.height
                spacing: 2
                IconButton { objectName: "attach"; iconName: "attach"; hint: qsTr("Attach text files"); anchors.verticalCenter: parent.verticalCenter; onClicked: root.attach() }
                Chip {
                    id: who
                    objectName: "personaChip"
                    visible: root.chat.conversation === 0 || root.chat.persona !== 0
                    enabled: root.chat.conversation === 0
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "person"
                    trailing: enabled ? "chevron-down" : ""
                    text: root.chat.persona !== 0 ? root.chat.personaName : root.narrow ? "" : qsTr("Persona")
                    hint: root.chat.persona !== 0 ? qsTr("Persona: %1").arg(root.chat.personaName) : qsTr("Whom the chat is with")
                    longest: Theme.u(root.narrow ? 90 : 160)
                    onClicked: people.popup(who, 0, -people.implicitHeight - 6)
                    PersonaMenu { id: people; personas: root.personas; chat: root.chat; onManage: root.managePersonas() }
                }
                Chip {
                    objectName: "think"
                    visible: root.model.canThink
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "think"
                    text: root.chat.thinking === 2 ? qsTr("Think long") : qsTr("Think")
                    hint: qsTr("Think before the answer: off, short, long")
                    checked: root.chat.thinking > 0
                    onClicked: root.chat.thinking = (root.chat.thinking + 1) % 3
                }
                Chip {
                    objectName: "answers"
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "answers"
                    text: root.chat.answers > 1 ? qsTr("%Ln answers", "", root.chat.answers) : ""
                    hint: qsTr("How many answers at once: 1 to 4")
                    checked: root.chat.answers > 1
                    onClicked: root.chat.answers = root.chat.answers % 4 + 1
                }
                Label {
                    height: parent.height; leftPadding: 8; role: "caption"; color: Theme.faint
                    objectName: "status"
                    text: root.chat.draftCost !== "" && (root.chat.attachments.count > 0 || root.chat.statusText === "") ? root.chat.draftCost : root.chat.statusText
                    width: Math.max(0, Math.min(Math.ceil(implicitWidth), col.width - x - Theme.u(root.narrow ? 60 : 130) - (bar.visible ? bar.width + 12 : 0)))
                }
                ProgressBar { id: bar; objectName: "catchingUp"; visible: root.chat.catchingUp; anchors.verticalCenter: parent.verticalCenter; width: Theme.u(80); value: root.chat.progress }
            }
            Row {
                anchors.right: parent.right
                height: parent.height
                spacing: 12
                Label {
                    visible: !root.narrow && root.chat.busy
                    text: qsTr("Esc to stop"); role: "caption"; color: Theme.faint; anchors.verticalCenter: parent.verticalCenter
                }
                SendButton {
                    objectName: "send"
                    busy: root.chat.busy
                    enabled: root.chat.busy || (root.chat.canWrite && !root.chat.attachments.reading && (edit.text.trim() !== "" || root.chat.attachments.count > 0))
                    onClicked: root.chat.busy ? root.chat.stop() : root.send()
                }
            }
        }
    }
}
