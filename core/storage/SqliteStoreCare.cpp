#include "storage/SqliteStoreCare.h"

#include "storage/BackupFolder.h"
#include "storage/BackupMaker.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteConversationSearch.h"
#include "storage/SqliteStateStore.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <cstdlib>

namespace storage {

namespace {

constexpr qint64 kDayMs = qint64(24) * 3600 * 1000;

chat::Backup describe(const QString &path)
{
    const QFileInfo file(path);
    return {path, file.lastModified().toMSecsSinceEpoch(), file.size()};
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
    return describe(makeBackup(m_folder));
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

QFuture<void> SqliteStoreCare::restore(const QString &path)
{
    return m_thread.run([this, path] {
        if (!isSound(path))
            throw StorageError(chat::Error::Code::DatabaseDamaged, path + QStringLiteral(": is damaged"));
        m_search.close().waitForFinished();
        m_chats.replaceWith(path).waitForFinished();
        m_search.rebuild().waitForFinished();
    });
}

QFuture<chat::ForgetReport> SqliteStoreCare::forget(chat::ConversationId conversation)
{
    return m_thread.run([this, conversation] {
        m_chats.purgeConversation(conversation).waitForFinished();
        eraseTraces({conversation});
        chat::ForgetReport report;
        QDir damaged(QDir(m_folder).filePath(QStringLiteral("damaged")));
        for (const auto &name : damaged.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            report.damagedCopies.append(damaged.filePath(name));
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
