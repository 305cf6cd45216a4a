#pragma once

#include <QByteArray>
#include <QList>

namespace storage {

class Database;

/// One word of a text: folded (case, accents), with its place in the UTF-8 text.
struct SearchToken
{
    QByteArray word;
    int start = 0, end = 0; ///< bytes
};

/// SQLite's unicode61 words; scripts written without spaces give a word a character. Registered as FTS5 tokenizer
/// "rookery".
///
/// Thread: the database's.
class SearchTokenizer
{
public:
    /// Registers the tokenizer with the connection. Throws StorageError when SQLite has no FTS5.
    explicit SearchTokenizer(Database &db);
    ~SearchTokenizer();
    SearchTokenizer(const SearchTokenizer &) = delete;
    SearchTokenizer &operator=(const SearchTokenizer &) = delete;

    QList<SearchToken> tokens(const QByteArray &utf8) const;

private:
    void *m_words; ///< the instance used by `tokens`
};

} // namespace storage
