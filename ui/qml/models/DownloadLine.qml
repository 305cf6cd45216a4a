import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// The download under way, at the foot of the sidebar.
T.AbstractButton {
    id: root
    required property ModelsViewModel models
    implicitHeight: Theme.u(48)
    Accessible.role: Accessible.Button
    Accessible.name: models.movingName + ", " + models.movingLine
    Keys.onReturnPressed: root.clicked()
    background: Rectangle { radius: Theme.rControl; color: root.hovered ? Theme.hover : "transparent" }
    contentItem: Item {
        Label { x: 12; y: 6; width: parent.width - 24; text: root.models.movingName; role: "caption"; weight: Font.Medium; Accessible.ignored: true }
        ProgressBar { x: 12; y: Theme.u(24); width: parent.width - 24; value: Math.max(0, root.models.movingProgress) }
        Label { x: 12; y: Theme.u(30); width: parent.width - 24; text: root.models.movingLine; role: "caption"; color: Theme.faint; Accessible.ignored: true }
    }
    FocusRing { }
}
