#pragma once

#include "chat/Error.h"
#include "chat/GenerationSettings.h"
#include "chat/Message.h"

#include <QList>

#include <stop_token>

namespace chat {

using RequestId = quint64; ///< unique within a run of the program

/// Everything one answer needs: a value, nothing is read from elsewhere while it runs.
struct GenerationRequest
{
    RequestId id = 0;
    ConversationId conversation = 0;
    MessageId answer = 0;     ///< the (empty, or unfinished when continuing) assistant message to write
    QList<Message> path;      ///< root first, up to and including the message to answer; its last is a user message
    TokenIds unfinished;      ///< Continue: ids of the answer so far, empty otherwise
    QString persona;          ///< system text; empty = none
    GenerationSettings settings;
    quint64 seed = 0;
    bool keepSnapshots = true; ///< false: the chat is kept as text only
    std::stop_token stop;      ///< one stop_source per request, never reused
};

/// Takes a chat's state up again without generating: at the leaf, or at any message.
struct PrepareRequest
{
    RequestId id = 0;
    ConversationId conversation = 0;
    QList<Message> path;      ///< root first, up to the message that is to be ready
    QString persona;
    bool feed = false;        ///< false: only say what it would cost; true: feed what is missing
    bool keepSnapshots = true;
    std::stop_token stop;
};

enum class StopReason { EndOfText, StopText, TokenLimit, Stopped };

/// Token ids that the model gave to messages whose stored ids were missing or of another format.
struct EncodedMessage
{
    MessageId message = 0;
    TokenIds tokens;
};

struct GenerationResult
{
    MessageId answer = 0;
    StopReason reason = StopReason::EndOfText;
    QString text;
    QString thinking;
    TokenIds tokens;
    AnswerStatistics statistics;
    QList<EncodedMessage> encoded; ///< to be stored with their messages
};

/// How a chat stands: what continuing from a message costs.
struct Readiness
{
    MessageId message = 0;
    qint64 tokens = 0;       ///< length of the sequence
    qint64 toFeed = 0;       ///< 0 = nothing recomputed
    double seconds = 0;      ///< estimate for toFeed from this model's measured prefill speed
    int elapsedMs = 0;       ///< from the request to ready
    QList<EncodedMessage> encoded;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::GenerationRequest)
Q_DECLARE_METATYPE(chat::PrepareRequest)
Q_DECLARE_METATYPE(chat::GenerationResult)
Q_DECLARE_METATYPE(chat::Readiness)
