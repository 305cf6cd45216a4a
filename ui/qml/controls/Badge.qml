import QtQuick
import Rookery.Ui

// A fact, never pressable. tone: plain accent warn danger
Rectangle {
    id: root
    property string text
    property string tone: "plain"
    property string iconName
    readonly property color ink: tone === "accent" ? Theme.accent : tone === "warn" ? Theme.warn : tone === "danger" ? Theme.danger : Theme.muted
    implicitWidth: row.implicitWidth + 12
    implicitHeight: Theme.u(20)
    radius: Theme.rSmall
    color: tone === "accent" ? Theme.accentSoft : tone === "warn" ? Theme.warnSoft : tone === "danger" ? Theme.dangerSoft : Theme.hover
    Row {
        id: row
        anchors.centerIn: parent
        spacing: 4
        Icon { visible: root.iconName !== ""; name: root.iconName; size: 12; color: root.ink; anchors.verticalCenter: parent.verticalCenter }
        Label { text: root.text; role: "caption"; weight: Font.Medium; color: root.ink; anchors.verticalCenter: parent.verticalCenter }
    }
}
