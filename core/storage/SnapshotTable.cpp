#include "storage/SnapshotTable.h"

#include "storage/Database.h"
#include "storage/Migrations.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

#include <algorithm>

namespace storage {

namespace {

constexpr qint64 kPageBytes = 65536;
constexpr qint64 kSparePages = 2; ///< that an insert may take beside the blob's own
constexpr qint64 kGiveBackPages =
    1024; ///< so many free pages stay for the next snapshot: taking them back costs writing

void version1(Database &db)
{
    db.exec(R"(
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    conversation INTEGER NOT NULL,
    message INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    token_count INTEGER NOT NULL,
    model BLOB NOT NULL,
    used INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE blob (
    id INTEGER PRIMARY KEY REFERENCES snapshot (id) ON DELETE CASCADE,
    blob BLOB NOT NULL
) STRICT;
)");
}

constexpr Migration kMigrations[] = {
    {1, version1},
};

/// Disk space of a blob as the SQLite file format lays out a table leaf cell: a local part, the rest in pages of its
/// own.
qint64 bytesOnDisk(qint64 blobBytes)
{
    constexpr qint64 kLink = 4, kMostLocal = kPageBytes - 35, kLeastLocal = (kPageBytes - 12) * 32 / 255 - 23;
    const qint64 payload = blobBytes + 7; // the record's header
    if (payload <= kMostLocal)
        return payload;
    const qint64 wished = kLeastLocal + (payload - kLeastLocal) % (kPageBytes - kLink);
    const qint64 local = wished <= kMostLocal ? wished : kLeastLocal;
    return local + (payload - local + kPageBytes - kLink - 1) / (kPageBytes - kLink) * kPageBytes;
}

} // namespace

std::span<const Migration> statesMigrations()
{
    return kMigrations;
}

bool SnapshotTable::has(const chat::SnapshotKey &key) const
{
    return Statement(m_db, "SELECT 1 FROM snapshot WHERE key = ?1", key).step();
}

chat::Snapshot SnapshotTable::load(const chat::SnapshotKey &key)
{
    chat::Snapshot snapshot;
    {
        Statement row(m_db, "SELECT id, conversation, message, kind, token_count, model FROM snapshot WHERE key = ?1",
                      key);
        if (!row.step())
            return snapshot;
        snapshot = {key,
                    row.integer(1),
                    row.integer(2),
                    static_cast<chat::SnapshotKind>(std::clamp<qint64>(row.integer(3), 0, 3)),
                    row.integer(4),
                    row.blob(5),
                    m_db.blob("blob", "blob", row.integer(0))};
    }
    Transaction transaction(m_db);
    run(m_db, "UPDATE snapshot SET used = ?1 WHERE key = ?2", nextUse(), key);
    transaction.commit();
    return snapshot;
}

void SnapshotTable::save(const chat::Snapshot &snapshot, qint64 budget)
{
    const qint64 bytes = bytesOnDisk(snapshot.blob.size());
    if (bytes > budget)
        return;
    Transaction transaction(m_db);
    run(m_db, "DELETE FROM snapshot WHERE key = ?1", snapshot.key);
    makeRoom(bytes + kSparePages * kPageBytes, budget);
    Statement insert(m_db,
                     "INSERT INTO snapshot (key, conversation, message, kind, token_count, model, used, bytes) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                     snapshot.key, snapshot.conversation, snapshot.message, static_cast<int>(snapshot.kind),
                     snapshot.tokenCount, snapshot.model, nextUse(), bytes);
    insert.step();
    const qint64 id = insert.integer(0);
    insert.run();
    run(m_db, "INSERT INTO blob (id, blob) VALUES (?1, ?2)", id, snapshot.blob);
    transaction.commit();
    if (m_db.integer("PRAGMA freelist_count") > kGiveBackPages)
        giveBack();
}

void SnapshotTable::remove(const chat::SnapshotKey &key)
{
    Transaction transaction(m_db);
    run(m_db, "DELETE FROM snapshot WHERE key = ?1", key);
    transaction.commit();
}

void SnapshotTable::removeConversation(chat::ConversationId conversation)
{
    Transaction transaction(m_db);
    run(m_db, "DELETE FROM snapshot WHERE conversation = ?1", conversation);
    transaction.commit();
    giveBack();
}

void SnapshotTable::shrink(qint64 budget)
{
    Transaction transaction(m_db);
    makeRoom(0, budget);
    transaction.commit();
    giveBack();
}

void SnapshotTable::giveBack()
{
    // The states are the conversation in another form: what was dropped must leave the file and the WAL.
    m_db.exec("PRAGMA incremental_vacuum");
    m_db.checkpoint();
}

QList<chat::StateUse> SnapshotTable::use() const
{
    Statement rows(m_db,
                   "SELECT conversation, sum(bytes), count(*) FROM snapshot GROUP BY conversation ORDER BY 2 DESC");
    QList<chat::StateUse> list;
    while (rows.step())
        list.append({rows.integer(0), rows.integer(1), static_cast<int>(rows.integer(2))});
    return list;
}

qint64 SnapshotTable::bytesInFile() const
{
    return m_db.integer("PRAGMA page_count") * kPageBytes;
}

qint64 SnapshotTable::bytesUsed() const
{
    return bytesInFile() - m_db.integer("PRAGMA freelist_count") * kPageBytes;
}

QList<SnapshotRow> SnapshotTable::rows() const
{
    Statement row(m_db, "SELECT id, conversation, kind, token_count, used, bytes FROM snapshot");
    QList<SnapshotRow> list;
    while (row.step())
        list.append({row.integer(0), row.integer(1), static_cast<chat::SnapshotKind>(row.integer(2)), row.integer(3),
                     row.integer(4), row.integer(5)});
    return list;
}

void SnapshotTable::makeRoom(qint64 bytes, qint64 budget)
{
    if (bytesUsed() + bytes <= budget)
        return;
    for (const auto &row : dropOrder(rows())) {
        run(m_db, "DELETE FROM snapshot WHERE id = ?1", row.id);
        if (bytesUsed() + bytes <= budget)
            return;
    }
}

qint64 SnapshotTable::nextUse()
{
    return m_db.integer("SELECT coalesce(max(used), 0) + 1 FROM snapshot");
}

} // namespace storage
