#pragma once

#include "chat/Error.h"
#include "chat/StoreCare.h"
#include "storage/StorageThread.h"

#include <functional>
#include <memory>

namespace storage {

class Database;
class SnapshotTable;

/// Snapshots in `folder`/states.db. A damaged file is deleted and begun anew; any failure is said once through
/// `onProblem` and the store then answers like an empty one.
///
/// Thread: any; jobs run on its own thread "states". The destructor finishes the jobs already sent.
class SqliteStateStore : public chat::StateStore
{
public:
    struct Options
    {
        bool readOnly = false;                              ///< beside a running program
        bool wal = true;                                    ///< false on network file systems
        const char *vfs = nullptr;                          ///< tests: a faulty file system
        qint64 budget = 0;                                  ///< bytes; 0 = defaultBudget
        std::function<void(const chat::Error &)> onProblem; ///< called on the states thread
    };

    explicit SqliteStateStore(const QString &folder);
    SqliteStateStore(const QString &folder, const Options &options);
    ~SqliteStateStore() override;

    /// The smaller of 4 GiB and a tenth of the free space on the folder's disk. May block: not on the GUI thread.
    static qint64 defaultBudget(const QString &folder);

    QFuture<QSet<chat::SnapshotKey>> present(const QList<chat::SnapshotKey> &keys) override;
    QFuture<chat::Snapshot> load(const chat::SnapshotKey &key) override;
    QFuture<void> save(const chat::Snapshot &snapshot) override;
    QFuture<void> remove(const chat::SnapshotKey &key) override;
    QFuture<void> removeConversation(chat::ConversationId conversation) override;
    QFuture<QList<chat::StateUse>> use() override;
    QFuture<void> setBudget(qint64 bytes) override;

    QFuture<chat::StateSpace> space(); ///< of states.db and its WAL

private:
    // All on the states thread.
    void ensureOpen();
    void dropFile();
    void say(const chat::Error &error);
    template<typename Job>
    auto attempt(Job job);

    QString m_path;
    Options m_options;
    bool m_said = false;
    std::unique_ptr<Database> m_db;
    StorageThread m_thread; ///< last member: ends before what its jobs use
};

} // namespace storage
