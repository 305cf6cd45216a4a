#pragma once

#include "chat/Snapshot.h"

#include <QFuture>
#include <QList>
#include <QSet>

namespace chat {

/// Bytes of states by chat, for the storage page. Shared rows count for the chat that used them last.
struct StateUse
{
    ConversationId conversation = 0;
    qint64 bytes = 0;
    int snapshots = 0;
};

/// Snapshots by key: a cache that may lose anything at any time. A failing or damaged store behaves like an empty one
/// and says so once through `problem`.
///
/// Thread: any; each call is one job on the store's own thread. A worker thread may wait for the future, the GUI thread
/// never.
class StateStore
{
public:
    virtual ~StateStore() = default;

    /// Which of these keys are present. Cheap: no blob is read.
    virtual QFuture<QSet<chat::SnapshotKey>> present(const QList<chat::SnapshotKey> &keys) = 0;

    /// The snapshot, or one with an empty blob when it is not there. Marks it as used.
    virtual QFuture<chat::Snapshot> load(const chat::SnapshotKey &key) = 0;

    /// Stores or replaces; then drops others in the order of SnapshotKind until the budget holds.
    virtual QFuture<void> save(const chat::Snapshot &snapshot) = 0;

    virtual QFuture<void> remove(const chat::SnapshotKey &key) = 0;
    virtual QFuture<void> removeConversation(ConversationId conversation) = 0;

    virtual QFuture<QList<chat::StateUse>> use() = 0;
    virtual QFuture<void> setBudget(qint64 bytes) = 0; ///< 0 = the default for this disk
};

} // namespace chat
