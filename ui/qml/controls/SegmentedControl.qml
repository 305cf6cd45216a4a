import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Two to four short words; arrows move the choice. options: strings, or { text, icon }.
Rectangle {
    id: root
    property list<string> options
    property list<string> icons
    property int current: 0
    property bool small: false
    property string name                  // what is chosen here, for screen readers
    property bool reachable: true         // by Tab
    signal chosen(int index)
    implicitHeight: small ? Theme.hSmall : Theme.hControl + 4
    implicitWidth: row.implicitWidth + 6
    radius: Theme.rControl + 1
    color: Theme.segment
    Accessible.role: Accessible.Grouping
    Accessible.name: name
    function take() {
        const seg = segments.itemAt(current) as T.AbstractButton
        if (seg)
            seg.forceActiveFocus(Qt.TabFocusReason)
    }
    function move(by: int) {
        const next = Math.max(0, Math.min(options.length - 1, current + by))
        if (next !== current)
            chosen(next)
    }
    Row {
        id: row
        anchors.centerIn: parent
        Repeater {
            id: segments
            model: root.options
            T.AbstractButton {
                id: seg
                required property string modelData
                required property int index
                readonly property bool on: index === root.current
                height: root.height - 6
                width: inner.implicitWidth + Theme.u(24)
                hoverEnabled: true
                checked: on
                focusPolicy: (on && root.reachable) || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
                onOnChanged: if (!on && activeFocus) Qt.callLater(root.take) // the focus goes with the choice
                text: modelData
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: on
                onClicked: root.chosen(seg.index)
                Keys.onLeftPressed: root.move(-1)
                Keys.onRightPressed: root.move(1)
                background: Rectangle {
                    radius: Theme.rControl - 2
                    color: seg.on ? Theme.overlay : seg.hovered ? Theme.hover : "transparent"
                    border.width: seg.on ? 1 : 0
                    border.color: Theme.line
                }
                contentItem: Item {
                    Row {
                        id: inner
                        anchors.centerIn: parent
                        spacing: 6
                        Icon {
                            visible: name !== ""
                            name: root.icons[seg.index] || ""
                            size: 16
                            color: seg.on ? Theme.text : Theme.muted
                            anchors.verticalCenter: parent.verticalCenter
                        }
                        Label {
                            text: seg.text; role: "small"; weight: Font.Medium; color: seg.on ? Theme.text : Theme.muted
                            anchors.verticalCenter: parent.verticalCenter
                            Accessible.ignored: true
                        }
                    }
                }
                FocusRing { shape: 6 }
            }
        }
    }
}
