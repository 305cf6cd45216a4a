import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Answers from the same moment, side by side, or one below the other where it is narrow.
Flickable {
    id: root
    required property ChatViewModel chat
    property bool narrow: false
    signal linkPressed(string target)
    readonly property int across: narrow ? 1 : Math.min(chat.several.count, width > Theme.u(1000) ? 3 : 2)
    readonly property int cardWidth: Math.floor((col.width - (across - 1) * 16) / Math.max(1, across))
    contentWidth: width
    contentHeight: col.height + 48
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollThumb { }
    FollowFocus { view: root }
    Column {
        id: col
        width: Math.min(Theme.u(1040), root.width - (root.narrow ? 32 : 64))
        x: Math.round((root.width - width) / 2)
        y: 24
        spacing: 16
        Rectangle {
            anchors.right: parent.right
            width: Math.min(Math.round(parent.width * 0.86), Math.ceil(measure.implicitWidth) + 33)
            height: words.height + 24
            radius: Theme.rPanel
            color: Theme.accentSoft
            Label { id: measure; visible: false; text: root.chat.several.question.slice(0, 200); role: "read" }
            Label { id: words; x: 16; y: 12; width: parent.width - 32; text: root.chat.several.question; role: "read"; wrapMode: Text.Wrap; maximumLineCount: 6; elide: Text.ElideRight; horizontalAlignment: Text.AlignLeft }
        }
        Label { text: qsTr("%Ln answers from the same moment", "", root.chat.several.count); weight: Font.DemiBold; Accessible.role: Accessible.Heading }
        Grid {
            width: parent.width
            columns: root.across
            spacing: 16
            Repeater {
                model: root.chat.several
                AnswerCard {
                    objectName: "answerCard"
                    width: root.cardWidth
                    chat: root.chat
                    onLinkPressed: target => root.linkPressed(target)
                }
            }
        }
        Label {
            width: parent.width; wrapMode: Text.Wrap; role: "caption"; color: Theme.faint; horizontalAlignment: Text.AlignLeft
            text: qsTr("What you do not keep stays behind the arrows, in case you change your mind.")
        }
    }
    Repeater {
        model: root.visible ? root.chat.several.count : 0
        Item {
            id: key
            required property int index
            Shortcut { sequence: "Alt+" + (key.index + 1); onActivated: root.chat.several.keep(key.index) }
        }
    }
}
