#pragma once

#include "chat/Error.h"
#include "storage/SqliteConversationRepository.h"

#include <QFuture>
#include <QTest>

namespace support {

/// The result of a finished future; a failed one fails the test with the error's detail (and throws on).
template<typename T>
T take(QFuture<T> future)
{
    if constexpr (std::is_void_v<T>)
        future.waitForFinished();
    else
        return future.result();
}

/// The code that the future failed with, or nullopt when it succeeded.
template<typename T>
std::optional<chat::Error::Code> failure(QFuture<T> future)
{
    try {
        future.waitForFinished();
    } catch (const chat::Error &error) {
        return error.code;
    }
    return {};
}

inline chat::Message userMessage(chat::ConversationId conversation, chat::MessageId parent, const QString &text)
{
    chat::Message message;
    message.conversation = conversation;
    message.parent = parent;
    message.text = text;
    return message;
}

inline chat::Message emptyAnswer()
{
    chat::Message message;
    message.role = chat::Role::Assistant;
    message.status = chat::MessageStatus::Generating;
    message.seed = 0xfedcba9876543210;
    message.settings = "{\"top_p\":0.3}";
    return message;
}

/// A question with its finished answer at the end of the chat.
inline QList<chat::Message> turn(chat::ConversationRepository &chats, chat::ConversationId conversation,
                                 chat::MessageId parent, const QString &question, const QString &answer)
{
    auto added = take(chats.appendTurn(userMessage(conversation, parent, question), emptyAnswer()));
    chat::GenerationResult result;
    result.answer = added[1].id;
    result.text = answer;
    result.tokens = {"format", {1, 2, 0xffffffff}, {1, 2, 3}};
    result.statistics.tokensPerSecond = 12.5;
    take(chats.saveAnswer(result, chat::MessageStatus::Complete));
    return take(chats.page(added[1].id, 0, 2));
}

} // namespace support
