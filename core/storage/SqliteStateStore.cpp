#include "storage/SqliteStateStore.h"

#include "chat/FreeSpace.h"
#include "storage/Database.h"
#include "storage/Migrations.h"
#include "storage/SnapshotTable.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace storage {

namespace {

constexpr qint64 kLargestDefaultBudget = qint64(4) << 30;

QStringList filesOf(const QString &path)
{
    return {path, path + QStringLiteral("-wal"), path + QStringLiteral("-shm"), path + QStringLiteral("-journal")};
}

} // namespace

SqliteStateStore::SqliteStateStore(const QString &folder) : SqliteStateStore(folder, Options{}) {}

SqliteStateStore::SqliteStateStore(const QString &folder, const Options &options)
    : m_path(QDir(folder).filePath(QStringLiteral("states.db"))), m_options(options), m_thread(QStringLiteral("states"))
{
}

SqliteStateStore::~SqliteStateStore()
{
    m_thread.run([this] { m_db.reset(); });
}

qint64 SqliteStateStore::defaultBudget(const QString &folder)
{
    const auto free = chat::freeBytes(folder);
    return free < 0 ? kLargestDefaultBudget : std::min(kLargestDefaultBudget, free / 10);
}

void SqliteStateStore::ensureOpen()
{
    if (m_db)
        return;
    if (m_options.budget <= 0)
        m_options.budget = defaultBudget(QFileInfo(m_path).path());
    auto db =
        std::make_unique<Database>(m_path, Database::Options{.kind = Database::Kind::Cache,
                                                             .access = m_options.readOnly ? Database::Access::ReadOnly
                                                                                          : Database::Access::ReadWrite,
                                                             .wal = m_options.wal,
                                                             .vfs = m_options.vfs});
    // A cache of another version is as useless as a damaged one.
    if (schemaAge(*db, statesMigrations()) == SchemaAge::Newer)
        throw StorageError(chat::Error::Code::DatabaseDamaged, QStringLiteral("states.db: made by a newer version"));
    if (!m_options.readOnly)
        migrate(*db, statesMigrations());
    m_db = std::move(db);
}

void SqliteStateStore::dropFile()
{
    m_db.reset();
    if (m_options.readOnly)
        return;
    for (const auto &file : filesOf(m_path))
        QFile::remove(file);
}

void SqliteStateStore::say(const chat::Error &error)
{
    if (!m_said && m_options.onProblem)
        m_options.onProblem(error);
    m_said = true;
}

template<typename Job>
auto SqliteStateStore::attempt(Job job)
{
    using Result = std::invoke_result_t<Job &, SnapshotTable &>;
    return m_thread.run([this, job = std::move(job)]() mutable {
        try {
            ensureOpen();
            SnapshotTable table(*m_db);
            return job(table);
        } catch (const StorageError &error) {
            if (error.isDamage())
                dropFile();
            else if (error.spoilsConnection())
                m_db.reset();
            say(toChatError(std::current_exception()));
        }
        return Result();
    });
}

QFuture<QSet<chat::SnapshotKey>> SqliteStateStore::present(const QList<chat::SnapshotKey> &keys)
{
    return attempt([keys](SnapshotTable &table) {
        QSet<chat::SnapshotKey> found;
        for (const auto &key : keys)
            if (table.has(key))
                found.insert(key);
        return found;
    });
}

QFuture<chat::Snapshot> SqliteStateStore::load(const chat::SnapshotKey &key)
{
    return attempt([key](SnapshotTable &table) { return table.load(key); });
}

QFuture<void> SqliteStateStore::save(const chat::Snapshot &snapshot)
{
    return attempt([this, snapshot](SnapshotTable &table) { table.save(snapshot, m_options.budget); });
}

QFuture<void> SqliteStateStore::remove(const chat::SnapshotKey &key)
{
    return attempt([key](SnapshotTable &table) { table.remove(key); });
}

QFuture<void> SqliteStateStore::removeConversation(chat::ConversationId conversation)
{
    return attempt([conversation](SnapshotTable &table) { table.removeConversation(conversation); });
}

QFuture<QList<chat::StateUse>> SqliteStateStore::use()
{
    return attempt([](SnapshotTable &table) { return table.use(); });
}

QFuture<void> SqliteStateStore::setBudget(qint64 bytes)
{
    return attempt([this, bytes](SnapshotTable &table) {
        m_options.budget = bytes > 0 ? bytes : defaultBudget(QFileInfo(m_path).path());
        table.shrink(m_options.budget);
    });
}

QFuture<chat::StateSpace> SqliteStateStore::space()
{
    return attempt([this](SnapshotTable &table) {
        chat::StateSpace space{.chats = table.use(), .budget = m_options.budget};
        for (const auto &file : filesOf(m_path))
            if (!file.endsWith(QStringLiteral("-shm"))) // lies in memory
                space.bytesOnDisk += QFileInfo(file).size();
        space.otherBytes = space.bytesOnDisk;
        for (const auto &each : space.chats)
            space.otherBytes -= each.bytes;
        return space;
    });
}

} // namespace storage
