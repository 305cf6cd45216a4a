#pragma once

#include "chat/Conversation.h"

#include <QList>

#include <optional>

namespace storage {

class Database;

/// SQL of the tables `conversation`, `value` and `counter`. Callers hold the transaction.
///
/// Thread: the database's. Throws StorageError (NotFound when a named chat is absent or in the trash).
class ConversationTable
{
public:
    explicit ConversationTable(Database &db) : m_db(db) {}

    QList<chat::Conversation> list() const; ///< newest change first, trash left out
    chat::Conversation get(chat::ConversationId id) const;
    QList<chat::ConversationId> all() const;          ///< trash included
    QList<chat::ConversationId> damaged() const;      ///< trash included; those whose hash is wrong
    QList<chat::ConversationId> newlyDamaged() const; ///< those of them that mend has not marked yet

    chat::ConversationId insert(const QString &title, qint64 persona, qint64 nowMs);
    void rename(chat::ConversationId id, const QString &title, bool byPerson);
    void setPinned(chat::ConversationId id, bool pinned);
    void setFolder(chat::ConversationId id, qint64 folder);
    void setPersona(chat::ConversationId id, qint64 persona);
    void setKeepTextOnly(chat::ConversationId id, bool textOnly);
    void setDraft(chat::ConversationId id, const QString &draft);
    void setLeaf(chat::ConversationId id, chat::MessageId leaf);
    void setTrash(chat::ConversationId id, qint64 trash); ///< 0 = live; also finds chats in the trash
    void touch(chat::ConversationId id, qint64 nowMs);    ///< moves it to the top of the list
    void grow(chat::ConversationId id, int messages, chat::MessageId leaf,
              qint64 nowMs);               ///< messages were added: leaf, count, top
    void recount(chat::ConversationId id); ///< number of live messages

    /// Makes count and leaf right: a leaf that is no live message of the chat becomes the newest one. A damaged row's
    /// leaf also if anything stands below it, and the row is marked as damaged for good.
    void mend(chat::ConversationId id, bool damaged);

    QString value(const QString &name) const; ///< empty when never set or damaged
    void setValue(const QString &name, const QString &value);

    /// The next number of the count that orders all changes.
    qint64 nextChange();
    qint64 lastChange() const;

private:
    void seal(chat::ConversationId id);

    Database &m_db;
};

} // namespace storage
