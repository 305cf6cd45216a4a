#pragma once

#include "chat/StoreCare.h"
#include "storage/StorageThread.h"

namespace storage {

class SqliteConversationRepository;
class SqliteConversationSearch;
class SqliteStateStore;

/// Care for the three files of a data folder.
///
/// Thread: any; long work runs on its own thread "jobs", which waits for the others' threads where it needs them.
class SqliteStoreCare : public chat::StoreCare
{
public:
    /// The collaborators outlive this object.
    SqliteStoreCare(const QString &folder, SqliteConversationRepository &chats, SqliteStateStore &states,
                    SqliteConversationSearch &search);

    QFuture<chat::StateSpace> stateSpace() override;
    QFuture<void> setStateBudget(qint64 bytes) override;
    QFuture<chat::DiskUse> diskUse() override;
    QFuture<QHash<chat::ConversationId, qint64>> tokenCounts() override;
    QFuture<bool> checkPages() override;
    QFuture<QList<chat::Backup>> backups() override;
    QFuture<chat::Backup> backUp() override;
    QFuture<chat::Backup> backUpIfDue() override;
    QFuture<QString> restore(const QString &path) override;
    QFuture<QList<chat::Original>> originals() override;
    QFuture<void> removeOriginal(const QString &path) override;
    QFuture<QList<chat::TrashEntry>> trash() override;
    QFuture<chat::ForgetReport> forget(const QList<qint64> &entries) override;
    QFuture<int> purgeTrash() override;

private:
    // On the jobs thread.
    QList<chat::Backup> list() const;
    QList<chat::Original> listOriginals() const;
    chat::Backup make();
    void mend();
    void eraseTraces(const QList<chat::ConversationId> &conversations);

    QString m_folder;
    SqliteConversationRepository &m_chats;
    SqliteStateStore &m_states;
    SqliteConversationSearch &m_search;
    StorageThread m_thread; ///< last member: ends before what its jobs use
};

} // namespace storage
