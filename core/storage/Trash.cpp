#include "storage/Trash.h"

#include "storage/ConversationTable.h"
#include "storage/Database.h"
#include "storage/Ids.h"
#include "storage/MessageTable.h"
#include "storage/Statement.h"

namespace storage {

namespace {

[[noreturn]] void throwNotTrashed(const QString &what, qint64 id)
{
    throw StorageError(chat::Error::Code::NotFound, QStringLiteral("%1 %2 is not in the trash").arg(what).arg(id));
}

} // namespace

qint64 Trash::insert(chat::ConversationId conversation, chat::MessageId message, chat::MessageId leaf)
{
    Statement insert(
        m_db,
        "INSERT INTO trash (conversation, message, leaf, clock_ms, hash) VALUES (?1, ?2, ?3, ?4, x'') RETURNING id",
        conversation, message, leaf, m_clockMs);
    insert.step();
    const qint64 id = insert.integer(0);
    insert.run();
    run(m_db, "UPDATE trash SET hash = row_hash('trash', id, conversation, message, leaf, clock_ms) WHERE id = ?1", id);
    return id;
}

void Trash::trashConversation(chat::ConversationId id)
{
    ConversationTable conversations(m_db);
    const auto conversation = conversations.get(id);
    conversations.setTrash(id, insert(id, 0, conversation.leaf));
}

void Trash::restoreConversation(chat::ConversationId id)
{
    Statement row(m_db, "SELECT trash FROM conversation WHERE id = ?1 AND trash <> 0", id);
    if (!row.step())
        throwNotTrashed(QStringLiteral("chat"), id);
    const qint64 trash = row.integer(0);
    row.run();
    ConversationTable(m_db).setTrash(id, 0);
    run(m_db, "DELETE FROM trash WHERE id = ?1", trash);
}

void Trash::trashMessage(chat::MessageId id)
{
    ConversationTable conversations(m_db);
    MessageTable messages(m_db);
    const auto message = messages.get(id);
    const auto conversation = conversations.get(message.conversation);
    const auto taken = messages.subtree(id);
    const qint64 trash = insert(message.conversation, id, conversation.leaf);
    const qint64 change = conversations.nextChange();
    for (const auto each : taken)
        messages.setTrash(each, trash, change);
    if (taken.contains(conversation.leaf))
        conversations.setLeaf(conversation.id, message.parent);
    conversations.recount(conversation.id);
}

void Trash::restoreMessage(chat::MessageId id)
{
    Statement row(m_db,
                  "SELECT m.conversation, m.parent, m.trash, coalesce(t.leaf, 0) FROM message m "
                  "LEFT JOIN trash t ON t.id = m.trash WHERE m.id = ?1 AND m.trash <> 0",
                  id);
    if (!row.step())
        throwNotTrashed(QStringLiteral("message"), id);
    const qint64 conversationId = row.integer(0), parent = row.integer(1), trash = row.integer(2),
                 leaf = row.integer(3);
    row.run();

    ConversationTable conversations(m_db);
    MessageTable messages(m_db);
    const auto conversation = conversations.get(conversationId);
    const qint64 change = conversations.nextChange();
    const auto taken =
        ids(m_db, "SELECT id FROM message WHERE conversation = ?1 AND trash = ?2", conversationId, trash);
    for (const auto each : taken)
        messages.setTrash(each, 0, change);
    restoreAncestors(parent, change);
    if (conversation.leaf == parent && taken.contains(leaf))
        conversations.setLeaf(conversationId, leaf);
    conversations.recount(conversationId);
    run(m_db, "DELETE FROM trash WHERE id = ?1", trash);
}

void Trash::restoreAncestors(chat::MessageId message, qint64 change)
{
    Statement row(m_db, "SELECT parent, trash FROM message WHERE id = ?1");
    for (auto id = message; id != 0;) {
        row.reset();
        row.bind(id);
        if (!row.step() || row.integer(1) == 0)
            return;
        const auto parent = row.integer(0);
        row.reset();
        MessageTable(m_db).setTrash(id, 0, change);
        id = parent < id ? parent : 0;
    }
}

} // namespace storage
