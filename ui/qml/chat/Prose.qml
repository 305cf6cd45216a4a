import QtQuick
import Rookery.Ui

// One paragraph. `source` is markup of our own (see InlineText): outside text in it is escaped.
TextEdit {
    id: root
    property string source
    property string sought                // marked where it stands
    property bool live: false             // a caret stands behind the last letter
    signal linkPressed(string target)
    readonly property string shown: {
        const code = '<span style="font-family:\'' + Theme.mono + '\'; font-size:' + Math.round(font.pixelSize * 0.9 * Theme.codeScale) + 'px; background-color:#'
            + Theme.hex(Theme.inlineCode) + '">&#8201;'
        return marked().replace(/<code>/g, code).replace(/<\/code>/g, "&#8201;</span>")
            .replace(/<a href=/g, '<a style="color:#' + Theme.hex(Theme.accent) + '" href=')
    }
    function marked(): string {
        if (sought.length < 2)
            return source
        const words = sought.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;")
        const place = new RegExp("(<[^>]*>)|(" + words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + ")", "gi")
        return source.replace(place, (all, tag, hit) => hit === undefined ? tag : '<span style="background-color:#' + Theme.hex(Theme.warn) + '; color:#' + Theme.hex(Theme.surface) + '">' + hit + "</span>")
    }
    width: parent ? parent.width : 0
    height: Math.ceil(contentHeight)
    readOnly: true
    selectByMouse: true
    persistentSelection: false
    activeFocusOnPress: true
    activeFocusOnTab: false
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.RichText
    font.family: Theme.sans
    font.pixelSize: Theme.read
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    text: '<p style="line-height:' + Math.round(Theme.leading * 100) + '%">' + shown + "</p>"
    Accessible.ignored: true
    onLinkActivated: link => root.linkPressed(link)
    HoverHandler { cursorShape: root.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor }
    Tooltip { text: root.hoveredLink; visible: root.hoveredLink !== ""; delay: 200; x: 0 }
    readonly property rect end: { root.width; root.contentHeight; root.text; return root.live ? positionToRectangle(length) : Qt.rect(0, 0, 0, 0) }
    Rectangle { visible: root.live; x: root.end.x + 4; y: root.end.y + 1; width: 9; height: Theme.u(18); radius: 3; color: Theme.accent }
}
