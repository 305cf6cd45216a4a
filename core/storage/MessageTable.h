#pragma once

#include "chat/Message.h"

#include <QList>

#include <optional>

namespace storage {

class Database;

/// SQL of the tables `message` and `message_tokens`: the tree of messages. Callers hold the transaction and keep the
/// chat's row (leaf, count, change) in step.
///
/// Thread: the database's. Throws StorageError (NotFound when a named message is absent or in the trash).
class MessageTable
{
public:
    explicit MessageTable(Database &db) : m_db(db) {}

    chat::Message get(chat::MessageId id) const; ///< without siblings and token ids
    QList<chat::Message> page(chat::MessageId leaf, chat::MessageId before,
                              int count) const;            ///< with siblings, without token ids
    QList<chat::Message> path(chat::MessageId leaf) const; ///< with siblings and token ids
    QList<chat::Message>
    all(chat::ConversationId conversation) const; ///< live ones by id, without siblings and token ids
    chat::MessageId newestLeaf(chat::MessageId message) const;
    QList<chat::MessageId> siblings(chat::MessageId message) const; ///< by id, itself included
    QList<chat::MessageId> subtree(chat::MessageId message) const;  ///< live ones below it, itself first
    QList<chat::MessageId> generating() const;
    qint64 countDamaged() const;            ///< reads every message
    bool isNewlyDamaged() const;            ///< any that a repair has not marked yet; the same
    void mark(chat::MessageId id);          ///< as damaged, for good; its text stays as it is
    QList<chat::MessageId> damaged() const; ///< trash included; the same

    /// `message` with its new id; its parent must be 0 or a live message of the same chat. `change` orders all changes.
    chat::MessageId insert(const chat::Message &message, qint64 change);
    void update(const chat::Message &message, qint64 change); ///< text, thinking, status, statistics, changedMs
    void setStatus(chat::MessageId id, chat::MessageStatus status, qint64 change);
    void setTrash(chat::MessageId id, qint64 trash, qint64 change); ///< 0 = live
    void saveTokens(chat::MessageId id, const chat::TokenIds &tokens);
    void copyTokens(chat::MessageId from, chat::MessageId to); ///< all formats

private:
    std::optional<chat::MessageId> indexedParent(chat::ConversationId conversation, chat::MessageId id) const;
    bool isSomeLeaf(chat::MessageId id) const;
    chat::MessageId parentOf(chat::MessageId id) const;
    QList<chat::Message> ancestors(chat::MessageId from, int count) const; ///< newest last
    void seal(chat::MessageId id);

    Database &m_db;
};

} // namespace storage
