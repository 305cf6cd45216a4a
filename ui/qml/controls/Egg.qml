import QtQuick
import Rookery.Ui

// The "instant" mark: this chat's state is kept, so it opens at once.
Icon {
    property bool kept: true
    name: kept ? "egg" : "egg-open"
    size: 12
    color: kept ? Theme.accent : Theme.control
    Accessible.ignored: !visible
    Accessible.role: Accessible.Graphic
    Accessible.name: kept ? qsTr("Opens instantly") : qsTr("Text only")
}
