#pragma once

#include "chat/Message.h"

#include <QFuture>
#include <QList>
#include <QPair>

namespace chat {

/// A message that holds all words asked for.
struct SearchHit
{
    ConversationId conversation = 0;
    MessageId message = 0;
    QString title;                     ///< of the chat
    QString snippet;                   ///< a piece of the text around the first word found
    QList<QPair<int, int>> highlights; ///< (start, length) in snippet, in characters of QString
    qint64 createdMs = 0;
};

struct SearchResult
{
    QList<SearchHit> hits; ///< newest first
    bool complete = true;  ///< false while the index is being made: more may be found later
};

/// Full-text search over all chats, trash left out.
///
/// Thread: any. Futures throw chat::Error.
class ConversationSearch
{
public:
    virtual ~ConversationSearch() = default;

    /// Words in any order, the last one also as a beginning; letter case and accents do not matter. Chinese, Japanese,
    /// Korean and Thai text is found by any run of characters.
    virtual QFuture<chat::SearchResult> find(const QString &words, int most) = 0;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::SearchResult)
