import QtQuick
import QtQuick.Templates as T
import Rookery.Ui

// Several lines of plain text in a field of fixed height; Tab leaves it.
Rectangle {
    id: root
    property alias text: edit.text
    property string name                  // what it is, for screen readers
    property string hint
    property alias editName: edit.objectName
    height: Theme.u(104)
    radius: Theme.rControl
    color: Theme.field
    border.width: edit.activeFocus ? 2 : 1
    border.color: edit.activeFocus ? Theme.accent : Theme.fieldLine
    Flickable {
        id: view
        anchors { fill: parent; leftMargin: 12; rightMargin: 8; topMargin: 8; bottomMargin: 8 }
        contentWidth: width
        contentHeight: Math.max(height, Math.ceil(edit.contentHeight))
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        function keep(r: rect) {
            if (contentY > r.y)
                contentY = r.y
            else if (contentY + height < r.y + r.height)
                contentY = r.y + r.height - height
        }
        T.ScrollBar.vertical: ScrollThumb { }
        T.TextArea {
            id: edit
            width: view.width - 8
            height: view.contentHeight
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            selectByMouse: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.family: Theme.sans
            font.pixelSize: Theme.body
            Accessible.role: Accessible.EditableText
            Accessible.name: root.name
            onCursorRectangleChanged: view.keep(cursorRectangle)
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Label { visible: edit.length === 0 && edit.preeditText === ""; width: parent.width; wrapMode: Text.Wrap; text: root.hint; color: Theme.faint; horizontalAlignment: Text.AlignLeft; Accessible.ignored: true }
        }
    }
}
