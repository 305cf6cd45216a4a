#include "storage/SqliteStoreCare.h"

#include "chat/FreeSpace.h"
#include "storage/BackupFolder.h"
#include "storage/BackupMaker.h"
#include "storage/ChatsFile.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteConversationSearch.h"
#include "storage/SqliteStateStore.h"
#include "storage/Statement.h"
#include "storage/StatisticsJson.h"
#include "storage/TrashList.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <cstdlib>

namespace storage {

namespace {

constexpr qint64 kDayMs = qint64(24) * 3600 * 1000;

chat::Backup describe(const QString &path)
{
    const QFileInfo file(path);
    return {path, file.lastModified().toMSecsSinceEpoch(), file.size()};
}

qint64 bytesBelow(const QString &folder)
{
    qint64 bytes = 0;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();)
        bytes += QFileInfo(files.next()).size();
    return bytes;
}

QString originalsFolder(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("damaged"));
}

} // namespace

SqliteStoreCare::SqliteStoreCare(const QString &folder, SqliteConversationRepository &chats, SqliteStateStore &states,
                                 SqliteConversationSearch &search)
    : m_folder(folder), m_chats(chats), m_states(states), m_search(search), m_thread(QStringLiteral("jobs"))
{
}

QFuture<chat::StateSpace> SqliteStoreCare::stateSpace()
{
    return m_states.space();
}

QFuture<void> SqliteStoreCare::setStateBudget(qint64 bytes)
{
    return m_states.setBudget(bytes);
}

QFuture<chat::DiskUse> SqliteStoreCare::diskUse()
{
    return m_thread.run([this] {
        const QDir folder(m_folder);
        const auto size = [&](const char *name) { return QFileInfo(folder.filePath(QLatin1StringView(name))).size(); };
        chat::DiskUse use;
        use.chats = size("chats.db");
        use.states = size("states.db");
        use.search = size("search.db");
        for (const auto &name : folder.entryList({QStringLiteral("*.db-wal"), QStringLiteral("*.db-journal")}))
            use.journals += QFileInfo(folder.filePath(name)).size(); // -shm lies in memory
        use.backups = bytesBelow(folder.filePath(QStringLiteral("backups")));
        use.originals = bytesBelow(originalsFolder(m_folder));
        use.free = chat::freeBytes(m_folder);
        return use;
    });
}

QFuture<QHash<chat::ConversationId, qint64>> SqliteStoreCare::tokenCounts()
{
    return m_thread.run([this] {
        QHash<chat::ConversationId, qint64> counts;
        Database db(ChatsFile::path(m_folder), {.access = Database::Access::ReadOnly});
        // The newest answer on the path: the leaf, or the message that a question at the end follows.
        Statement rows(db, "SELECT c.id, iif(length(leaf.statistics) > 0, leaf.statistics, before.statistics) "
                           "FROM conversation c JOIN message leaf ON leaf.id = c.leaf "
                           "LEFT JOIN message before ON before.id = leaf.parent WHERE c.trash = 0");
        while (rows.step())
            if (const auto statistics = rows.isNull(1) ? std::nullopt : statisticsFromJson(rows.blob(1)))
                if (statistics->tokensInChat > 0)
                    counts.insert(rows.integer(0), statistics->tokensInChat);
        return counts;
    });
}

QList<chat::Backup> SqliteStoreCare::list() const
{
    QList<chat::Backup> backups;
    for (const auto &path : BackupFolder(m_folder).all())
        backups.append(describe(path));
    return backups;
}

QFuture<QList<chat::Backup>> SqliteStoreCare::backups()
{
    return m_thread.run([this] { return list(); });
}

chat::Backup SqliteStoreCare::make()
{
    try {
        return describe(makeBackup(m_folder));
    } catch (const StorageError &error) {
        if (!error.isDamage())
            throw;
    }
    // The check of the copy is often the first to meet a damaged row. While a good backup has it, it can be mended.
    mend();
    return describe(makeBackup(m_folder));
}

void SqliteStoreCare::mend()
{
    m_search.close().waitForFinished();
    m_chats.mend().waitForFinished();
    m_search.rebuild().waitForFinished();
}

