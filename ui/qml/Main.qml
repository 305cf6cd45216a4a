import QtQuick
import QtQuick.Window
import Rookery.Ui
import Rookery.ViewModels

Window {
    id: win
    required property AppearanceViewModel appearance
    width: 1200
    height: 800
    minimumWidth: 480
    minimumHeight: 560
    visible: true
    title: "Rookery"
    color: Theme.surface
    Binding { target: Theme; property: "scheme"; value: win.appearance.scheme }
    Binding { target: Theme; property: "scale"; value: win.appearance.textScale }
    Binding { target: Theme; property: "lessMovement"; value: win.appearance.lessMovement }
    Binding { target: Theme; property: "wideLines"; value: win.appearance.wideLines }
    Label { anchors.centerIn: parent; text: "Rookery"; role: "hero" }
}
