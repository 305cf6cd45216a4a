import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// In the answer's place while there is nothing of it yet. Esc gives the draft back.
Column {
    id: root
    required property ChatViewModel chat
    spacing: 10
    Item {
        width: parent.width
        height: Theme.u(22)
        Icon { id: sign; name: root.chat.progress > 0 ? "book" : "clock"; size: 16; anchors.verticalCenter: parent.verticalCenter; color: Theme.accent }
        Label { anchors { left: sign.right; leftMargin: 8 } height: parent.height; role: "small"; weight: Font.Medium; color: Theme.muted; text: root.chat.activityText }
        Label { anchors.right: parent.right; height: parent.height; role: "caption"; color: Theme.faint; text: root.chat.timeLeft }
    }
    ProgressBar { visible: root.chat.progress > 0; width: parent.width; value: root.chat.progress }
}
