import QtQuick
import Rookery.Ui

Rectangle {
    height: 1
    color: Theme.line
}
