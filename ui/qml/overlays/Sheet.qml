import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// A small window over everything: title, content, Esc closes.
T.Popup {
    id: root
    property string title
    default property alias body: col.data
    property int wide: 480
    parent: T.Overlay.overlay
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Math.max(24, Math.round(((parent ? parent.height : 0) - height) * 0.32))
    width: Math.min(Theme.u(wide), parent ? parent.width - 32 : wide)
    height: Math.min(Math.ceil(col.height) + Theme.bar + 24, parent ? parent.height - 48 : 600)
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Rectangle {
        radius: Theme.rPanel; color: Theme.overlay; border.width: 1; border.color: Theme.line
        Shadow { shape: Theme.rPanel; spread: 28 }
    }
    contentItem: Item {
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
        Label { anchors { left: parent.left; leftMargin: 24; right: close.left } height: Theme.bar; text: root.title; role: "brand"; weight: Font.DemiBold; horizontalAlignment: Text.AlignLeft }
        IconButton { id: close; anchors { right: parent.right; rightMargin: 12 } y: 10; iconName: "close"; hint: qsTr("Close"); keys: "Esc"; onClicked: root.close() }
        Keys.onUpPressed: view.flick(0, 600)
        Keys.onDownPressed: view.flick(0, -600)
        Keys.onPressed: event => {
            const step = event.key === Qt.Key_PageDown ? 1 : event.key === Qt.Key_PageUp ? -1 : 0
            if (step === 0)
                return
            view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, view.contentY + step * view.height * 0.9))
            event.accepted = true
        }
        focus: true
        Flickable {
            id: view
            anchors { fill: parent; topMargin: Theme.bar; bottomMargin: 8 }
            contentHeight: col.height + 16
            contentWidth: width
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Column { id: col; x: 24; width: parent.width - 48; spacing: 8 }
            T.ScrollBar.vertical: ScrollThumb { }
            FollowFocus { view: view }
        }
    }
}
