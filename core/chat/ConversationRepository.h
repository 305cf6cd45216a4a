#pragma once

#include "chat/Conversation.h"
#include "chat/GenerationRequest.h"

#include <QFuture>
#include <QList>

namespace chat {

/// Chats and messages: durable facts. Every write is in the file, synced, when its future finishes; a failed one
/// changed nothing. Nothing is ever overwritten: edits and new answers are siblings, deleting moves to a trash of 30
/// days.
///
/// Thread: any; each call is one job on the repository's own thread. Futures throw chat::Error.
class ConversationRepository
{
public:
    virtual ~ConversationRepository() = default;

    // Chats
    virtual QFuture<QList<chat::Conversation>> conversations() = 0; ///< newest change first, trash left out
    virtual QFuture<chat::Conversation> conversation(ConversationId id) = 0;
    virtual QFuture<chat::Conversation> createConversation(qint64 persona) = 0;
    /// A name that is not the person's own does nothing to a chat that has one of theirs.
    virtual QFuture<void> rename(ConversationId id, const QString &title, bool byPerson) = 0;
    virtual QFuture<void> setPinned(ConversationId id, bool pinned) = 0;
    virtual QFuture<void> setKeepTextOnly(ConversationId id, bool textOnly) = 0;
    virtual QFuture<void> saveDraft(ConversationId id, const QString &draft) = 0;
    virtual QFuture<void> trashConversation(ConversationId id) = 0;
    virtual QFuture<void> restoreConversation(ConversationId id) = 0;
    /// A new chat whose messages up to and including `message` are copies (with token ids, so snapshots are shared).
    virtual QFuture<chat::Conversation> fork(MessageId message) = 0;

    // Messages
    /// Up to `count` messages of the path that ends at `leaf`, newest last; `before` 0 = from the leaf, else the
    /// messages above that one.
    virtual QFuture<QList<chat::Message>> page(MessageId leaf, MessageId before, int count) = 0;
    /// The whole path, root first, with token ids; empty for leaf 0.
    virtual QFuture<QList<chat::Message>> path(MessageId leaf) = 0;
    /// The leaf reached from `message` by going to the newest child each time.
    virtual QFuture<chat::MessageId> newestLeaf(MessageId message) = 0;
    virtual QFuture<QList<chat::MessageId>> siblings(MessageId message) = 0;
    virtual QFuture<void> setLeaf(ConversationId id, MessageId leaf) = 0;

    /// Adds the message (its id and times are made here) and makes it the chat's leaf.
    virtual QFuture<chat::Message> append(const chat::Message &message) = 0;
    /// A user message and the empty answer to it, in one transaction.
    virtual QFuture<QList<chat::Message>> appendTurn(const chat::Message &question, const chat::Message &answer) = 0;
    /// Text, thoughts, status, ids and statistics of an answer under way or finished, and the ids that were encoded for
    /// others.
    virtual QFuture<void> saveAnswer(const chat::GenerationResult &result, chat::MessageStatus status) = 0;
    virtual QFuture<void> saveTokens(const QList<chat::EncodedMessage> &encoded) = 0;
    /// The message and all below it. If the chat's leaf was among them, it becomes `message`'s parent.
    virtual QFuture<void> trashMessage(MessageId message) = 0;
    virtual QFuture<void> restoreMessage(MessageId message) = 0;

    // Small facts kept with the chats (last chat, default model …)
    virtual QFuture<QString> value(const QString &name) = 0; ///< empty when never set
    virtual QFuture<void> setValue(const QString &name, const QString &value) = 0;
};

} // namespace chat
