import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// One row of the transcript: a block, a question, or what stands under an answer.
Item {
    id: root
    required property int index
    required property int kind
    required property double message
    required property var model           // the other roles, read by the component that needs them
    required property ChatViewModel chat
    property TranscriptModel transcript: chat.transcript
    property int measure
    property int margin
    property string sought                // words to be marked
    property bool found: false            // the place that was found
    property bool shown: false            // under the pointer or the keys
    property bool reachable: true         // by Tab: what is in it
    signal hovered()
    signal linkPressed(string target)
    signal menuWanted(bool question, Item at)
    readonly property int inset: (model.indent || 0) * Theme.u(24) + (model.quote || 0) * Theme.u(20)
    height: body.y + Math.ceil(body.height)
    Accessible.role: Accessible.ListItem
    Accessible.name: (model.speaker ? model.speaker + ": " : "") + (model.plain || model.note || "")
    Rectangle {
        visible: root.found
        x: root.margin - 12; y: body.y - 6
        width: root.measure + 24; height: root.height - body.y + 12
        radius: Theme.rControl
        color: Theme.warnSoft
        border.width: 1
        border.color: Theme.warn
    }
    HoverHandler { onHoveredChanged: if (hovered) root.hovered() }
    Repeater {
        model: root.model.quote || 0
        Rectangle {
            required property int index
            x: Theme.rightToLeft ? root.width - root.margin - index * Theme.u(20) - 3 : root.margin + index * Theme.u(20)
            y: body.y
            width: 3; radius: 1.5; color: Theme.line
            height: root.height - body.y
        }
    }
    Loader {
        active: (root.model.marker || "") !== ""
        x: Theme.rightToLeft ? root.width - root.margin - root.inset : root.margin + root.inset - Theme.u(24)
        y: body.y
        sourceComponent: Text {
            width: Theme.u(24)
            horizontalAlignment: Text.AlignLeft
            text: root.model.marker
            textFormat: Text.PlainText
            color: Theme.muted
            font.family: Theme.sans
            font.pixelSize: Theme.read
            lineHeight: Theme.leading
            Accessible.ignored: true
        }
    }
    Loader {
        id: body
        x: root.margin + (Theme.rightToLeft ? 0 : root.inset)
        y: Theme.u(root.model.gap * Theme.spread)
        width: root.measure - root.inset
        sourceComponent: root.component()
    }
    function component(): Component {
        switch (root.kind) {
        case TranscriptModel.User: return user
        case TranscriptModel.Thinking: return thinking
        case TranscriptModel.Heading: return heading
        case TranscriptModel.Code: return code
        case TranscriptModel.Table: return table
        case TranscriptModel.Rule: return rule
        case TranscriptModel.Formula: return formula
        case TranscriptModel.Notice: return notice
        case TranscriptModel.Actions: return actions
        case TranscriptModel.Reopened: return reopened
        case TranscriptModel.Topics: return topics
        default: return prose
        }
    }
    Component {
        id: prose
        Prose {
            source: root.model.text; sought: root.sought; live: root.model.live === true; color: root.model.quote > 0 ? Theme.muted : Theme.text
            onLinkPressed: target => root.linkPressed(target)
        }
    }
    Component {
        id: heading
        Prose {
            source: "<b>" + root.model.text + "</b>"
            font.pixelSize: root.model.level === 1 ? Theme.u(20) : root.model.level === 2 ? Theme.heading : Theme.read
            live: root.model.live === true
            onLinkPressed: target => root.linkPressed(target)
        }
    }
    Component {
        id: code
        CodeBlock {
            language: root.model.language; source: root.model.source; colored: root.model.colored; plain: root.model.plain
            reachable: root.reachable
            onCopied: text => root.chat.copyText(text)
        }
    }
    Component {
        id: table
        TableBlock { columns: root.model.columns; cells: root.model.cells; onLinkPressed: target => root.linkPressed(target) }
    }
    Component { id: rule; Item { height: 9; Divider { y: 4; width: parent.width } } }
    Component {
        id: formula
        CodeBlock { language: "LaTeX"; source: root.model.source; plain: root.model.plain; wrap: true; reachable: root.reachable; onCopied: text => root.chat.copyText(text) }
    }
    Component { id: notice; ReadingLine { chat: root.chat } }
    Component { id: reopened; ReopenedLine { text: root.model.text } }
    Component { id: topics; TopicButtons { questions: root.model.topics; canWrite: root.chat.canWrite; reachable: root.reachable; onAsked: question => root.chat.ask(question) } }
    Component {
        id: thinking
        ThinkingFold {
            note: root.model.note; source: root.model.source; open: root.model.open === true; reachable: root.reachable
            onToggled: open => root.transcript.setOpen(root.index, open)
        }
    }
    Component {
        id: user
        UserMessage {
            source: root.model.source; whole: root.model.open === true; attached: root.model.attached
            sibling: root.model.sibling; siblings: root.model.siblings; shown: root.shown; canEdit: root.chat.canWrite; reachable: root.reachable
            onShowAll: root.transcript.setOpen(root.index, true)
            onEdit: root.chat.beginEdit(root.message)
            onCopy: root.chat.copyMessage(root.message)
            onStep: delta => root.chat.switchBranch(root.message, delta)
            onMore: at => root.menuWanted(true, at)
        }
    }
    Component {
        id: actions
        MessageActions {
            note: root.model.note; status: root.model.text; canContinue: root.model.canContinue === true; reachable: root.reachable
            newest: root.model.newest === true; shown: root.shown; canWrite: root.chat.canWrite
            sibling: root.model.sibling; siblings: root.model.siblings
            onCopy: root.chat.copyMessage(root.message)
            onAgain: root.chat.regenerate(root.message)
            onEdit: root.chat.beginEdit(root.message)
            onFork: root.chat.fork(root.message)
            onStep: delta => root.chat.switchBranch(root.message, delta)
            whole: root.model.open !== false
            onShowAll: root.transcript.setOpen(root.index, true)
            onGoOn: root.chat.continueAnswer(root.message)
            onMore: at => root.menuWanted(false, at)
        }
    }
}
