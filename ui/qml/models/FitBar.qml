import QtQuick
import Rookery.Ui

// Memory needed against what this computer has. Colour is never the only sign: the words say it too.
Column {
    id: root
    property real share: 0                // of this computer's memory; 0: not known
    property string need                  // "1.6 GB"
    readonly property color tint: share > 1 ? Theme.danger : share > 0.7 ? Theme.warn : Theme.accent
    readonly property string words: need === "" ? "" : share > 1 ? qsTr("Needs %1").arg(need)
        : share > 0.7 ? qsTr("Tight, %1").arg(need) : share > 0 ? qsTr("Fits, %1").arg(need) : need
    spacing: 6
    width: Theme.u(104)
    Label { text: root.words; role: "caption"; color: root.share > 0.7 ? root.tint : Theme.muted }
    Rectangle {
        visible: root.share > 0
        width: parent.width; height: 4; radius: 2; color: Theme.line
        Rectangle { width: Math.min(1, root.share) * parent.width; height: 4; radius: 2; color: root.tint }
    }
}
