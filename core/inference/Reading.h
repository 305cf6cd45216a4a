#pragma once

#include "inference/StateCache.h"

#include <QElapsedTimer>

namespace inference {

/// Brings a state to the end of a sequence: from the deepest snapshot on, in pieces that can give way.
///
/// Thread: `inference`.
class Reading
{
public:
    Reading(std::shared_ptr<LoadedModel> model, StateCache &cache, Sequence sequence, chat::ConversationId conversation,
            bool keepSnapshots);

    /// Takes the deepest snapshot. To be called once, before all else.
    void start();

    const Sequence &sequence() const { return m_sequence; }
    std::size_t reused() const { return m_reused; } ///< tokens that came from the snapshot
    std::size_t toFeed() const { return m_sequence.tokens().size() - m_reused; }
    std::size_t fed() const { return m_point.tokens - m_reused; }
    bool done() const { return m_point.tokens == m_sequence.tokens().size(); }

    /// Feeds up to the next place. After a stop the state is that of some tokens before it, and feeding can go on
    /// later. Throws engine::Error.
    void feed(std::stop_token stop);
    double seconds() const { return m_seconds; } ///< spent in feed()

    /// At the end: takes the point away.
    Point take() { return std::move(m_point); }
    const Point &point() const { return m_point; }

private:
    bool worthKeeping(std::size_t place) const;

    std::shared_ptr<LoadedModel> m_model;
    StateCache &m_cache;
    Sequence m_sequence;
    chat::ConversationId m_conversation;
    bool m_keep;
    Point m_point;
    std::size_t m_next = 0; ///< place to be reached next
    std::size_t m_reused = 0;
    double m_seconds = 0;
};

} // namespace inference
