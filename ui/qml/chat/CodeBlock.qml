import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Code scrolls sideways in its own box; long lines can be wrapped. Copy gives the bytes as they were written.
Rectangle {
    id: root
    property string language
    property string source                // shown: hidden characters made visible
    property string colored               // markup, empty: plain
    property string plain                 // copied
    property bool wrap: false
    property bool reachable: true         // by Tab
    signal copied(string text)
    function escaped(words: string): string { return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;") }
    readonly property string painted: '<p style="white-space:pre-wrap">' + (colored !== "" ? colored : escaped(source)).replace(/<\/(kw|st|nu|co|na)>/g, "</span>")
        .replace(/<(kw|st|nu|co|na)>/g, (all, name) => '<span style="color:#' + Theme.hex(paints[name]) + '">') + "</p>"
    readonly property var paints: ({ kw: Theme.codeKeyword, st: Theme.codeString, nu: Theme.codeNumber, co: Theme.faint, na: Theme.codeName })
    height: Math.ceil(head.height + view.height + 12)
    radius: Theme.rCard
    color: Theme.sunken
    border.width: 1
    border.color: Theme.line
    Item {
        id: head
        width: parent.width
        height: Theme.u(38)
        Label {
            anchors { left: parent.left; leftMargin: 16; right: tools.left }
            height: parent.height; horizontalAlignment: Text.AlignLeft
            text: root.language !== "" ? root.language : qsTr("Code"); role: "caption"; weight: Font.Medium; color: Theme.faint
        }
        Row {
            id: tools
            anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
            IconButton { iconName: "wrap"; size: 28; focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; hint: root.wrap ? qsTr("Long lines on one line") : qsTr("Wrap long lines"); checked: root.wrap; onClicked: root.wrap = !root.wrap }
            IconButton { iconName: "copy"; size: 28; focusPolicy: root.reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus; hint: qsTr("Copy code"); onClicked: root.copied(root.plain) }
        }
    }
    Flickable {
        id: view
        readonly property bool sideways: !root.wrap && code.contentWidth > width
        anchors { left: parent.left; leftMargin: 16; right: parent.right; rightMargin: 16; top: head.bottom }
        height: Math.ceil(code.contentHeight) + (sideways ? 12 : 0)
        contentWidth: root.wrap ? width : Math.max(width, code.contentWidth)
        contentHeight: height
        clip: true
        interactive: sideways
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        TextEdit {
            id: code
            width: root.wrap ? view.width : undefined
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: false
            text: root.painted
            textFormat: TextEdit.RichText // always: changed with the text, it would for a moment take the source for markup
            wrapMode: root.wrap ? TextEdit.WrapAnywhere : TextEdit.NoWrap
            font.family: Theme.mono
            font.pixelSize: Theme.code
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            Accessible.ignored: true
            LayoutMirroring.enabled: false
        }
        T.ScrollBar.horizontal: T.ScrollBar {
            id: bar
            implicitHeight: 8
            visible: size < 1 && !root.wrap
            contentItem: Rectangle { implicitHeight: 5; radius: 2.5; color: Theme.control; opacity: 0.6 }
        }
    }
}
