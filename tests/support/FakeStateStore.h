#pragma once

#include "chat/StateStore.h"

#include <QMap>
#include <QMutex>

namespace support {

/// Snapshots in memory; any thread may call. `snapshots` is for the test, while nothing runs.
class FakeStateStore : public chat::StateStore
{
public:
    QMap<chat::SnapshotKey, chat::Snapshot> snapshots;
    int loads = 0;
    int saves = 0;

    QFuture<QSet<chat::SnapshotKey>> present(const QList<chat::SnapshotKey> &keys) override
    {
        const QMutexLocker lock(&m_mutex);
        QSet<chat::SnapshotKey> found;
        for (const auto &key : keys)
            if (snapshots.contains(key))
                found.insert(key);
        return QtFuture::makeReadyFuture(found);
    }
    QFuture<chat::Snapshot> load(const chat::SnapshotKey &key) override
    {
        const QMutexLocker lock(&m_mutex);
        ++loads;
        return QtFuture::makeReadyFuture(snapshots.value(key));
    }
    QFuture<void> save(const chat::Snapshot &snapshot) override
    {
        const QMutexLocker lock(&m_mutex);
        ++saves;
        snapshots[snapshot.key] = snapshot;
        return QtFuture::makeReadyFuture();
    }
    QFuture<void> remove(const chat::SnapshotKey &key) override
    {
        const QMutexLocker lock(&m_mutex);
        snapshots.remove(key);
        return QtFuture::makeReadyFuture();
    }
    QFuture<void> removeConversation(chat::ConversationId conversation) override
    {
        const QMutexLocker lock(&m_mutex);
        snapshots.removeIf([conversation](const auto &each) { return each.value().conversation == conversation; });
        return QtFuture::makeReadyFuture();
    }
    QFuture<QList<chat::StateUse>> use() override
    {
        const QMutexLocker lock(&m_mutex);
        QMap<chat::ConversationId, chat::StateUse> byChat;
        for (const auto &each : std::as_const(snapshots)) {
            auto &use = byChat[each.conversation];
            use.conversation = each.conversation;
            use.bytes += each.blob.size();
            ++use.snapshots;
        }
        return QtFuture::makeReadyFuture(byChat.values());
    }
    QFuture<void> setBudget(qint64) override { return QtFuture::makeReadyFuture(); }

private:
    QMutex m_mutex;
};

} // namespace support
