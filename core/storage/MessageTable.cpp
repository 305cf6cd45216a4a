#include "storage/MessageTable.h"

#include "storage/Database.h"
#include "storage/Ids.h"
#include "storage/Statement.h"
#include "storage/StatisticsJson.h"
#include "storage/TokenBlob.h"

#include <algorithm>
#include <limits>

#define VALUES                                                                                                         \
    "id, conversation, parent, role, status, text, thinking, created_ms, changed_ms, change, seed, settings, "         \
    "statistics, trash"
#define IS_WHOLE "(hash = row_hash('message', " VALUES "))"
#define SIBLING "FROM message s WHERE s.conversation = m.conversation AND s.parent = m.parent AND s.trash = 0"

namespace storage {

namespace {

[[noreturn]] void throwAbsent(chat::MessageId id)
{
    throw StorageError(chat::Error::Code::NotFound, QStringLiteral("message %1 is not there").arg(id));
}

template<typename Enum>
Enum known(qint64 value, Enum last, Enum otherwise)
{
    return value >= 0 && value <= static_cast<qint64>(last) ? static_cast<Enum>(value) : otherwise;
}

/// Columns: VALUES, IS_WHOLE, number of siblings, siblings before it.
chat::Message read(const Statement &row)
{
    chat::Message m;
    m.id = row.integer(0);
    m.conversation = row.integer(1);
    m.parent = row.integer(2);
    m.role = known(row.integer(3), chat::Role::Assistant, chat::Role::User);
    m.status = known(row.integer(4), chat::MessageStatus::LengthLimit, chat::MessageStatus::Failed);
    m.text = row.text(5);
    m.thinking = row.text(6);
    m.createdMs = row.integer(7);
    m.changedMs = row.integer(8);
    m.seed = static_cast<quint64>(row.integer(10));
    m.settings = row.blob(11);
    m.statistics = statisticsFromJson(row.blob(12));
    m.damaged = row.integer(14) == 0;
    m.siblings = static_cast<int>(row.integer(15));
    m.siblingIndex = static_cast<int>(row.integer(16));
    return m;
}

} // namespace

chat::Message MessageTable::get(chat::MessageId id) const
{
    Statement row(m_db, "SELECT " VALUES ", " IS_WHOLE ", 1, 0 FROM message WHERE id = ?1 AND trash = 0", id);
    if (!row.step())
        throwAbsent(id);
    return read(row);
}

chat::MessageId MessageTable::parentOf(chat::MessageId id) const
{
    Statement row(m_db, "SELECT parent FROM message WHERE id = ?1 AND trash = 0", id);
    if (!row.step())
        throwAbsent(id);
    return row.integer(0);
}

std::optional<chat::MessageId> MessageTable::indexedParent(chat::ConversationId conversation, chat::MessageId id) const
{
    Statement row(m_db, "SELECT parent FROM message INDEXED BY message_tree WHERE conversation = ?1 AND id = ?2",
                  conversation, id);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

bool MessageTable::isSomeLeaf(chat::MessageId id) const
{
    return Statement(m_db, "SELECT 1 FROM conversation WHERE leaf = ?1 AND trash = 0", id).step();
}

QList<chat::Message> MessageTable::ancestors(chat::MessageId from, int count) const
{
    static constexpr auto kSelect =
        "SELECT " VALUES ", " IS_WHOLE ", (SELECT count(*) " SIBLING "), (SELECT count(*) " SIBLING
        " AND s.id < m.id) FROM message m WHERE id = ?1 AND trash = 0";
    QList<chat::Message> found;
    Statement row(m_db, kSelect);
    for (auto id = from; id != 0 && found.size() < count;) {
        row.reset();
        row.bind(id);
        if (!row.step()) {
            // What the file itself refers to must be there; only the caller's id may be wrong.
            if (!found.isEmpty() || isSomeLeaf(id))
                throw StorageError(chat::Error::Code::DatabaseDamaged, QStringLiteral("message %1 is lost").arg(id));
            throwAbsent(id);
        }
        auto message = read(row);
        if (message.damaged) {
            // The links may be what was hit: the index has a copy of them.
            if (!found.isEmpty())
                message.conversation = found.last().conversation;
            message.parent = indexedParent(message.conversation, id).value_or(message.parent);
        }
        // A damaged link must not lead in a circle or into another chat: parents are always older.
        if (message.parent >= id || (!found.isEmpty() && message.conversation != found.last().conversation)) {
            message.parent = 0;
            message.damaged = true;
        }
        id = message.parent;
        found.append(message);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

QList<chat::Message> MessageTable::page(chat::MessageId leaf, chat::MessageId before, int count) const
{
    return ancestors(before == 0 ? leaf : parentOf(before), count);
}

QList<chat::Message> MessageTable::path(chat::MessageId leaf) const
{
    static constexpr auto kTokens =
        "SELECT format, history, run FROM message_tokens WHERE message = ?1 AND "
        "hash = row_hash('message_tokens', id, message, format, history, run) ORDER BY id DESC LIMIT 1";
    auto messages = ancestors(leaf, std::numeric_limits<int>::max());
    Statement row(m_db, kTokens);
    for (auto &message : messages) {
        row.reset();
        row.bind(message.id);
        if (row.step())
            message.tokens = {row.blob(0), tokensFromBlob(row.blob(1)), tokensFromBlob(row.blob(2))};
    }
    return messages;
}

QList<chat::Message> MessageTable::all(chat::ConversationId conversation) const
{
    Statement rows(
        m_db, "SELECT " VALUES ", " IS_WHOLE ", 1, 0 FROM message WHERE conversation = ?1 AND trash = 0 ORDER BY id",
        conversation);
    QList<chat::Message> messages;
    while (rows.step())
        messages.append(read(rows));
    return messages;
}

chat::MessageId MessageTable::newestLeaf(chat::MessageId message) const
{
    Statement row(m_db,
                  "SELECT max(s.id) FROM message m, message s WHERE m.id = ?1 AND s.conversation = m.conversation AND "
                  "s.parent = m.id AND s.trash = 0");
    for (auto leaf = get(message).id;;) {
        row.reset();
        row.bind(leaf);
        if (!row.step() || row.isNull(0) || row.integer(0) <= leaf)
            return leaf;
        leaf = row.integer(0);
    }
}

QList<chat::MessageId> MessageTable::siblings(chat::MessageId message) const
{
    const auto self = get(message);
    return ids(m_db, "SELECT id FROM message WHERE conversation = ?1 AND parent = ?2 AND trash = 0 ORDER BY id",
               self.conversation, self.parent);
}

QList<chat::MessageId> MessageTable::subtree(chat::MessageId message) const
{
    static constexpr auto kChildren =
        "SELECT id FROM message WHERE conversation = ?1 AND parent = ?2 AND id > ?2 AND trash = 0";
    const auto conversation = get(message).conversation;
    QList<chat::MessageId> found{message};
    for (qsizetype i = 0; i < found.size(); ++i)
        found += ids(m_db, kChildren, conversation, found[i]);
    return found;
}

QList<chat::MessageId> MessageTable::generating() const
{
    return ids(m_db, "SELECT id FROM message WHERE status = 1");
}

QList<chat::MessageId> MessageTable::damaged() const
{
    return ids(m_db, "SELECT id FROM message WHERE NOT " IS_WHOLE);
}

bool MessageTable::isNewlyDamaged() const
{
    return Statement(m_db, "SELECT 1 FROM message WHERE NOT " IS_WHOLE " AND hash <> zeroblob(32) LIMIT 1").step();
}

void MessageTable::mark(chat::MessageId id)
{
    run(m_db, "UPDATE message SET hash = zeroblob(32) WHERE id = ?1", id);
}

qint64 MessageTable::countDamaged() const
{
    return m_db.integer("SELECT count(*) FROM message WHERE NOT " IS_WHOLE);
}

chat::MessageId MessageTable::insert(const chat::Message &message, qint64 change)
{
    if (message.parent != 0 && get(message.parent).conversation != message.conversation)
        throw StorageError(
            chat::Error::Code::InvalidInput,
            QStringLiteral("message %1 is not in chat %2").arg(message.parent).arg(message.conversation));
    static constexpr auto kInsert = "INSERT INTO message (conversation, parent, role, status, text, thinking, "
                                    "created_ms, changed_ms, change, seed, "
                                    "settings, statistics, trash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                                    "?10, ?11, ?12, 0, x'') RETURNING id";
    Statement insert(m_db, kInsert, message.conversation, message.parent, static_cast<int>(message.role),
                     static_cast<int>(message.status), message.text, message.thinking, message.createdMs,
                     message.changedMs, change, message.seed, message.settings, statisticsToJson(message.statistics));
    insert.step();
    const auto id = insert.integer(0);
    insert.run();
    seal(id);
    if (!message.tokens.format.isEmpty())
        saveTokens(id, message.tokens);
    return id;
}

void MessageTable::update(const chat::Message &message, qint64 change)
{
    run(m_db,
        "UPDATE message SET text = ?1, thinking = ?2, status = ?3, statistics = ?4, changed_ms = ?5, change = ?6 WHERE "
        "id = ?7",
        message.text, message.thinking, static_cast<int>(message.status), statisticsToJson(message.statistics),
        message.changedMs, change, message.id);
    seal(message.id);
}

void MessageTable::setStatus(chat::MessageId id, chat::MessageStatus status, qint64 change)
{
    run(m_db, "UPDATE message SET status = ?1, change = ?2 WHERE id = ?3", static_cast<int>(status), change, id);
    seal(id);
}

void MessageTable::setTrash(chat::MessageId id, qint64 trash, qint64 change)
{
    run(m_db, "UPDATE message SET trash = ?1, change = ?2 WHERE id = ?3", trash, change, id);
    seal(id);
}

void MessageTable::saveTokens(chat::MessageId id, const chat::TokenIds &tokens)
{
    // REPLACE gives the row a new id: the newest format is the one with the largest.
    Statement insert(m_db,
                     "INSERT OR REPLACE INTO message_tokens (message, format, history, run, hash) "
                     "VALUES (?1, ?2, ?3, ?4, x'') RETURNING id",
                     id, tokens.format, tokensToBlob(tokens.history), tokensToBlob(tokens.run));
    insert.step();
    const auto row = insert.integer(0);
    insert.run();
    storage::run(
        m_db,
        "UPDATE message_tokens SET hash = row_hash('message_tokens', id, message, format, history, run) WHERE id = ?1",
        row);
}

void MessageTable::copyTokens(chat::MessageId from, chat::MessageId to)
{
    Statement rows(m_db,
                   "SELECT format, history, run FROM message_tokens WHERE message = ?1 AND "
                   "hash = row_hash('message_tokens', id, message, format, history, run) ORDER BY id",
                   from);
    while (rows.step())
        saveTokens(to, {rows.blob(0), tokensFromBlob(rows.blob(1)), tokensFromBlob(rows.blob(2))});
}

void MessageTable::seal(chat::MessageId id)
{
    run(m_db, "UPDATE message SET hash = row_hash('message', " VALUES ") WHERE id = ?1", id);
}

} // namespace storage
