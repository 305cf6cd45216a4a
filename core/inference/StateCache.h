#pragma once

#include "chat/StateStore.h"
#include "inference/Sequence.h"

#include <list>
#include <memory>

namespace inference {

/// Points by key: the newest few in memory, the rest in the store.
///
/// Thread: `inference`; it may wait for the store.
class StateCache
{
public:
    explicit StateCache(chat::StateStore &store) : m_store(store) {}

    struct Found
    {
        std::size_t place; ///< index in the sequence's places
        std::shared_ptr<const Point> point;
    };
    /// The deepest place before `end` (an index) that has a good snapshot; a bad one on the way is removed.
    std::optional<Found> deepest(const LoadedModel &model, const std::vector<Sequence::Place> &places, std::size_t end);

    /// Keeps the point in memory and, with `keep`, in the store. Throws BadSnapshot when it is not fit to be kept.
    void put(const LoadedModel &model, const Sequence::Place &place, const Point &point,
             chat::ConversationId conversation, bool keep);

    /// Which of the places are in the store, by index; for verify.
    std::vector<std::size_t> stored(const std::vector<Sequence::Place> &places);
    QByteArray blob(const chat::SnapshotKey &key);
    void remove(const chat::SnapshotKey &key);

private:
    struct Entry
    {
        chat::SnapshotKey key;
        std::shared_ptr<const Point> point;
    };
    std::shared_ptr<const Point> inMemory(const chat::SnapshotKey &key);
    void remember(const chat::SnapshotKey &key, std::shared_ptr<const Point> point);

    chat::StateStore &m_store;
    std::list<Entry> m_newest; ///< last used first
};

} // namespace inference
