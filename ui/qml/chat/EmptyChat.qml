import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// A new chat: one question, the composer, three examples, and the offer of a stronger model.
Flickable {
    id: root
    required property ChatViewModel chat
    required property ModelViewModel model
    required property HelpViewModel help
    required property PersonasViewModel personas
    property bool narrow: false
    property Component offer              // the card of the models page's making; may be absent
    contentWidth: width
    contentHeight: Math.max(height, col.height + 48)
    clip: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    signal managePersonas()
    signal attach()
    function take() { composer.take() }
    Column {
        id: col
        width: Math.min(Theme.u(664) + 32, root.width - (root.narrow ? 32 : 48))
        x: Math.round((root.width - width) / 2)
        y: Math.max(24, Math.round((root.height - height) * 0.36))
        Icon { name: "rookery"; size: 56 }
        Item { width: 1; height: 20 }
        Label { width: parent.width; wrapMode: Text.Wrap; text: qsTr("What’s on your mind?"); role: "hero"; horizontalAlignment: Text.AlignLeft; Accessible.role: Accessible.Heading }
        Item { width: 1; height: 8 }
        Label {
            width: parent.width; wrapMode: Text.Wrap; role: "read"; color: Theme.muted; lineHeight: 1.2; horizontalAlignment: Text.AlignLeft
            text: qsTr("Type and get an answer, even offline. What you write stays on this computer.")
        }
        Item { width: 1; height: 24 }
        ErrorBanner { width: parent.width; chat: root.chat }
        Item { width: 1; height: root.chat.errorTitle !== "" ? 8 : 0 }
        Composer {
            id: composer
            width: parent.width; narrow: root.narrow; chat: root.chat; model: root.model; personas: root.personas; tallest: Math.round(root.height / 3)
            onManagePersonas: root.managePersonas()
            onAttach: root.attach()
        }
        Item { width: 1; height: 14 }
        Grid {
            id: examples
            width: parent.width
            spacing: 8
            columns: root.narrow ? 1 : 3
            Repeater {
                model: root.model.builtIn ? root.help.suggestions
                    : [qsTr("Write a kind note to a neighbour"), qsTr("Explain simply how a heat pump works"), qsTr("Three dinners from leeks, rice and eggs")]
                Suggestion {
                    required property string modelData
                    width: examples.columns === 1 ? examples.width : Math.floor((examples.width - 16) / 3)
                    text: modelData
                    onClicked: composer.fill(modelData)
                }
            }
        }
        Item { width: 1; height: offer.active ? 20 : 0 }
        Loader { id: offer; width: parent.width; active: root.offer !== null; sourceComponent: root.offer }
        Item { width: 1; height: 12 }
        Label {
            visible: root.model.builtIn
            width: parent.width; wrapMode: Text.Wrap; role: "caption"; color: Theme.faint; horizontalAlignment: Text.AlignLeft
            text: qsTr("You are talking to Fledgling, the small model that comes with Rookery. It is quick and knows a little.")
        }
    }
    T.ScrollBar.vertical: ScrollThumb { }
    FollowFocus { view: root }
}
