#include "storage/SearchIndex.h"

#include "storage/ChatsFile.h"
#include "storage/FileMoves.h"
#include "storage/Ids.h"
#include "storage/Snippet.h"
#include "storage/Transaction.h"

#include <QDir>

namespace storage {

namespace {

constexpr int kVersion = 2;

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("search.db"));
}

/// Each word quoted, so that nothing the person types is query syntax; the last one is a prefix.
QString query(const QString &words)
{
    QStringList quoted;
    for (auto word : words.split(u' ', Qt::SkipEmptyParts))
        quoted.append(u'"' + word.replace(u'"', u' ').replace(QChar(0), u' ') + u'"');
    return quoted.isEmpty() ? QString() : quoted.join(u' ') + u'*';
}

} // namespace

SearchIndex::SearchIndex(const QString &folder)
    : m_db(pathIn(folder), {.kind = Database::Kind::Index}),
      m_tokenizer(m_db),
      m_chats(ChatsFile::path(folder), {.access = Database::Access::ReadOnly})
{
    const auto version = m_db.integer("PRAGMA user_version");
    if (version == kVersion)
        return;
    if (version != 0) // it holds nothing that is not in the chats
        throw StorageError(chat::Error::Code::DatabaseDamaged, QStringLiteral("search.db: made by another version"));
    Transaction transaction(m_db);
    m_db.exec("CREATE TABLE entry (id INTEGER PRIMARY KEY, message INTEGER NOT NULL UNIQUE) STRICT;"
              "CREATE TABLE mark (change INTEGER NOT NULL, message INTEGER NOT NULL) STRICT;"
              "INSERT INTO mark VALUES (0, 0);"
              // One and two letters begin so many words that a search for them would take a second in a million
              // messages: their messages are listed too.
              "CREATE VIRTUAL TABLE word USING fts5 (text, content = '', tokenize = 'rookery', prefix = '1 2');");
    m_db.exec(QStringLiteral("PRAGMA user_version = %1").arg(kVersion).toLatin1().constData());
    transaction.commit();
}

void SearchIndex::remove(const QString &folder)
{
    removeDatabase(pathIn(folder));
}

bool SearchIndex::catchUp(int most)
{
    Transaction transaction(m_db);
    qint64 change = m_db.integer("SELECT change FROM mark"), message = m_db.integer("SELECT message FROM mark");
    Statement rows(m_chats,
                   "SELECT id, change, text, status FROM message WHERE change >= ?1 AND (change > ?1 OR id > ?2) "
                   "ORDER BY change, id LIMIT ?3",
                   change, message, most);
    int count = 0;
    for (; rows.step(); ++count) {
        message = rows.integer(0);
        change = rows.integer(1);
        if (rows.integer(3) != static_cast<int>(chat::MessageStatus::Generating)) // its end is a change of its own
            index(message, rows.text(2));
    }
    run(m_db, "UPDATE mark SET change = ?1, message = ?2", change, message);
    transaction.commit();
    return count == most;
}

void SearchIndex::index(qint64 message, const QString &text)
{
    // The words of an older text stay in the index, but nothing points from them to the message any more.
    run(m_db, "DELETE FROM entry WHERE message = ?1", message);
    if (text.isEmpty())
        return;
    run(m_db, "INSERT INTO entry (id, message) SELECT coalesce((SELECT max(id) FROM word_docsize), 0) + 1, ?1",
        message);
    run(m_db, "INSERT INTO word (rowid, text) SELECT id, ?2 FROM entry WHERE message = ?1", message, text);
}

QList<chat::SearchHit> SearchIndex::find(const QString &words, int most)
{
    constexpr int kBatch = 200;
    const auto match = query(words);
    const auto wanted = m_tokenizer.tokens(words.toUtf8());
    QList<chat::SearchHit> hits;
    if (match.isEmpty() || wanted.isEmpty())
        return hits;
    qint64 below = std::numeric_limits<qint64>::max();
    for (bool more = true; more && hits.size() < most;) {
        Statement rows(m_db,
                       "SELECT word.rowid, entry.message FROM word JOIN entry ON entry.id = word.rowid "
                       "WHERE word MATCH ?1 AND word.rowid < ?2 ORDER BY word.rowid DESC LIMIT ?3",
                       match, below, kBatch);
        int count = 0;
        for (; hits.size() < most && rows.step(); ++count) {
            below = rows.integer(0);
            if (auto found = hit(rows.integer(1), wanted))
                hits.append(*found);
        }
        more = count == kBatch;
    }
    return hits;
}

std::optional<chat::SearchHit> SearchIndex::hit(qint64 message, const QList<SearchToken> &wanted)
{
    Statement row(m_chats,
                  "SELECT m.conversation, c.title, m.text, m.created_ms FROM message m JOIN conversation c "
                  "ON c.id = m.conversation WHERE m.id = ?1 AND m.trash = 0 AND c.trash = 0",
                  message);
    if (!row.step())
        return {};
    const auto snippet = makeSnippet(row.text(2), m_tokenizer, wanted);
    return chat::SearchHit{row.integer(0), message, row.text(1), snippet.text, snippet.highlights, row.integer(3)};
}

} // namespace storage
