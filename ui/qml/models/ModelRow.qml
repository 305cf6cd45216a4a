pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

T.AbstractButton {
    id: root
    required property int index
    required property string modelId
    required property string name
    required property string badge
    required property string note
    required property string size
    required property string speed
    required property string need
    required property real share
    required property int stage        // ModelListModel.Action; "action" is taken
    required property real progress
    required property string line
    required property string facts
    property bool narrow: false
    property bool chosen: false
    property bool reachable: true      // by Tab, with its buttons; the arrows walk to the others
    signal acted()
    signal cancelled()
    readonly property bool moving: line !== ""
    implicitHeight: Theme.u(72) + (moving ? Theme.u(30) : 0)
    hoverEnabled: true
    focusPolicy: reachable || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + note + ", " + facts + (line === "" ? "" : ", " + line)
    Accessible.selected: chosen
    Keys.onSpacePressed: root.acted()
    background: Rectangle {
        radius: Theme.rCard
        color: root.chosen ? Theme.raised : root.hovered ? Theme.hover : "transparent"
        border { width: root.chosen ? 1 : 0; color: Theme.line }
    }
    contentItem: Item {
        Column {
            id: start
            anchors { left: parent.left; leftMargin: 16; right: end.left; rightMargin: 8 }
            y: Math.round((Theme.u(72) - height) / 2)
            spacing: root.narrow ? 2 : 4
            Row {
                anchors.left: parent.left
                spacing: 8
                Label { width: Math.min(Math.ceil(implicitWidth), start.width - (tag.visible ? tag.width + 8 : 0)); text: root.name; weight: Font.DemiBold; color: root.stage === ModelListModel.TooBig ? Theme.muted : Theme.text; Accessible.ignored: true }
                Badge { id: tag; visible: root.badge !== ""; text: root.badge; anchors.verticalCenter: parent.verticalCenter }
            }
            Label { width: parent.width; text: root.note; role: "small"; color: Theme.muted; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
            Label { visible: root.narrow && text !== ""; width: parent.width; text: root.facts; role: "caption"; color: Theme.muted; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
        }
        Row {
            id: end
            anchors { right: parent.right; rightMargin: 16 }
            height: Theme.u(72); spacing: 20
            Column {
                visible: !root.narrow; width: Theme.u(112); spacing: 3; anchors.verticalCenter: parent.verticalCenter
                Label { width: parent.width; horizontalAlignment: Text.AlignRight; text: root.size; role: "small"; Accessible.ignored: true }
                Label { width: parent.width; horizontalAlignment: Text.AlignRight; text: root.speed; role: "caption"; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight; color: Theme.muted; Accessible.ignored: true }
            }
            FitBar { visible: !root.narrow; share: root.share; need: root.need; anchors.verticalCenter: parent.verticalCenter }
            Item {
                width: Math.max(Theme.u(88), actions.implicitWidth); height: parent.height
                ModelAction {
                    id: actions
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    height: parent.height
                    action: root.stage; name: root.name; reachable: root.reachable
                    onActed: root.acted()
                    onCancelled: root.cancelled()
                }
            }
        }
        ProgressBar {
            visible: root.moving; x: 16; y: Theme.u(66); width: parent.width - 32; value: root.progress
            tint: root.stage === ModelListModel.Moving ? Theme.accent : Theme.control
        }
        Label { visible: root.moving; x: 16; y: Theme.u(74); width: parent.width - 32; text: root.line; role: "caption"; color: Theme.muted; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
    }
    FocusRing { shape: Theme.rCard }
}
