import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// A menu at its button; arrows, Enter and Esc work.
T.Menu {
    id: root
    margins: 8
    padding: 6
    overlap: 1
    implicitWidth: Theme.u(260)
    implicitHeight: Math.ceil(contentItem.implicitHeight) + topPadding + bottomPadding
    delegate: PopMenuItem { }
    contentItem: ListView {
        implicitHeight: contentHeight
        model: root.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: root.currentIndex
        keyNavigationEnabled: true
        T.ScrollBar.vertical: ScrollThumb { }
    }
    background: Rectangle {
        radius: Theme.rCard
        color: Theme.overlay
        border.width: 1
        border.color: Theme.line
        Shadow { shape: Theme.rCard }
    }
}