QFuture<bool> SqliteStoreCare::checkPages()
{
    return m_thread.run([this] {
        const bool sound = isSound(ChatsFile::path(m_folder));
        if (!sound)
            mend();
        return sound;
    });
}

QFuture<chat::Backup> SqliteStoreCare::backUp()
{
    return m_thread.run([this] { return make(); });
}

QFuture<chat::Backup> SqliteStoreCare::backUpIfDue()
{
    return m_thread.run([this] {
        const auto backups = list();
        // A clock that was set back must not end the backups: a day in either direction counts.
        const bool due =
            backups.isEmpty() || std::abs(QDateTime::currentMSecsSinceEpoch() - backups.first().madeMs) >= kDayMs;
        return due ? make() : chat::Backup();
    });
}

QFuture<QString> SqliteStoreCare::restore(const QString &path)
{
    return m_thread.run([this, path] {
        const QFileInfo given(path);
        const auto file = given.isDir() ? QDir(path).filePath(QFileInfo(ChatsFile::path(m_folder)).fileName()) : path;
        if (!isSound(file))
            throw StorageError(chat::Error::Code::DatabaseDamaged, file + QStringLiteral(": is damaged"));
        m_search.close().waitForFinished();
        const auto kept = m_chats.replaceWith(file).result();
        m_search.rebuild().waitForFinished();
        return kept;
    });
}

QList<chat::Original> SqliteStoreCare::listOriginals() const
{
    const QDir folder(originalsFolder(m_folder));
    QList<chat::Original> list;
    for (const auto &entry : folder.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        list.append({entry.filePath(), entry.lastModified().toMSecsSinceEpoch(), bytesBelow(entry.filePath())});
    std::ranges::sort(list, std::greater(),
                      [](const chat::Original &each) { return QFileInfo(each.path).fileName().toInt(); });
    return list;
}

QFuture<QList<chat::Original>> SqliteStoreCare::originals()
{
    return m_thread.run([this] { return listOriginals(); });
}

QFuture<void> SqliteStoreCare::removeOriginal(const QString &path)
{
    return m_thread.run([this, path] {
        const auto known = listOriginals();
        if (std::ranges::none_of(known, [&](const auto &each) { return each.path == path; }))
            throw StorageError(chat::Error::Code::NotFound, path + QStringLiteral(": no such original"));
        if (!QDir(path).removeRecursively())
            throw StorageError(chat::Error::Code::FileIo, path + QStringLiteral(": cannot be removed"));
    });
}

QFuture<QList<chat::TrashEntry>> SqliteStoreCare::trash()
{
    return m_thread.run([this] {
        Database db(ChatsFile::path(m_folder), {.access = Database::Access::ReadOnly});
        return trashEntries(db);
    });
}

QFuture<chat::ForgetReport> SqliteStoreCare::forget(const QList<qint64> &entries)
{
    return m_thread.run([this, entries] {
        chat::ForgetReport report;
        {
            Database db(ChatsFile::path(m_folder), {.access = Database::Access::ReadOnly});
            report.copies = copiesOf(db, entries);
        }
        const auto purged = m_chats.purge(entries).result();
        report.count = purged.count;
        if (purged.count > 0)
            eraseTraces(purged.conversations);
        for (const auto &original : listOriginals())
            report.damagedCopies.append(original.path);
        return report;
    });
}

QFuture<int> SqliteStoreCare::purgeTrash()
{
    return m_thread.run([this] {
        const auto purged = m_chats.purgeTrash().result();
        if (purged.count > 0)
            eraseTraces(purged.conversations);
        return purged.count;
    });
}

void SqliteStoreCare::eraseTraces(const QList<chat::ConversationId> &conversations)
{
    for (const auto conversation : conversations)
        m_states.removeConversation(conversation).waitForFinished();
    m_search.rebuild().waitForFinished();
    // Older backups hold what was to be forgotten; a new one first, so that there is always one.
    const auto made = make();
    BackupFolder backups(m_folder);
    for (const auto &path : backups.all())
        if (path != made.path)
            backups.remove(path);
}

} // namespace storage
