#pragma once

#include "viewmodels/ConversationListModel.h"

#include <QSet>

#include <vector>

namespace ui {

/// The rows of the sidebar: the chats of a ConversationListModel with its roles, without those in folded folders. Of a
/// folded folder one row stays, with FoldedRole: its heading stands there, and the keys have a place.
///
/// Thread: GUI. The list must outlive it.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ rowCountNow NOTIFY countChanged)
    /// Changes with each fold and each change of the list, so that bindings ask the functions below again.
    Q_PROPERTY(int turn READ turn NOTIFY turned)

public:
    static constexpr int kFoldedRole = Qt::UserRole + 1000;

    explicit SidebarModel(ConversationListModel &chats, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int rowCountNow() const { return int(m_rows.size()); }
    int turn() const { return m_turn; }
    QString foldedText() const; ///< the folded folders, to be kept; a word to setFoldedText
    void setFoldedText(const QString &text);

    Q_INVOKABLE bool isFolded(qint64 folder) const { return m_folded.contains(folder); }
    Q_INVOKABLE void setFolded(qint64 folder, bool folded); ///< 0, no folder: does nothing
    Q_INVOKABLE int countIn(qint64 folder) const;           ///< chats, shown or not
    /// Where the chat is, or the folded folder it lies in; -1: not in the list.
    Q_INVOKABLE int rowOf(qint64 chat) const;

Q_SIGNALS:
    void countChanged();
    void turned();
    void foldedChanged();

private:
    struct Row
    {
        qint64 chat = 0;
        qint64 folded = 0; ///< the folder that this row stands for; 0: a chat
        bool operator==(const Row &) const = default;
    };

    qint64 folderOf(int sourceRow) const; ///< under whose heading the chat stands; 0: none
    std::vector<Row> wanted() const;
    void follow();
    void replace(std::size_t from, std::size_t count, const std::vector<Row> &with);
    void onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void onReset();

    ConversationListModel &m_chats;
    std::vector<Row> m_rows;
    QSet<qint64> m_folded;
    int m_turn = 0;
};

} // namespace ui
