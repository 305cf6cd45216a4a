import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// The sidebar of a narrow window, over a scrim.
T.Drawer {
    edge: Theme.rightToLeft ? Qt.RightEdge : Qt.LeftEdge
    modal: true
    focus: true
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Rectangle { color: Theme.ground }
    enter: Transition { SmoothedAnimation { velocity: -1; duration: Theme.calm } }
    exit: Transition { SmoothedAnimation { velocity: -1; duration: Theme.calm } }
}
