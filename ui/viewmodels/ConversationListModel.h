#pragma once

#include "chat/ConversationRepository.h"
#include "chat/Persona.h"
#include "chat/StateStore.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QHash>
#include <QVariantList>

namespace ui {

/// The chats of the sidebar: pinned ones first, then those in folders by the folder's name, then the others by date;
/// newest change first under each heading. What is newest goes by the order of the changes, never by the clock, which
/// may have been wrong: a chat's day is then the newest of those below it.
///
/// Thread: GUI. The repository and the shelf must outlive it.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(double current READ current NOTIFY currentChanged)
    Q_PROPERTY(int count READ rowCountNow NOTIFY countChanged)
    Q_PROPERTY(QVariantList folders READ folders NOTIFY foldersChanged)
    Q_PROPERTY(QString stateBytesText READ stateBytesText NOTIFY useChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole,
        SectionRole,    ///< the heading's words
        SectionKeyRole, ///< the heading itself: two folders, or a folder and a day, may have the same words
        FolderRole,     ///< id, 0 = none
        PinnedRole,
        DraftRole,
        KeptRole,
        TextOnlyRole,
        BytesRole,
        StateBytesRole, ///< the same as a number
        CostRole,       ///< "text only, about 20 s to read again"; empty when the chat opens instantly
        CurrentRole
    };

    explicit ConversationListModel(chat::ConversationRepository &repository, QObject *parent = nullptr);

    void setShelf(chat::ShelfRepository *shelf) { m_shelf = shelf; } ///< where the folders are; none: no folders

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void load(); ///< ends in loaded or failed
    void upsert(const chat::Conversation &conversation);
    /// The same, but where it stands and how it is kept stays as it was last chosen here.
    void update(const chat::Conversation &conversation);
    void setCurrent(chat::ConversationId id);
    void setDraft(chat::ConversationId id, bool waiting);
    void setUse(const QList<chat::StateUse> &use);                          ///< what the chats have in the state store
    void setTokenCounts(const QHash<chat::ConversationId, qint64> &counts); ///< lengths of the chats, for CostRole
    void setReadingSpeed(double tokensPerSecond);                           ///< of the model in use; 0 = not known
    void retranslate();

    QVariantList folders() const; ///< {id, name}, by name
    chat::ConversationId current() const { return m_current; }
    QString stateBytesText() const; ///< of all chats: "13 MB"
    int rowCountNow() const { return int(m_chats.size()); }
    const QList<chat::Conversation> &conversations() const { return m_chats; }

    Q_INVOKABLE qint64 idAt(int row) const; ///< 0 outside the list
    Q_INVOKABLE int rowOf(qint64 id) const; ///< -1: not in the list
    Q_INVOKABLE QString titleOf(qint64 id) const;
    Q_INVOKABLE void rename(qint64 id, const QString &title); ///< an empty title changes nothing
    Q_INVOKABLE void setPinned(qint64 id, bool pinned);
    Q_INVOKABLE void setTextOnly(qint64 id, bool textOnly);
    Q_INVOKABLE QString sectionTitle(const QString &key) const;
    Q_INVOKABLE qint64 sectionFolder(const QString &key) const;                  ///< 0: no folder's heading
    Q_INVOKABLE void setFolder(qint64 id, qint64 folder);                        ///< 0 = none
    Q_INVOKABLE void addFolder(const QString &name, const QList<qint64> &chats); ///< an empty name does nothing
    Q_INVOKABLE void renameFolder(qint64 folder, const QString &name);
    Q_INVOKABLE void removeFolder(qint64 folder); ///< its chats stay, in none; ends in folderRemoved
    Q_INVOKABLE void trash(qint64 id);            ///< gone from the list at once; undone by restore
    void restore(chat::ConversationId id);
    void refresh(chat::ConversationId id); ///< it was changed, or brought back, elsewhere; ends in loaded

Q_SIGNALS:
    void loaded();
    void currentChanged();
    void countChanged();
    void useChanged();
    void foldersChanged();
    void folderRemoved(const QString &name, const QList<qint64> &chats);
    void renamed(chat::ConversationId id, const QString &title);
    void trashed(chat::ConversationId id, const QString &title);
    void textOnlyChosen(chat::ConversationId id, bool textOnly);
    void failed(const chat::Error &error);

private:
    int target(const chat::Conversation &conversation) const;
    bool before(const chat::Conversation &a, const chat::Conversation &b) const;
    int folderRank(qint64 folder) const; ///< place among the folders; -1: not there
    QString section(const chat::Conversation &conversation) const;
    QString sectionKey(const chat::Conversation &conversation) const;
    void rank(const chat::Conversation &conversation);
    void findDays();
    QString cost(const chat::Conversation &conversation) const;
    void loadChats();
    void loadFolders();
    void sort();
    void allChanged(const QList<int> &roles);
    void changed(int row, const QList<int> &roles);
    void remove(chat::ConversationId id);

    chat::ConversationRepository &m_repository;
    chat::ShelfRepository *m_shelf = nullptr; ///< not owned
    struct Rank
    {
        qint64 place = 0; ///< by the order of the changes: larger is newer
        qint64 changedMs = 0;
        qint64 dayMs = 0; ///< some moment of the day under which the chat stands
    };

    QList<chat::Conversation> m_chats;
    QHash<chat::ConversationId, Rank> m_ranks; ///< of deleted ones too, for the undo
    qint64 m_newest = 0;                       ///< the largest place
    QList<chat::Folder> m_folders;
    QHash<chat::ConversationId, qint64> m_tokens;
    double m_tokensPerSecond = 0;
    QHash<chat::ConversationId, chat::Conversation> m_trashed;
    QHash<chat::ConversationId, chat::StateUse> m_use;
    chat::ConversationId m_current = 0;
};

} // namespace ui
