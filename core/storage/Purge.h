#pragma once

#include "chat/Message.h"

#include <QList>

namespace storage {

class Database;

/// The trash's clock: it follows the system's but takes no step of more than a week and never goes back, so that a
/// clock set wrong cannot empty the trash.
///
/// Thread: the database's; `now` writes, so the caller holds the transaction.
class TrashClock
{
public:
    explicit TrashClock(Database &db) : m_db(db) {}
    qint64 now(qint64 systemMs);
    qint64 last() const; ///< as it was told last; writes nothing

private:
    Database &m_db;
};

/// Deleting for real. Callers hold the transaction, and checkpoint the file afterwards.
///
/// Thread: the database's.
class Purge
{
public:
    static constexpr qint64 kTrashMs = qint64(30) * 24 * 3600 * 1000;

    explicit Purge(Database &db) : m_db(db) {}

    void conversation(chat::ConversationId id); ///< live or in the trash; absent: nothing
    /// What was put into the trash before `clockMs` - kTrashMs.
    QList<qint64> expired(qint64 clockMs) const;
    /// What these rows of the trash took; those that are gone are passed over. Returns the chats that lost something.
    QList<chat::ConversationId> entries(const QList<qint64> &ids, int *count);

private:
    Database &m_db;
};

} // namespace storage
