#include "storage/SqliteConversationSearch.h"

#include "storage/SearchIndex.h"

namespace storage {

namespace {

constexpr int kSlice = 500; ///< messages: about 20 ms, so that a search need not wait for the rest

} // namespace

SqliteConversationSearch::SqliteConversationSearch(const QString &folder)
    : m_folder(folder), m_thread(QStringLiteral("search"))
{
}

SqliteConversationSearch::~SqliteConversationSearch()
{
    close();
}

SearchIndex &SqliteConversationSearch::index()
{
    if (!m_index)
        m_index = std::make_unique<SearchIndex>(m_folder);
    return *m_index;
}

template<typename Job>
auto SqliteConversationSearch::attempt(Job &job)
{
    try {
        return job(index());
    } catch (const StorageError &error) {
        m_index.reset();
        if (!error.isDamage())
            throw;
        SearchIndex::remove(m_folder);
    }
    return job(index());
}

QFuture<chat::SearchResult> SqliteConversationSearch::find(const QString &words, int most)
{
    return m_thread.run([=, this] {
        const auto search = [&](SearchIndex &index) {
            chat::SearchResult result;
            result.complete = !index.catchUp(kSlice);
            result.hits = index.find(words, most);
            return result;
        };
        auto result = attempt(search);
        if (!result.complete)
            follow();
        return result;
    });
}

void SqliteConversationSearch::follow()
{
    m_thread.run([this] {
        const auto step = [](SearchIndex &index) { return index.catchUp(kSlice); };
        if (attempt(step))
            follow(); // behind what was asked meanwhile
    });
}

QFuture<void> SqliteConversationSearch::rebuild()
{
    return m_thread.run([this] {
        m_index.reset();
        SearchIndex::remove(m_folder);
        while (index().catchUp(kSlice)) {
        }
    });
}

QFuture<void> SqliteConversationSearch::close()
{
    return m_thread.run([this] { m_index.reset(); });
}

} // namespace storage
