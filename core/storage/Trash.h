#pragma once

#include "chat/Message.h"

namespace storage {

class Database;

/// Deleting with undo: rows are marked with the `trash` row that took them away. Callers hold the transaction.
///
/// Thread: the database's. Throws StorageError.
class Trash
{
public:
    /// `clockMs`: the trash's own clock (TrashClock), by which the 30 days are counted.
    Trash(Database &db, qint64 clockMs) : m_db(db), m_clockMs(clockMs) {}

    void trashConversation(chat::ConversationId id);
    void restoreConversation(chat::ConversationId id);
    /// The message and all live ones below it. A leaf among them becomes the message's parent.
    void trashMessage(chat::MessageId id);
    /// What that removal took, and the ancestors it needs. The leaf returns unless the person has moved on.
    void restoreMessage(chat::MessageId id);

private:
    qint64 insert(chat::ConversationId conversation, chat::MessageId message, chat::MessageId leaf);
    void restoreAncestors(chat::MessageId message, qint64 change);

    Database &m_db;
    qint64 m_clockMs;
};

} // namespace storage
