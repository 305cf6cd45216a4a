import QtQuick
import Rookery.Ui

// A keyboard shortcut, quietly
Label {
    property string keys
    text: keys
    role: "caption"
    color: Theme.faint
    elide: Text.ElideNone
    visible: keys !== ""
    Accessible.ignored: true
}
