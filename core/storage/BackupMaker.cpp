#include "storage/BackupMaker.h"

#include "storage/BackupFolder.h"
#include "storage/ChatsFile.h"
#include "storage/ConversationTable.h"
#include "storage/FileMoves.h"
#include "storage/Ids.h"
#include "storage/MessageTable.h"

namespace storage {

namespace {

struct Extent
{
    qint64 change, messages;
};

Extent extentOf(Database &db)
{
    return {ConversationTable(db).lastChange(), db.integer("SELECT count(*) FROM message")};
}

} // namespace

bool isSound(const QString &path)
{
    try {
        Database db(path, {.access = Database::Access::ReadOnly});
        return db.text("PRAGMA integrity_check(1)") == QLatin1StringView("ok") && !MessageTable(db).isNewlyDamaged() &&
               ConversationTable(db).newlyDamaged().isEmpty() && ids(db, "PRAGMA foreign_key_check").isEmpty();
    } catch (const StorageError &error) {
        if (error.isDamage())
            return false;
        throw;
    }
}

QString makeBackup(const QString &folder)
{
    BackupFolder backups(folder);
    const auto part = backups.nextPart();
    Database chats(ChatsFile::path(folder), {.access = Database::Access::ReadOnly});
    const auto before = extentOf(chats);
    copyDatabase(chats, part);
    const auto after = extentOf(chats);
    // Writers went on meanwhile: the copy holds what was there at some moment in between.
    bool whole = isSound(part);
    if (whole) {
        Database copy(part, {.access = Database::Access::ReadOnly});
        const auto held = extentOf(copy);
        const auto [fewest, most] = std::minmax(before.messages, after.messages);
        whole = held.change >= before.change && held.change <= after.change && held.messages >= fewest &&
                held.messages <= most;
    }
    if (!whole) {
        removeDatabase(part);
        throw StorageError(chat::Error::Code::DatabaseDamaged,
                           QStringLiteral("backup: chats.db has damaged rows or pages"));
    }
    return backups.keep(part);
}

} // namespace storage
