import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.AbstractButton {
    id: root
    implicitHeight: Theme.u(34)
    implicitWidth: Math.ceil(row.implicitWidth) + 28
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: root.clicked()
    background: Rectangle {
        radius: height / 2; color: Theme.overlay; border.width: 1; border.color: Theme.line
        Shadow { shape: 17; spread: 8 }
        Rectangle { anchors.fill: parent; radius: parent.radius; color: root.hovered ? Theme.hover : "transparent" }
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 6
            Icon { name: "arrow-down"; size: 16; color: Theme.accent; anchors.verticalCenter: parent.verticalCenter }
            Label { text: root.text; role: "small"; weight: Font.Medium; anchors.verticalCenter: parent.verticalCenter; Accessible.ignored: true }
        }
    }
    FocusRing { shape: 17 }
}
