#pragma once

#include "chat/ConversationSearch.h"
#include "storage/Database.h"
#include "storage/SearchTokenizer.h"

#include <optional>

namespace storage {

/// folder/search.db: an FTS5 index over the messages of chats.db, without their text. It follows chats.db by the count
/// of changes, so it may lag, be deleted, or be made anew from the text at any time.
///
/// Thread: the one that made it. Throws StorageError.
class SearchIndex
{
public:
    explicit SearchIndex(const QString &folder);

    static void remove(const QString &folder); ///< the file; none may be open

    /// Takes in the next messages, at most `most`; false when there are no more.
    bool catchUp(int most);
    QList<chat::SearchHit> find(const QString &words, int most);

private:
    void index(qint64 message, const QString &text);
    std::optional<chat::SearchHit> hit(qint64 message, const QList<SearchToken> &wanted);

    Database m_db;
    SearchTokenizer m_tokenizer;
    Database m_chats;
};

} // namespace storage
