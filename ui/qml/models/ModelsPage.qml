import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Rookery.Ui
import Rookery.ViewModels

// Find, get and keep models: the list, and beside it (or over it, on narrow windows) the details of one.
Item {
    id: root
    required property ModelsViewModel models
    property bool narrow: false
    property bool detailsOpen: false      // narrow windows only
    signal openSidebar()
    readonly property bool pane: width > Theme.u(820)
    onVisibleChanged: if (visible) models.open()
    Component.onCompleted: if (visible) models.open()

    PageHeader {
        id: head
        width: parent.width; title: qsTr("Models"); narrow: root.narrow
        onOpenSidebar: root.openSidebar()
        Label { visible: !root.narrow; anchors.verticalCenter: parent.verticalCenter; text: root.models.summary; role: "caption"; color: Theme.muted; rightPadding: 8 }
        IconButton { objectName: "folder"; iconName: "folder"; hint: qsTr("Open model folder"); anchors.verticalCenter: parent.verticalCenter; onClicked: root.models.openFolder() }
        IconButton { objectName: "refresh"; iconName: "refresh"; hint: qsTr("Refresh the list"); enabled: !root.models.refreshing; anchors.verticalCenter: parent.verticalCenter; onClicked: root.models.refresh() }
    }
    ModelDetails {
        id: details
        models: root.models
        visible: root.pane
        width: visible ? Theme.u(root.width > Theme.u(1200) ? 360 : 312) : 0
        anchors { right: parent.right; top: head.bottom; bottom: parent.bottom }
    }
    ListView {
        id: list
        objectName: "models"
        readonly property int side: root.narrow ? 16 : 24
        readonly property int column: Math.min(Theme.u(880), width - 2 * side)
        readonly property int indent: Math.round((width - column) / 2)
        anchors { left: parent.left; top: head.bottom; bottom: parent.bottom; right: details.left }
        model: root.models.list
        clip: true; boundsBehavior: Flickable.StopAtBounds; reuseItems: false
        keyNavigationEnabled: false
        currentIndex: -1 // a current row would take the focus from the search field whenever the list changes
        function step(to: int) {
            if (to < 0 || to >= count)
                return
            currentIndex = to
            currentItem.forceActiveFocus(Qt.TabFocusReason)
            const row = currentItem as ModelRow // the list gave it the focus already, for no reason of its own
            if (row)
                row.focusReason = Qt.TabFocusReason
        }
        Keys.onDownPressed: step(Math.max(0, currentIndex)) // out of the search and the filters
        FollowFocus { view: list }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Models")
        header: Item {
            width: list.width; height: above.height + 36
            Column {
                id: above
                x: list.indent; y: 20; width: list.column; spacing: 16
                RecommendCard { models: root.models; visible: root.models.offerTitle !== ""; width: parent.width; narrow: root.narrow || width < 560 }
                ModelNotice { models: root.models; visible: root.models.notice !== "" || root.models.question !== ""; width: parent.width }
                ModelFilters { models: root.models; width: parent.width; narrow: root.narrow; onEdited: list.currentIndex = -1 }
            }
        }
        delegate: ModelRow {
            x: list.indent; width: list.column
            narrow: root.narrow || list.column < Theme.u(640)
            chosen: modelId === root.models.chosen
            reachable: ListView.isCurrentItem || (list.currentIndex < 0 && index === 0)
            Keys.onUpPressed: list.step(index - 1)
            Keys.onDownPressed: list.step(index + 1)
            onClicked: {
                list.currentIndex = index
                root.models.chosen = modelId
                root.detailsOpen = !root.pane
            }
            onActed: root.models.act(modelId)
            onCancelled: root.models.cancel(modelId)
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
        }
        footer: Item {
            width: list.width; height: below.height + 48
            Column {
                id: below
                x: list.indent; y: 16; width: list.column; spacing: 12
                Label {
                    visible: list.count === 0
                    width: parent.width; wrapMode: Text.Wrap; color: Theme.muted; horizontalAlignment: Text.AlignHCenter
                    text: root.models.show === 2 && root.models.words === "" ? qsTr("No model is installed yet. Those you get will stand here.")
                        : qsTr("No model called “%1”. Paste a link to fetch one from Hugging Face.").arg(root.models.words)
                }
                Label { width: parent.width; text: root.models.listDate; role: "caption"; color: Theme.faint; horizontalAlignment: Text.AlignHCenter }
                DropZone { width: parent.width; onDropped: file => root.models.importFile(file); onChoose: chooser.open() }
            }
        }
        T.ScrollBar.vertical: ScrollThumb { }
    }
    ModelDetails {
        models: root.models
        page: true
        visible: root.detailsOpen && !root.pane
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        onClosed: root.detailsOpen = false
        Keys.onEscapePressed: root.detailsOpen = false
    }
    ImportSheet { models: root.models }
    FileDialog {
        id: chooser
        title: qsTr("Choose a model file")
        nameFilters: [qsTr("Models (*.gguf *.pth *.safetensors *.st *.bin)"), qsTr("All files (*)")]
        onAccepted: root.models.importFile(selectedFile)
    }
}
