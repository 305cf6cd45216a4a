import QtQuick
import Rookery.Ui

// tone: plain accent danger sunken
Rectangle {
    property string tone: "plain"
    radius: Theme.rCard
    color: tone === "accent" ? Theme.accentSoft : tone === "danger" ? Theme.dangerSoft : tone === "sunken" ? Theme.sunken : Theme.raised
    border.width: tone === "plain" || tone === "sunken" ? 1 : 0
    border.color: Theme.line
}
