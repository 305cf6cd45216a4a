#pragma once

#include "chat/Message.h"

namespace chat {

/// 32 bytes: SHA-256(snapshot format version, numerics version, model fingerprint, initial-state id, the first n token
/// ids as u32 LE). Two equal keys mean equal states, whatever happened in between; chunk and message borders never
/// enter.
using SnapshotKey = QByteArray;

/// Why a snapshot is kept; the budget drops the largest value first, oldest use first within a value.
enum class SnapshotKind {
    Pinned = 0,    ///< prefix of a persona or document: kept until its owner goes
    AnswerEnd = 1, ///< newest of its chat goes last
    PromptEnd = 2,
    Waypoint = 3, ///< every 256 tokens of a long feed
};

/// A recurrent state with the logits for the next token. `blob` is opaque to everyone but core/inference, which writes
/// and checks it (version, shape, SHA-256, finite values).
struct Snapshot
{
    SnapshotKey key;
    ConversationId conversation = 0; ///< whose use it was stored for; chats with the same prefix share the row
    MessageId message = 0;           ///< the message it stands behind, 0 for a waypoint
    SnapshotKind kind = SnapshotKind::AnswerEnd;
    qint64 tokenCount = 0;
    QByteArray model; ///< fingerprint, 32 bytes
    QByteArray blob;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::Snapshot)
