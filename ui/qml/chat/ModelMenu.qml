import QtQuick
import QtQml
import Rookery.Ui
import Rookery.ViewModels

// Opens from the model chip: the built-in model, the last files, a file by dialog.
PopMenu {
    id: root
    required property ModelViewModel model
    signal openFile()
    signal more()
    implicitWidth: Theme.u(340)
    PopMenuItem {
        text: root.model.name; note: root.model.facts; checkable: true; checked: true
        enabled: root.model.loaded; visible: root.model.loaded
        onTriggered: checked = true
    }
    PopMenuItem { text: qsTr("Fledgling (built in)"); iconName: "egg-open"; visible: !root.model.builtIn; onTriggered: root.model.openBuiltIn() }
    Instantiator {
        model: root.model.others
        delegate: PopMenuItem {
            required property string modelData
            text: root.model.nameOf(modelData); iconName: "file"
            onTriggered: root.model.openPath(modelData)
        }
        onObjectAdded: (index, object) => root.insertItem(2 + index, object as PopMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopMenuItem)
    }
    PopMenuLine { }
    PopMenuItem { text: qsTr("Open a model file…"); iconName: "folder"; keys: "Ctrl+O"; onTriggered: root.openFile() }
    PopMenuItem { text: qsTr("More models"); iconName: "models"; onTriggered: root.more() }
}
