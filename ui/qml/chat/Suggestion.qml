import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Fills the composer, does not send.
T.AbstractButton {
    id: root
    implicitHeight: Math.max(Theme.u(44), Math.ceil(words.implicitHeight) + Theme.u(24))
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: root.clicked()
    background: Rectangle { radius: Theme.rCard; color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"; border.width: 1; border.color: Theme.line }
    contentItem: Item {
        Label { id: words; anchors { fill: parent; leftMargin: 16; rightMargin: 16 } horizontalAlignment: Text.AlignLeft; text: root.text; wrapMode: Text.Wrap; Accessible.ignored: true }
    }
    FocusRing { shape: 12 }
}
