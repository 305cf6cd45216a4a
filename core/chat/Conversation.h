#pragma once

#include "chat/Message.h"

namespace chat {

/// Whether a chat can be taken up at its newest message without reading it again.
enum class Kept { TextOnly, Instant };

/// One chat as the list shows it.
struct Conversation
{
    ConversationId id = 0;
    QString title;           ///< may be empty: not named yet
    bool titleIsOurs = true; ///< false once the person has named it
    MessageId leaf = 0;      ///< the message that the chat stands at; 0 = empty chat
    qint64 createdMs = 0;
    qint64 changedMs = 0; ///< of the last message; to be shown, never to order by
    bool pinned = false;
    qint64 folder = 0;  ///< 0 = none
    qint64 persona = 0; ///< 0 = none
    QString draft;
    int messages = 0;          ///< on all branches
    bool keepTextOnly = false; ///< the person wants no states kept for this chat
    bool damaged = false;      ///< the stored SHA-256 does not fit the row

    bool operator==(const Conversation &) const = default;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::Conversation)
