import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// kind: primary (one a view) normal quiet link danger
T.Button {
    id: root
    property string kind: "normal"
    property string iconName
    property bool large: false
    readonly property bool solid: kind === "primary"
    readonly property bool bare: kind === "quiet" || kind === "link"
    readonly property color ink: !enabled ? Theme.faint : solid ? Theme.accentInk
        : kind === "danger" ? Theme.danger : kind === "link" ? Theme.accent : Theme.text
    implicitWidth: Math.max(implicitContentWidth + leftPadding + rightPadding, 40)
    implicitHeight: large ? Theme.hLarge : Theme.hControl
    leftPadding: iconName === "" ? Theme.s3 + 2 : Theme.s3 - 2
    rightPadding: Theme.s3 + 2
    font.family: Theme.sans
    font.pixelSize: Theme.body
    font.weight: Font.Medium
    Accessible.name: text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    contentItem: Item {
        implicitWidth: row.implicitWidth
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.s2
            Icon { visible: root.iconName !== ""; name: root.iconName; color: root.ink; size: 18; anchors.verticalCenter: parent.verticalCenter }
            Label { text: root.text; color: root.ink; font: root.font; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
        }
    }
    background: Rectangle {
        radius: Theme.rControl
        color: root.solid ? (!root.enabled ? Theme.line : root.down ? Theme.accentPressed : root.hovered ? Theme.accentHover : Theme.accent)
            : root.bare ? "transparent" : Theme.raised
        border.width: root.solid || root.bare ? 0 : 1
        border.color: Theme.line
        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            visible: !root.solid && (root.hovered || root.down)
            color: root.down ? Theme.pressed : Theme.hover
        }
    }
    FocusRing { }
}
