#pragma once

#include "chat/Error.h"
#include "chat/GenerationSettings.h"
#include "chat/Message.h"

#include <QList>

#include <optional>
#include <stop_token>

namespace chat {

using RequestId = quint64; ///< unique within a run of the program

/// What is said instead of an answer that the built-in model itself finds unlikely. Other models never get it: what
/// their probabilities say was not measured.
struct Unsure
{
    double below = 0; ///< of AnswerStatistics::confidence
    QString text;
};

/// Everything one answer needs: a value, nothing is read from elsewhere while it runs.
struct GenerationRequest
{
    RequestId id = 0;
    ConversationId conversation = 0;
    MessageId answer = 0; ///< the (empty, or unfinished when continuing) assistant message to write
    QList<Message> path;  ///< root first, up to and including the message to answer; its last is a user message
    std::optional<Message> unfinished; ///< Continue: the answer so far, with its run ids
    QString persona;                   ///< system text; empty = none
    GenerationSettings settings;
    std::optional<Unsure> unsure;
    quint64 seed = 0;
    bool keepSnapshots = true; ///< false: the chat is kept as text only
    std::stop_token stop;      ///< one stop_source per request, never reused
};

/// Takes a chat's state up again without generating: at the leaf, or at any message.
struct PrepareRequest
{
    RequestId id = 0;
    ConversationId conversation = 0;
    QList<Message> path; ///< root first, up to the message that is to be ready
    QString persona;
    bool feed = false; ///< false: only say what it would cost; true: feed what is missing
    bool keepSnapshots = true;
    std::stop_token stop;
};

/// A short title for the chat, made on a throw-away copy of its state: the chat's own state is not touched.
struct TitleRequest
{
    RequestId id = 0;
    ConversationId conversation = 0;
    QList<Message> path; ///< root first
    QString persona;
    std::stop_token stop;
};

/// Recomputes a chat in the background along the paths that were taken and compares with the stored snapshots.
struct VerifyRequest
{
    RequestId id = 0;
    ConversationId conversation = 0;
    QList<Message> path; ///< root first
    QString persona;
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
    qint64 tokens = 0;          ///< length of the sequence
    qint64 toFeed = 0;          ///< 0 = nothing recomputed
    double seconds = 0;         ///< estimate for toFeed from this model's measured prefill speed
    double tokensPerSecond = 0; ///< that speed
    int elapsedMs = 0;          ///< from the request to ready
    QList<EncodedMessage> encoded;
};

/// What recomputing a chat said about its snapshots.
struct Verification
{
    ConversationId conversation = 0;
    qint64 tokens = 0;            ///< recomputed
    int compared = 0;             ///< snapshots of this model found on the path
    int identical = 0;            ///< bit for bit
    int close = 0;                ///< not identical, but within the stated tolerance
    int different = 0;            ///< neither, or damaged: removed, the text will be read again
    double largestDifference = 0; ///< of a next-token logit, over the compared ones
};

} // namespace chat

Q_DECLARE_METATYPE(chat::GenerationRequest)
Q_DECLARE_METATYPE(chat::PrepareRequest)
Q_DECLARE_METATYPE(chat::GenerationResult)
Q_DECLARE_METATYPE(chat::Readiness)
Q_DECLARE_METATYPE(chat::TitleRequest)
Q_DECLARE_METATYPE(chat::VerifyRequest)
Q_DECLARE_METATYPE(chat::Verification)
