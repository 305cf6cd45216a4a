import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

T.MenuSeparator {
    implicitHeight: 9
    implicitWidth: 200
    contentItem: Item { Rectangle { x: 6; y: 4; width: parent.width - 12; height: 1; color: Theme.line } }
}
