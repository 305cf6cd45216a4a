#include "storage/SalvageRepair.h"

#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Ids.h"
#include "storage/MessageTable.h"
#include "storage/Statement.h"

#include <QSet>

#include <algorithm>

namespace storage {

namespace {

/// Rows that no sound program wrote: links upwards in time, or out of the range of ids.
void dropNonsense(Database &db)
{
    db.exec("DELETE FROM message WHERE conversation <= 0 OR id > 1 << 52;"
            "DELETE FROM conversation WHERE id > 1 << 52;"
            // An answer is never the first message. A link that cannot be right leads to the message before.
            "UPDATE message SET parent = coalesce((SELECT max(b.id) FROM message b WHERE b.conversation = "
            "message.conversation "
            "AND b.id < message.id), 0) WHERE parent >= id OR parent < 0 OR (parent = 0 AND role = 2);"
            "DELETE FROM message_tokens WHERE message NOT IN (SELECT id FROM message)");
}

/// Rows whose hash is wrong may say anything about where they stand. A sound message below one knows its chat; a link
/// that leads into another chat, or to a message of the same speaker, leads to the message before instead; and none
/// hides in a trash that it was never put in.
void relinkDamaged(Database &db)
{
    const auto list = MessageTable(db).damaged();
    const QSet<chat::MessageId> damaged(list.begin(), list.end());
    for (const auto id : list) {
        for (const auto below :
             ids(db, "SELECT id FROM message WHERE parent = ?1 AND id > ?1 AND id < ?1 + 10000", id)) {
            // Whoever answers a message does so soon: the bound spares a scan of all.
            if (damaged.contains(below))
                continue;
            run(db, "UPDATE message SET conversation = (SELECT conversation FROM message WHERE id = ?2) WHERE id = ?1",
                id, below);
            break;
        }
        run(db, "UPDATE message SET trash = 0 WHERE id = ?1 AND trash NOT IN (SELECT id FROM trash)", id);
        run(db,
            "UPDATE message SET parent = coalesce((SELECT max(b.id) FROM message b WHERE b.conversation = "
            "message.conversation AND b.id < ?1), 0) WHERE id = ?1 AND EXISTS (SELECT 1 FROM message p WHERE p.id = "
            "message.parent AND (p.conversation <> message.conversation OR p.role = message.role))",
            id);
    }
}

/// A lost chat row: its messages are there, so it gets a new one without a name.
void addLostChats(Database &db)
{
    db.exec("INSERT INTO conversation (id, title, title_is_ours, leaf, created_ms, changed_ms, change, pinned, folder, "
            "persona, draft, keep_text_only, messages, trash, hash) "
            "SELECT conversation, '', 1, 0, min(created_ms), max(changed_ms), max(change), 0, 0, 0, '', 0, 0, 0, "
            "zeroblob(32) "
            "FROM message WHERE conversation NOT IN (SELECT id FROM conversation) GROUP BY conversation");
}

/// An empty message with the lost id below the one before it in the chat, in the role that its answers leave over. Its
/// hash is wrong, which marks it as damaged.
qint64 addPlaceholders(Database &db)
{
    static constexpr auto kInsert =
        "INSERT INTO message (id, conversation, parent, role, status, text, thinking, created_ms, changed_ms, change, "
        "seed, "
        "settings, statistics, trash, hash) SELECT m.parent, m.conversation, "
        "coalesce((SELECT max(b.id) FROM message b WHERE b.conversation = m.conversation AND b.id < m.parent), 0), "
        "iif(max(m.role) = 2, 1, 2), 4, '', '', min(m.created_ms), min(m.created_ms), max(m.change), 0, x'', x'', 0, "
        "zeroblob(32) FROM message m WHERE m.parent <> 0 AND m.parent NOT IN (SELECT id FROM message) GROUP BY "
        "m.parent";
    db.exec(kInsert);
    return db.integer("SELECT changes()");
}

void repairTrash(Database &db)
{
    // A damaged chat must not hide in a trash that it was never put in.
    for (const auto id : ConversationTable(db).damaged())
        run(db, "UPDATE conversation SET trash = 0 WHERE id = ?1 AND trash NOT IN (SELECT id FROM trash)", id);
    db.exec("INSERT OR IGNORE INTO trash (id, conversation, message, leaf, clock_ms, hash) "
            "SELECT trash, conversation, min(id), 0, 0, zeroblob(32) FROM message WHERE trash > 0 GROUP BY trash;"
            "INSERT OR IGNORE INTO trash (id, conversation, message, leaf, clock_ms, hash) "
            "SELECT trash, id, 0, leaf, 0, zeroblob(32) FROM conversation WHERE trash > 0;"
            "UPDATE trash SET hash = row_hash('trash', id, conversation, message, leaf, clock_ms)");
}

/// Messages that chats with a sound row counted, beyond those that are there.
qint64 missing(Database &db)
{
    return db.integer(
        "SELECT coalesce(sum(max(0, messages - (SELECT count(*) FROM message m WHERE m.conversation = c.id AND "
        "m.trash = 0 AND m.hash <> zeroblob(32)))), 0) FROM conversation c WHERE c.messages < 1 << 40");
}

void repairChats(Database &db)
{
    ConversationTable conversations(db);
    const auto damaged = conversations.damaged();
    for (const auto id : conversations.all())
        conversations.mend(id, damaged.contains(id));
}

} // namespace

SalvageResult repair(Database &db)
{
    dropNonsense(db);
    relinkDamaged(db);
    addLostChats(db);
    const qint64 placeholders = addPlaceholders(db);
    repairTrash(db);
    SalvageResult result;
    result.recovered = db.integer("SELECT count(*) FROM message WHERE hash <> zeroblob(32)");
    result.damaged = MessageTable(db).countDamaged() - placeholders;
    result.lost = std::max(placeholders, missing(db));
    repairChats(db);
    // Known and said from now on: only new damage makes a file unfit for a backup.
    MessageTable messages(db);
    for (const auto id : messages.damaged())
        messages.mark(id);
    db.exec("DELETE FROM counter WHERE rowid > 1;"
            "UPDATE counter SET change = max(change, (SELECT coalesce(max(change), 0) FROM message), "
            "(SELECT coalesce(max(change), 0) FROM conversation))");
    return result;
}

} // namespace storage
