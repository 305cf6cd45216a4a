import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.TextField {
    id: root
    property string iconName
    property string keys
    property bool failed: false
    property bool clearable: false
    implicitHeight: Theme.hControl + 4
    implicitWidth: 220
    leftPadding: iconName === "" ? Theme.s3 : 36
    rightPadding: clearable ? 36 : keys === "" ? Theme.s3 : 64
    color: Theme.text
    placeholderTextColor: Theme.faint
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    font.family: Theme.sans
    font.pixelSize: Theme.body
    verticalAlignment: TextInput.AlignVCenter
    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText
    background: Rectangle {
        radius: Theme.rControl
        color: Theme.field
        border.width: root.activeFocus || root.failed ? 2 : 1
        border.color: root.failed ? Theme.danger : root.activeFocus ? Theme.accent : Theme.fieldLine
        Icon { anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter } visible: name !== ""; name: root.iconName; size: 18; color: Theme.faint }
        KeyHint { anchors { right: parent.right; rightMargin: Theme.s2; verticalCenter: parent.verticalCenter } keys: root.keys }
        Label {
            anchors { left: parent.left; leftMargin: root.leftPadding; right: parent.right; rightMargin: root.rightPadding; verticalCenter: parent.verticalCenter }
            horizontalAlignment: Text.AlignLeft
            visible: root.text === "" && root.preeditText === ""
            text: root.placeholderText
            color: Theme.faint
            Accessible.ignored: true
        }
    }
    IconButton {
        visible: root.clearable && root.text !== ""
        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        iconName: "close"; size: 24; iconSize: 14
        hint: qsTr("Clear")
        focusPolicy: Qt.NoFocus
        onClicked: root.clear()
    }
}
