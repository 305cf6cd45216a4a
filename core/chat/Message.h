#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace chat {

using ConversationId = qint64; ///< monotone, never reused; 0 = none
using MessageId = qint64;      ///< monotone, never reused; 0 = none
using Tokens = std::vector<std::uint32_t>;

enum class Role { System, User, Assistant };

/// How an answer ended. A user message is always Complete.
enum class MessageStatus {
    Complete,
    Generating,  ///< being written now; found at start it means that the program was killed: it becomes Interrupted
    Stopped,     ///< by the person; can be continued
    Interrupted, ///< by a crash or kill; can be continued
    Failed,      ///< by an error; what was written is kept
    LengthLimit, ///< the token limit was reached; can be continued
};

/// The token ids that were fed for a message: encoded once, then kept. Valid for one `format` only.
///
/// User message: `history` is the whole segment "[\n\n]User: …\n\nAssistant:" as one tokenised string; `run` is empty.
/// System message: `history` is "System: …".
/// Assistant message: `run` is everything generated (think prefix and thoughts included, the stop text not); `history`
/// is what later turns are built on: from the "Assistant:" border, without the thoughts. They are equal when nothing
/// was thought.
struct TokenIds
{
    QByteArray format; ///< vocabulary hash + prompt format id
    Tokens history;
    Tokens run;

    bool operator==(const TokenIds &) const = default;
};

/// What an answer cost and how it was made; shown under it, kept with it.
struct AnswerStatistics
{
    QString model;        ///< display name
    int promptTokens = 0; ///< tokens fed before the first answer token
    int reusedTokens = 0; ///< tokens that came from a snapshot instead
    int answerTokens = 0;
    int thinkingMs = 0;
    double tokensPerSecond = 0; ///< of the answer
    double promptTokensPerSecond = 0;
    qint64 tokensInChat = 0; ///< length of the fed sequence after this answer
    double confidence = 1;   ///< smallest probability among the first four answer tokens
    bool offered = false;    ///< the text is not the model's but the offer made when it was unsure

    bool operator==(const AnswerStatistics &) const = default;
};

/// One message of the tree. `parent` 0 = first message of the chat.
struct Message
{
    MessageId id = 0;
    ConversationId conversation = 0;
    MessageId parent = 0;
    Role role = Role::User;
    MessageStatus status = MessageStatus::Complete;
    QString text;         ///< without thoughts; trimmed at both ends
    QString thinking;     ///< the thoughts, empty when there were none
    qint64 createdMs = 0; ///< UTC
    qint64 changedMs = 0;
    TokenIds tokens;     ///< newest format known; empty when never fed
    quint64 seed = 0;    ///< assistant: of the sampler
    QByteArray settings; ///< assistant: GenerationSettings::toJson() of the run
    std::optional<AnswerStatistics> statistics;
    int siblings = 1;     ///< messages with the same parent, this one included
    int siblingIndex = 0; ///< 0-based, by id
    bool damaged = false; ///< the stored SHA-256 does not fit the text

    bool operator==(const Message &) const = default;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::Message)
