#pragma once

#include "chat/StateStore.h"
#include "storage/SnapshotOrder.h"

namespace storage {

class Database;

/// SQL of states.db. Blobs lie in a table of their own, so that listing never touches them.
///
/// Thread: the database's. Throws StorageError.
class SnapshotTable
{
public:
    explicit SnapshotTable(Database &db) : m_db(db) {}

    bool has(const chat::SnapshotKey &key) const;
    chat::Snapshot load(const chat::SnapshotKey &key); ///< empty blob: not there; marks it as used
    /// Makes room below `budget` (bytes of the file), then stores. Larger than the whole budget: nothing is stored.
    void save(const chat::Snapshot &snapshot, qint64 budget);
    void remove(const chat::SnapshotKey &key);
    void removeConversation(chat::ConversationId conversation); ///< its pinned prefixes too
    void shrink(qint64 budget); ///< drops until the budget holds, gives pages back to the disk
    void giveBack();            ///< free pages to the disk

    QList<chat::StateUse> use() const;
    qint64 bytesInFile() const; ///< pages in the file, free ones included

private:
    QList<SnapshotRow> rows() const;
    void makeRoom(qint64 bytes, qint64 budget);
    qint64 bytesUsed() const;
    qint64 nextUse();

    Database &m_db;
};

} // namespace storage
