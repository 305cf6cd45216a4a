#pragma once

#include "chat/Conversation.h"
#include "chat/Persona.h"

#include <QFuture>
#include <QList>

namespace chat {

/// A chat with all its branches: what is exported and imported. Ids are those of the document alone.
struct ChatDocument
{
    QString title;
    QList<Message> messages; ///< by id; each parent comes before its answers
    MessageId leaf = 0;
    std::optional<Persona> persona = {}; ///< whom the chat is with; its id is of no meaning

    /// {"format": "rookery-chat", "version": 1, "title", "leaf", "persona": {"name", "text", "greeting", "settings"},
    /// "messages": [{"id", "parent", "role", "status", "text", "thinking", "created_ms", "model", "settings",
    /// "seed"}]}, UTF-8. `persona`, `settings` and `seed` are there when they are known.
    QByteArray toJson() const;
    /// The path to the leaf, for reading; `you` and `assistant` head the messages.
    QString toMarkdown(const QString &you, const QString &assistant) const;
    QString toPlainText(const QString &you, const QString &assistant) const;
    /// Foreign bytes: throws Error (ImportMalformed, the detail says where). At most 256 MiB and a million messages.
    static ChatDocument fromJson(const QByteArray &json);

private:
    QList<Message> path() const;
};

/// Whole chats out and in.
///
/// Thread: any. Futures throw chat::Error.
class ConversationArchive
{
public:
    virtual ~ConversationArchive() = default;

    virtual QFuture<chat::ChatDocument> document(ConversationId conversation) = 0; ///< trash left out
    /// A new chat with new ids; times are kept, answers under way count as interrupted.
    virtual QFuture<chat::Conversation> add(const chat::ChatDocument &document) = 0;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::ChatDocument)
