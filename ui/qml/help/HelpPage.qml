import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Everything the program can be asked about itself: the same words that the built-in model answers with.
Item {
    id: root
    required property HelpViewModel help
    property bool narrow: false
    signal openSidebar()
    signal shortcuts()
    function take() { field.forceActiveFocus(Qt.TabFocusReason) }
    PageHeader {
        id: head
        width: parent.width; title: qsTr("Help"); narrow: root.narrow
        onOpenSidebar: root.openSidebar()
        IconButton { iconName: "keyboard"; hint: qsTr("Shortcuts"); keys: "F1"; anchors.verticalCenter: parent.verticalCenter; onClicked: root.shortcuts() }
    }
    ListView {
        id: list
        objectName: "help"
        readonly property int column: Math.min(Theme.measure, width - (root.narrow ? 32 : 48))
        readonly property int indent: Math.round((width - column) / 2)
        anchors { top: head.bottom; bottom: parent.bottom; left: parent.left; right: parent.right }
        clip: true; boundsBehavior: Flickable.StopAtBounds
        model: root.help
        keyNavigationEnabled: false
        currentIndex: -1 // a current row would take the focus from the search field whenever the list changes
        property int keyRow: 0 // the one topic that Tab reaches; arrows walk to the others
        function step(to: int) {
            if (to < 0 || to >= count)
                return
            keyRow = to
            positionViewAtIndex(to, ListView.Contain)
            const row = itemAtIndex(to)
            if (row)
                row.forceActiveFocus(Qt.TabFocusReason)
        }
        onCountChanged: keyRow = 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Help")
        header: Item {
            width: list.width; height: above.height + 40
            Column {
                id: above
                x: list.indent; y: 24; width: list.column; spacing: 10
                TextField {
                    id: search
                    objectName: "helpSearch"
                    width: parent.width
                    iconName: "search"; clearable: true; maximumLength: 200
                    placeholderText: qsTr("Search the help")
                    text: root.help.words
                    onTextChanged: root.help.words = text
                }
                Label {
                    visible: root.help.count === 0
                    width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; horizontalAlignment: Text.AlignLeft
                    text: qsTr("Nothing here has these words. Try a shorter one, or ask in a chat.")
                }
            }
        }
        footer: Item { width: 1; height: 48 }
        FollowFocus { view: list }
        delegate: T.ItemDelegate {
            id: topic
            required property int index
            required property string title
            required property string answer
            x: list.indent
            width: list.column
            height: Math.ceil(words.height) + 32
            focusPolicy: index === list.keyRow || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
            Keys.onUpPressed: list.step(index - 1)
            Keys.onDownPressed: list.step(index + 1)
            Accessible.role: Accessible.ListItem
            Accessible.name: title + ". " + answer
            Column {
                id: words
                y: 16; width: parent.width; spacing: 4
                Label { width: parent.width; text: topic.title; role: "strong"; weight: Font.DemiBold; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
                Label { width: parent.width; text: topic.answer; color: Theme.textSoft; lineHeight: 1.3; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
            }
            Divider { width: parent.width; anchors.bottom: parent.bottom }
            FocusRing { anchors { leftMargin: -12; rightMargin: -12; topMargin: 2; bottomMargin: 2 } }
        }
        T.ScrollBar.vertical: ScrollThumb { }
    }
    readonly property Item field: list.headerItem ? list.headerItem.children[0].children[0] : null
}
