#include "inference/StateCache.h"

#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(lcStates, "rookery.states", QtInfoMsg)

namespace inference {

namespace {

constexpr std::size_t kMemoryBytes = std::size_t(96) << 20;
constexpr std::size_t kFewest = 2; ///< kept in memory whatever they weigh: a prompt's end and an answer's

std::size_t bytesOf(const Point &point)
{
    return point.state.values().size_bytes() + point.logits.size() * sizeof(float);
}

/// The store is a cache: one that fails is as good as an empty one.
template<typename T>
T valueOr(QFuture<T> future, T fallback)
{
    try {
        return future.result();
    } catch (const chat::Error &error) {
        qCWarning(lcStates) << "the store of states failed:" << error.detail;
        return fallback;
    }
}

} // namespace

std::shared_ptr<const Point> StateCache::inMemory(const chat::SnapshotKey &key)
{
    const auto found =
        std::find_if(m_newest.begin(), m_newest.end(), [&](const Entry &each) { return each.key == key; });
    if (found == m_newest.end())
        return nullptr;
    m_newest.splice(m_newest.begin(), m_newest, found);
    return found->point;
}

void StateCache::remember(const chat::SnapshotKey &key, std::shared_ptr<const Point> point)
{
    m_newest.remove_if([&](const Entry &each) { return each.key == key; });
    m_newest.push_front({key, std::move(point)});
    std::size_t bytes = 0, count = 0;
    for (auto each = m_newest.begin(); each != m_newest.end(); ++each, ++count) {
        bytes += bytesOf(*each->point);
        if (count >= kFewest && bytes > kMemoryBytes) {
            m_newest.erase(each, m_newest.end());
            return;
        }
    }
}

std::optional<StateCache::Found> StateCache::deepest(const LoadedModel &model,
                                                     const std::vector<Sequence::Place> &places, std::size_t end)
{
    if (end == 0)
        return std::nullopt;
    // The usual case first: going on where this chat stands needs no look into the store.
    if (auto point = inMemory(places[end - 1].key))
        return Found{end - 1, std::move(point)};
    QList<chat::SnapshotKey> keys;
    for (std::size_t i = 0; i < end; ++i)
        keys.append(places[i].key);
    const auto present = valueOr(m_store.present(keys), {});
    for (auto i = end; i-- > 0;) {
        const auto &key = places[i].key;
        if (auto point = inMemory(key))
            return Found{i, std::move(point)};
        if (!present.contains(key))
            continue;
        const auto bytes = blob(key);
        if (bytes.isEmpty())
            continue;
        try {
            auto point = std::make_shared<const Point>(fromBlob(bytes, model.owner, key));
            remember(key, point);
            return Found{i, std::move(point)};
        } catch (const BadSnapshot &bad) {
            qCWarning(lcStates) << "a snapshot was dropped:" << bad.what();
            remove(key);
        }
    }
    return std::nullopt;
}

void StateCache::put(const LoadedModel &model, const Sequence::Place &place, const Point &point,
                     chat::ConversationId conversation, bool keep)
{
    if (keep)
        m_store.save({.key = place.key,
                      .conversation = conversation,
                      .message = place.message,
                      .kind = place.kind,
                      .tokenCount = qint64(place.position),
                      .model = model.owner.fingerprint,
                      .blob = toBlob(point, model.owner, place.key)});
    else if (!point.state.finite())
        throw BadSnapshot("values that are not finite");
    remember(place.key, std::make_shared<const Point>(point));
}

std::vector<std::size_t> StateCache::stored(const std::vector<Sequence::Place> &places)
{
    QList<chat::SnapshotKey> keys;
    for (const auto &place : places)
        keys.append(place.key);
    const auto present = valueOr(m_store.present(keys), {});
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (present.contains(places[i].key))
            found.push_back(i);
    return found;
}

QByteArray StateCache::blob(const chat::SnapshotKey &key)
{
    return valueOr(m_store.load(key), {}).blob;
}

void StateCache::remove(const chat::SnapshotKey &key)
{
    m_newest.remove_if([&](const Entry &each) { return each.key == key; });
    m_store.remove(key);
}

} // namespace inference
