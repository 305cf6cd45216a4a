#pragma once

#include "chat/ConversationSearch.h"
#include "storage/StorageThread.h"

#include <memory>

namespace storage {

class SearchIndex;

/// Search in `folder`/search.db, which follows chats.db by itself: before each search, and whenever `follow` is called.
/// A damaged index is made anew.
///
/// Thread: any; jobs run on its own thread "search".
class SqliteConversationSearch : public chat::ConversationSearch
{
public:
    explicit SqliteConversationSearch(const QString &folder);
    ~SqliteConversationSearch() override;

    QFuture<chat::SearchResult> find(const QString &words, int most) override;

    /// Takes in what has changed. Long for a new index; searches in between see a part.
    void follow();
    /// Throws the index away, and makes it anew when chats are forgotten; finished when it is whole.
    QFuture<void> rebuild();
    /// Closes the files, for work on them; the next call opens them.
    QFuture<void> close();

private:
    // On the search thread.
    template<typename Job>
    auto attempt(Job &job);
    SearchIndex &index();

    QString m_folder;
    std::unique_ptr<SearchIndex> m_index;
    StorageThread m_thread; ///< last member: ends before what its jobs use
};

} // namespace storage
