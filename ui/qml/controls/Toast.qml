import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// One at a time, above the composer. It pauses under the pointer; the line shows the time left.
Rectangle {
    id: root
    property string text
    property string action
    property real remaining: 1             // share of the time left
    readonly property bool hovered: hover.hovered
    signal accepted()
    width: Math.min(implicitWidth, parent ? parent.width - 32 : implicitWidth)
    implicitWidth: Math.ceil(row.implicitWidth) + 28
    height: Theme.u(48)
    radius: Theme.rCard
    color: Theme.inverse
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Shadow { shape: Theme.rCard; spread: 12 }
    HoverHandler { id: hover }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.s4
        Label {
            width: Math.min(implicitWidth, root.parent ? root.parent.width - 220 : implicitWidth)
            text: root.text; color: Theme.inverseInk; anchors.verticalCenter: parent.verticalCenter
        }
        T.AbstractButton {
            id: act
            visible: root.action !== ""
            implicitWidth: words.implicitWidth + 8
            implicitHeight: Theme.hSmall
            text: root.action
            anchors.verticalCenter: parent.verticalCenter
            Accessible.role: Accessible.Button
            Accessible.name: text
            Keys.onReturnPressed: act.clicked()
            onClicked: root.accepted()
            contentItem: Label { id: words; text: act.text; weight: Font.DemiBold; color: Theme.inverseAccent; horizontalAlignment: Text.AlignHCenter; Accessible.ignored: true }
            background: Rectangle {
                radius: 6; color: "transparent"
                border.width: act.visualFocus ? 2 : 0
                border.color: Theme.inverseAccent
            }
        }
        Label { visible: root.action !== ""; text: "Ctrl+Z"; role: "caption"; color: Theme.inverseInk; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
    }
    Rectangle {
        anchors { left: parent.left; bottom: parent.bottom; leftMargin: 12; bottomMargin: 3 }
        height: 2
        radius: 1
        width: Math.round((parent.width - 24) * root.remaining)
        color: Theme.inverseAccent
    }
}
