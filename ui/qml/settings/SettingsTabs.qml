pragma ComponentBehavior: Bound
import QtQuick
import Rookery.Ui

// The parts of the settings: a list at the side, a strip of chips on narrow windows. Arrows move the choice.
Flow {
    id: root
    property bool strip: false
    property var parts: []                // of [name, words, icon]
    property string current
    signal chosen(string part)
    spacing: strip ? 6 : 2
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Settings")
    function step(by: int) {
        const at = parts.findIndex(part => part[0] === current)
        const next = Math.max(0, Math.min(parts.length - 1, at + by))
        chosen(parts[next][0])
        const row = rows.itemAt(next) as ListRow
        if (row)
            row.forceActiveFocus(Qt.TabFocusReason)
    }
    Repeater {
        id: rows
        model: root.parts
        ListRow {
            id: row
            required property var modelData
            objectName: "part-" + modelData[0]
            width: root.strip ? implicitWidth : root.width
            implicitWidth: Math.ceil(words.advanceWidth) + Theme.u(18) + 44
            text: modelData[1]
            iconName: modelData[2]
            checked: modelData[0] === root.current
            activeFocusOnTab: checked || activeFocus
            Accessible.role: Accessible.PageTab
            Accessible.selected: checked
            onClicked: root.chosen(modelData[0])
            Keys.onUpPressed: root.step(-1)
            Keys.onDownPressed: root.step(1)
            Keys.onLeftPressed: root.step(Theme.rightToLeft ? 1 : -1)
            Keys.onRightPressed: root.step(Theme.rightToLeft ? -1 : 1)
            TextMetrics { id: words; font { family: Theme.sans; pixelSize: Theme.body; weight: Font.Medium } text: row.modelData[1] }
        }
    }
}
