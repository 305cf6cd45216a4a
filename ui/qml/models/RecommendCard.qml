import QtQuick
import Rookery.Ui
import Rookery.ViewModels

// The one offer: the best model for this computer, on its way, or ready.
Card {
    id: root
    required property ModelsViewModel models
    property bool narrow: false
    tone: "accent"
    height: narrow ? Math.ceil(words.height) + 32 + (act.visible ? act.height + 12 : 0) : Math.max(Theme.u(84), Math.ceil(words.height) + 32)
    Column {
        id: words
        x: Theme.rightToLeft ? parent.width - width - 16 : 16
        y: root.narrow ? 16 : Math.round((parent.height - height) / 2); spacing: 4
        width: parent.width - 32 - (root.narrow || !act.visible ? 0 : act.width + 16)
        Label { width: parent.width; text: root.models.offerTitle; weight: Font.DemiBold; role: "strong"; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
        Label { width: parent.width; text: root.models.offerLine; role: "small"; color: Theme.muted; wrapMode: Text.Wrap; horizontalAlignment: Text.AlignLeft }
    }
    Button {
        id: act
        objectName: "offer"
        visible: root.models.offerAction !== ""
        x: root.narrow !== Theme.rightToLeft ? 16 : parent.width - width - 16
        y: root.narrow ? words.y + words.height + 12 : Math.round((parent.height - height) / 2)
        text: root.models.offerAction; kind: "primary"
        onClicked: root.models.takeOffer()
    }
}
