import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.ToolTip {
    id: root
    property string keys
    delay: 500
    y: parent ? parent.height + 6 : 0
    x: parent ? (parent.width - width) / 2 : 0
    margins: Theme.s2
    padding: Theme.s2
    topPadding: 6
    bottomPadding: 6
    implicitWidth: row.implicitWidth + leftPadding + rightPadding
    implicitHeight: row.implicitHeight + topPadding + bottomPadding
    contentItem: Row {
        id: row
        spacing: Theme.s2
        Label { text: root.text; role: "caption"; color: Theme.surface; Accessible.ignored: true }
        Label { text: root.keys; role: "caption"; color: Theme.surface; opacity: 0.7; visible: root.keys !== ""; Accessible.ignored: true }
    }
    background: Rectangle { radius: 6; color: Theme.text }
}
