#pragma once

#include "chat/GenerationRequest.h"
#include "chat/Snapshot.h"
#include "inference/LoadedModel.h"
#include "inference/SnapshotKeys.h"

namespace inference {

/// Everything that is fed for a path of messages, in order, and where snapshots of it may lie.
///
/// One message is one segment. What the state is bit for bit depends on the tokens and on how segments are fed, and
/// that is fixed: a prompt in chunks that count from its own beginning, an answer row by row as if it were just
/// generated. So a chat that is read again after its snapshots were lost gives the same bits as the one that never
/// stopped.
class Sequence
{
public:
    static constexpr std::size_t kWaypoint = 256; ///< tokens; the engine's chunk

    enum class Feed { Chunks, Rows };

    /// A place where a snapshot may lie.
    struct Place
    {
        std::size_t position; ///< tokens before it
        chat::SnapshotKey key;
        chat::MessageId message; ///< 0: inside a message
        chat::SnapshotKind kind;
        Feed feed;  ///< of the tokens up to here
        bool found; ///< only looked for: whoever reaches it does not keep it
    };

    Sequence(const LoadedModel &model, const QString &persona, const QList<chat::Message> &path);

    /// `end`: what lies at the segment's end; empty tokens add nothing.
    void append(chat::MessageId message, std::span<const std::uint32_t> tokens, Feed feed, chat::SnapshotKind end);

    /// The beginning of an answer that is to be gone on with: its end is looked for and not kept.
    void appendRun(std::span<const std::uint32_t> tokens);

    const chat::Tokens &tokens() const { return m_tokens; }
    const std::vector<Place> &places() const { return m_places; } ///< ascending; the last is the end

    /// Ids that were made because a message had none of this format.
    const QList<chat::EncodedMessage> &encoded() const { return m_encoded; }

private:
    void appendMessage(const chat::Message &message, bool opening);
    std::string segment(const chat::Message &message, bool opening) const;

    const LoadedModel &m_model;
    SnapshotKeys m_keys;
    chat::Tokens m_tokens;
    std::vector<Place> m_places;
    QList<chat::EncodedMessage> m_encoded;
};

} // namespace inference
