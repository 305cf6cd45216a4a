#include "storage/ChatsFile.h"

#include "storage/ConversationTable.h"
#include "storage/MessageTable.h"
#include "storage/Migrations.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

#include <QDir>

namespace storage {

QString ChatsFile::path(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("chats.db"));
}

namespace {

/// A newer schema is never written to, so its version must be known before the connection may write.
bool isNewer(const QString &path, const ChatsFile::Options &options)
{
    if (!QFile::exists(path))
        return false;
    Database db(path, {.access = Database::Access::ReadOnly, .wal = options.wal, .vfs = options.vfs});
    return schemaAge(db, chatsMigrations()) == SchemaAge::Newer;
}

} // namespace

ChatsFile::ChatsFile(const QString &folder, const Options &options)
    : m_newer(isNewer(path(folder), options)),
      m_db(path(folder),
           {.access = options.readOnly || m_newer ? Database::Access::ReadOnly : Database::Access::ReadWrite,
            .wal = options.wal,
            .vfs = options.vfs})
{
    m_report.newer = m_newer;
    m_report.readOnly = m_db.isReadOnly();
    if (m_report.readOnly)
        return;
    migrate(m_db, chatsMigrations());
    markInterrupted();
}

void ChatsFile::markInterrupted()
{
    MessageTable messages(m_db);
    m_report.interrupted = messages.generating();
    if (m_report.interrupted.isEmpty())
        return;
    Transaction transaction(m_db);
    const qint64 change = ConversationTable(m_db).nextChange();
    for (const auto id : m_report.interrupted)
        messages.setStatus(id, chat::MessageStatus::Interrupted, change);
    transaction.commit();
}

} // namespace storage
