import QtQuick
import QtQuick.Dialogs
import Rookery.ViewModels

// Where a chat goes to; the kind of file is chosen by its ending.
FileDialog {
    id: root
    required property ArchiveViewModel archive
    property double conversation: 0
    readonly property list<string> endings: ["md", "txt", "json"]
    title: qsTr("Export this chat")
    fileMode: FileDialog.SaveFile
    defaultSuffix: endings[Math.max(0, selectedNameFilter.index)]
    nameFilters: [qsTr("Markdown (*.md)"), qsTr("Plain text (*.txt)"), qsTr("Everything, to be imported again (*.json)")]
    function show(chat: double) {
        if (chat === 0)
            return
        conversation = chat
        selectedFile = archive.suggestedFile(chat)
        open()
    }
    onAccepted: archive.exportChat(conversation, selectedFile)
}
