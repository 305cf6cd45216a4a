#include "storage/ChatsFile.h"

#include "storage/BackupFolder.h"
#include "storage/ConversationTable.h"
#include "storage/FileMoves.h"
#include "storage/Ids.h"
#include "storage/MessageTable.h"
#include "storage/Migrations.h"
#include "storage/Salvage.h"
#include "storage/Transaction.h"

#include <QDir>
#include <QFileInfo>

namespace storage {

namespace {

/// A rebuilt file that is whole and only waits for its name.
QString rebuiltPath(const QString &path)
{
    return path + QStringLiteral(".rebuilt");
}

QString damagedFolder(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("damaged"));
}

QString walOf(const QString &path)
{
    return path + QStringLiteral("-wal");
}

} // namespace

QString ChatsFile::path(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("chats.db"));
}

ChatsFile::ChatsFile(const QString &folder, const Options &options)
    : m_folder(folder), m_path(path(folder)), m_options(options)
{
    if (m_options.readOnly) {
        open();
        return;
    }
    finishRebuild();
    try {
        if (m_options.suspect || isCut())
            throw StorageError(chat::Error::Code::DatabaseDamaged, m_path + QStringLiteral(" is damaged"));
        open();
    } catch (const StorageError &error) {
        if (!error.isDamage())
            throw;
        m_db.reset();
        rebuild();
        open();
    }
}

/// A file too short for a database, or none, where there was one.
bool ChatsFile::isCut() const
{
    // SQLite itself would take such a file for a new one, write over it and throw its WAL away.
    constexpr qint64 kSmallest = 512;
    const qint64 size = QFileInfo(m_path).size();
    if (size > 0)
        return size < kSmallest;
    return QFileInfo(walOf(m_path)).size() > 0 || !BackupFolder(m_folder).newest().isEmpty();
}

void ChatsFile::open()
{
    m_report.cutShort = QFileInfo(walOf(m_path)).size() > 0;
    if (m_options.readOnly || isNewer()) {
        m_db = connect(Database::Access::ReadOnly);
        m_report.newer = schemaAge(*m_db, chatsMigrations()) == SchemaAge::Newer;
        m_report.readOnly = true;
        return;
    }
    m_db = connect(Database::Access::ReadWrite);
    migrate(*m_db, chatsMigrations());
    check();
    mendChats();
    markInterrupted();
}

std::unique_ptr<Database> ChatsFile::connect(Database::Access access) const
{
    return std::make_unique<Database>(m_path,
                                      Database::Options{.access = access, .wal = m_options.wal, .vfs = m_options.vfs});
}

/// A newer schema is never written to, so its version must be known before a connection may write.
bool ChatsFile::isNewer() const
{
    if (!QFile::exists(m_path))
        return false;
    try {
        return schemaAge(*connect(Database::Access::ReadOnly), chatsMigrations()) == SchemaAge::Newer;
    } catch (const StorageError &error) {
        // Power went while the file was being made: only a writer may roll the journal back. No newer version leaves
        // one.
        if (error.code == chat::Error::Code::DatabaseReadOnly)
            return false;
        throw;
    }
}

void ChatsFile::check()
{
    Database fresh(QStringLiteral(":memory:"), {});
    migrate(fresh, chatsMigrations());
    // A chat's row that lost its values, or its place in the trash, would silently be missing from the list.
    static constexpr auto kHidden =
        "SELECT count(*) FROM conversation WHERE trash <> 0 AND trash NOT IN (SELECT id FROM trash)";
    const bool whole = schemaText(*m_db) == schemaText(fresh) && m_db->integer("SELECT count(*) FROM counter") == 1 &&
                       m_db->text("PRAGMA quick_check(conversation)") == QLatin1StringView("ok") &&
                       m_db->integer(kHidden) == 0;
    if (!whole)
        throw StorageError(chat::Error::Code::DatabaseDamaged, m_path + QStringLiteral(" is damaged"));
}

/// A row whose bits changed may point away from its chat's newest message: all of it would look lost.
void ChatsFile::mendChats()
{
    ConversationTable conversations(*m_db);
    const auto damaged = conversations.newlyDamaged();
    if (damaged.isEmpty())
        return;
    Transaction transaction(*m_db);
    for (const auto id : damaged)
        conversations.mend(id, true);
    transaction.commit();
}

void ChatsFile::markInterrupted()
{
    MessageTable messages(*m_db);
    m_report.interrupted = messages.generating();
    if (m_report.interrupted.isEmpty())
        return;
    Transaction transaction(*m_db);
    const qint64 change = ConversationTable(*m_db).nextChange();
    for (const auto id : m_report.interrupted)
        messages.setStatus(id, chat::MessageStatus::Interrupted, change);
    transaction.commit();
}

void ChatsFile::rebuild()
{
    const auto part = m_path + QStringLiteral(".part");
    removeDatabase(part);
    const auto result = salvage(m_path, BackupFolder(m_folder).newest(), part);
    m_report.keptCopy = replace(m_folder, part);
    m_report.salvaged = true;
    m_report.messagesRecovered = result.recovered;
    m_report.messagesLost = result.lost;
}

QString ChatsFile::replace(const QString &folder, const QString &part)
{
    const auto file = path(folder), rebuilt = rebuiltPath(file);
    removeDatabase(rebuilt);
    moveFile(part, rebuilt); // from here on finishRebuild knows that it is whole
    const auto kept = newNumberedFolder(damagedFolder(folder));
    moveDatabase(file, kept);
    moveFile(rebuilt, file);
    return kept;
}

/// Ends a rebuild that a kill cut short after the new file was whole.
void ChatsFile::finishRebuild()
{
    const auto rebuilt = rebuiltPath(m_path);
    if (!QFile::exists(rebuilt))
        return;
    if (QFile::exists(m_path))
        return removeDatabase(rebuilt); // the original was not moved yet: begin again
    m_report.keptCopy = newestNumberedFolder(damagedFolder(m_folder));
    moveDatabase(m_path, m_report.keptCopy); // its WAL may be left
    moveFile(rebuilt, m_path);
    m_report.salvaged = true;
}

} // namespace storage
