#include "storage/ConversationTable.h"

#include "storage/Database.h"
#include "storage/Ids.h"
#include "storage/Statement.h"

#define VALUES                                                                                                         \
    "id, title, title_is_ours, leaf, created_ms, changed_ms, change, pinned, folder, persona, draft, keep_text_only, " \
    "messages, trash"
#define IS_WHOLE "hash = row_hash('conversation', " VALUES ")"

namespace storage {

namespace {

chat::Conversation read(const Statement &row)
{
    chat::Conversation c;
    c.id = row.integer(0);
    c.title = row.text(1);
    c.titleIsOurs = row.integer(2) != 0;
    c.leaf = row.integer(3);
    c.createdMs = row.integer(4);
    c.changedMs = row.integer(5);
    c.pinned = row.integer(7) != 0;
    c.folder = row.integer(8);
    c.persona = row.integer(9);
    c.draft = row.text(10);
    c.keepTextOnly = row.integer(11) != 0;
    c.messages = static_cast<int>(row.integer(12));
    c.damaged = row.integer(14) == 0;
    return c;
}

[[noreturn]] void throwAbsent(chat::ConversationId id)
{
    throw StorageError(chat::Error::Code::NotFound, QStringLiteral("chat %1 is not there").arg(id));
}

/// Runs an UPDATE of one chat whose last parameter is the id.
template<typename... Values>
void update(Database &db, const char *sql, chat::ConversationId id, const Values &...values)
{
    Statement statement(db, sql, values..., id);
    if (!statement.step())
        throwAbsent(id);
    statement.run();
}

} // namespace

QList<chat::Conversation> ConversationTable::list() const
{
    static constexpr auto kSelect =
        "SELECT " VALUES ", " IS_WHOLE " FROM conversation WHERE trash = 0 ORDER BY change DESC";
    Statement rows(m_db, kSelect);
    QList<chat::Conversation> list;
    while (rows.step())
        list.append(read(rows));
    return list;
}

chat::Conversation ConversationTable::get(chat::ConversationId id) const
{
    static constexpr auto kSelect = "SELECT " VALUES ", " IS_WHOLE " FROM conversation WHERE id = ?1 AND trash = 0";
    Statement row(m_db, kSelect, id);
    if (!row.step())
        throwAbsent(id);
    return read(row);
}

QList<chat::ConversationId> ConversationTable::all() const
{
    return ids(m_db, "SELECT id FROM conversation");
}

QList<chat::ConversationId> ConversationTable::damaged() const
{
    return ids(m_db, "SELECT id FROM conversation WHERE NOT (" IS_WHOLE ")");
}

QList<chat::ConversationId> ConversationTable::newlyDamaged() const
{
    return ids(m_db, "SELECT id FROM conversation WHERE NOT (" IS_WHOLE ") AND hash <> zeroblob(32)");
}

chat::ConversationId ConversationTable::insert(const QString &title, qint64 persona, qint64 nowMs)
{
    static constexpr auto kInsert =
        "INSERT INTO conversation (title, title_is_ours, leaf, created_ms, changed_ms, change, "
        "pinned, folder, persona, draft, keep_text_only, messages, trash, hash) "
        "VALUES (?1, 1, 0, ?2, ?2, ?3, 0, 0, ?4, '', 0, 0, 0, x'') RETURNING id";
    Statement insert(m_db, kInsert, title, nowMs, nextChange(), persona);
    insert.step();
    const auto id = insert.integer(0);
    insert.run();
    seal(id);
    return id;
}

void ConversationTable::rename(chat::ConversationId id, const QString &title, bool byPerson)
{
    static constexpr auto kUpdate = "UPDATE conversation SET title = iif(?2 OR title_is_ours, ?1, title), "
                                    "title_is_ours = title_is_ours AND NOT ?2 WHERE id = ?3 AND trash = 0 "
                                    "RETURNING id";
    update(m_db, kUpdate, id, title, byPerson);
    seal(id);
}

void ConversationTable::setPinned(chat::ConversationId id, bool pinned)
{
    update(m_db, "UPDATE conversation SET pinned = ?1 WHERE id = ?2 AND trash = 0 RETURNING id", id, pinned);
    seal(id);
}

void ConversationTable::setFolder(chat::ConversationId id, qint64 folder)
{
    update(m_db, "UPDATE conversation SET folder = ?1 WHERE id = ?2 AND trash = 0 RETURNING id", id, folder);
    seal(id);
}

void ConversationTable::setPersona(chat::ConversationId id, qint64 persona)
{
    update(m_db, "UPDATE conversation SET persona = ?1 WHERE id = ?2 AND trash = 0 RETURNING id", id, persona);
    seal(id);
}

void ConversationTable::setKeepTextOnly(chat::ConversationId id, bool textOnly)
{
    update(m_db, "UPDATE conversation SET keep_text_only = ?1 WHERE id = ?2 AND trash = 0 RETURNING id", id, textOnly);
    seal(id);
}

void ConversationTable::setDraft(chat::ConversationId id, const QString &draft)
{
    // In the trash too: what was typed last comes back with the chat.
    update(m_db, "UPDATE conversation SET draft = ?1 WHERE id = ?2 RETURNING id", id, draft);
    seal(id);
}

void ConversationTable::setLeaf(chat::ConversationId id, chat::MessageId leaf)
{
    update(m_db, "UPDATE conversation SET leaf = ?1 WHERE id = ?2 AND trash = 0 RETURNING id", id, leaf);
    seal(id);
}

void ConversationTable::setTrash(chat::ConversationId id, qint64 trash)
{
    update(m_db, "UPDATE conversation SET trash = ?1 WHERE id = ?2 RETURNING id", id, trash);
    seal(id);
}

void ConversationTable::touch(chat::ConversationId id, qint64 nowMs)
{
    // In the trash too: an answer may end there.
    update(m_db, "UPDATE conversation SET change = ?1, changed_ms = ?2 WHERE id = ?3 RETURNING id", id, nextChange(),
           nowMs);
    seal(id);
}

void ConversationTable::grow(chat::ConversationId id, int messages, chat::MessageId leaf, qint64 nowMs)
{
    update(m_db,
           "UPDATE conversation SET messages = messages + ?1, leaf = ?2, change = ?3, changed_ms = ?4 "
           "WHERE id = ?5 AND trash = 0 RETURNING id",
           id, messages, leaf, nextChange(), nowMs);
    seal(id);
}

void ConversationTable::recount(chat::ConversationId id)
{
    update(m_db,
           "UPDATE conversation SET messages = (SELECT count(*) FROM message WHERE conversation = conversation.id AND "
           "trash = 0) WHERE id = ?1 RETURNING id",
           id);
    seal(id);
}

void ConversationTable::mend(chat::ConversationId id, bool damaged)
{
    static constexpr auto kLeaf =
        "UPDATE conversation SET leaf = coalesce((SELECT max(m.id) FROM message m WHERE m.conversation = "
        "conversation.id AND m.trash = 0), 0) WHERE id = ?1 AND (leaf NOT IN (SELECT m.id FROM message m WHERE "
        "m.conversation = ?1 AND m.trash = 0) OR (?2 AND leaf IN (SELECT m.parent FROM message m WHERE "
        "m.conversation = ?1 AND m.trash = 0)))";
    run(m_db, kLeaf, id, damaged);
    recount(id); // seals the row too
    if (damaged)
        run(m_db, "UPDATE conversation SET hash = zeroblob(32) WHERE id = ?1", id);
}

QString ConversationTable::value(const QString &name) const
{
    Statement row(m_db, "SELECT value FROM value WHERE name = ?1 AND hash = row_hash('value', name, value)", name);
    return row.step() ? row.text(0) : QString();
}

void ConversationTable::setValue(const QString &name, const QString &value)
{
    run(m_db,
        "INSERT INTO value (name, value, hash) VALUES (?1, ?2, row_hash('value', ?1, ?2)) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value, hash = excluded.hash",
        name, value);
}

qint64 ConversationTable::nextChange()
{
    Statement next(m_db, "UPDATE counter SET change = change + 1 RETURNING change");
    const qint64 change = next.step() ? next.integer(0) : 0;
    next.run();
    return change;
}

qint64 ConversationTable::lastChange() const
{
    return m_db.integer("SELECT change FROM counter");
}

void ConversationTable::seal(chat::ConversationId id)
{
    run(m_db, "UPDATE conversation SET hash = row_hash('conversation', " VALUES ") WHERE id = ?1", id);
}

} // namespace storage
