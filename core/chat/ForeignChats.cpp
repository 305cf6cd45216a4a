#include "chat/ForeignChats.h"

#include "chat/Error.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <optional>

namespace chat {

namespace {

constexpr qsizetype kMostBytes = qsizetype(256) << 20, kMostMessages = 1'000'000, kMostChats = 100'000;
constexpr qsizetype kMostName = 1000;

[[noreturn]] void throwMalformed(const QString &what)
{
    throw Error(Error::Code::ImportMalformed, QStringLiteral("chat file: ") + what);
}

QString textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

QJsonObject objectAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toObject();
}

/// A node of a foreign tree, with ids as they stand in the file.
struct Node
{
    QString id, parent;
    std::optional<Role> role; ///< none: neither side said it; its children hang on its parent
    QString text, thinking, model;
    qint64 createdMs = 0;
};

std::optional<Role> roleOf(const QString &name)
{
    if (name == QStringLiteral("user"))
        return Role::User;
    if (name == QStringLiteral("assistant"))
        return Role::Assistant;
    return {};
}

/// Builds a document from nodes in any order. What hangs on nothing that leads to a root is left out, so that a ring
/// of parents ends as well.
class TreeReader
{
public:
    ChatDocument read(const QString &title, const QList<Node> &nodes, const QString &leaf)
    {
        m_document.title = title.simplified().left(kMostName);
        QHash<QString, QList<const Node *>> children;
        QSet<QString> known;
        for (const auto &node : nodes)
            known.insert(node.id);
        for (const auto &node : nodes)
            children[known.contains(node.parent) ? node.parent : QString()].append(&node);
        QList<const Node *> waiting = children.value(QString());
        for (qsizetype at = 0; at < waiting.size(); ++at) {
            add(*waiting[at], waiting[at]->parent);
            if (!waiting[at]->id.isEmpty())
                waiting += children.take(waiting[at]->id);
        }
        m_document.leaf = m_places.value(leaf).id;
        if (m_document.leaf == 0 && !m_document.messages.isEmpty())
            m_document.leaf = m_document.messages.last().id;
        return m_document;
    }

private:
    /// Where what hangs on a node of the file belongs.
    struct Place
    {
        MessageId id = 0; ///< 0: at the root
        QString owner;    ///< the node whose words stand there
        QString text;     ///< up to that node
    };

    void add(const Node &node, const QString &parent)
    {
        const auto above = m_places.value(parent);
        if (!node.role || (node.text.trimmed().isEmpty() && node.thinking.trimmed().isEmpty()))
            return put(node, above);
        Message message;
        message.parent = above.id;
        message.role = *node.role;
        message.status = MessageStatus::Complete;
        message.text = node.text;
        message.thinking = node.thinking;
        message.createdMs = message.changedMs = node.createdMs;
        if (!node.model.isEmpty()) {
            message.statistics.emplace();
            message.statistics->model = node.model.left(kMostName);
        }
        bool goesOn = false; // the same side again: one message, unless the one above has other followers
        if (above.id != 0 && at(above.id).role == message.role) {
            const auto &before = at(above.id);
            message.text = above.text + QStringLiteral("\n\n") + node.text;
            if (message.thinking.isEmpty())
                message.thinking = before.thinking;
            message.parent = before.parent;
            goesOn = m_owners.value(above.id) == above.owner && !m_answered.contains(above.id);
        }
        message.id = goesOn ? above.id : m_document.messages.size() + 1;
        if (goesOn)
            m_document.messages[above.id - 1] = message;
        else
            m_document.messages.append(message);
        m_answered.insert(message.parent);
        m_owners.insert(message.id, node.id);
        put(node, {message.id, node.id, message.text});
    }

    const Message &at(MessageId id) const { return m_document.messages[id - 1]; }
    void put(const Node &node, const Place &place)
    {
        if (!node.id.isEmpty())
            m_places.insert(node.id, place);
    }

    ChatDocument m_document;
    QHash<QString, Place> m_places;
    QHash<MessageId, QString> m_owners;
    QSet<MessageId> m_answered;
};

// ChatGPT: a map of nodes with parent and children, the text in parts.

QString chatGptText(const QJsonObject &content)
{
    if (const auto text = textAt(content, "text"); !text.isEmpty())
        return textAt(content, "content_type") == QStringLiteral("code") ? QStringLiteral("```\n%1\n```").arg(text)
                                                                         : text;
    QStringList words;
    for (const auto &part : content.value(QLatin1StringView("parts")).toArray()) {
        const auto text = part.isString() ? part.toString() : textAt(part.toObject(), "text");
        if (!text.isEmpty())
            words.append(text);
    }
    return words.join(u'\n');
}

ChatDocument fromChatGpt(const QJsonObject &root)
{
    QList<Node> nodes;
    const auto mapping = objectAt(root, "mapping");
    for (auto each = mapping.begin(); each != mapping.end(); ++each) {
        const auto node = each.value().toObject();
        const auto message = objectAt(node, "message");
        Node made;
        made.id = each.key();
        made.parent = textAt(node, "parent");
        const auto content = objectAt(message, "content");
        // Calls of tools are addressed to them; what is hidden in ChatGPT was never part of the talk.
        const auto recipient = textAt(message, "recipient");
        const bool hidden =
            objectAt(message, "metadata").value(QLatin1StringView("is_visually_hidden_from_conversation")).toBool();
        if (!hidden && (recipient.isEmpty() || recipient == QStringLiteral("all")))
            made.role = roleOf(textAt(objectAt(message, "author"), "role"));
        made.text = chatGptText(content);
        made.model = textAt(objectAt(message, "metadata"), "model_slug");
        made.createdMs = qint64(message.value(QLatin1StringView("create_time")).toDouble() * 1000);
        nodes.append(made);
    }
    // A map has no order: the older version comes first.
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const Node &a, const Node &b) { return a.createdMs < b.createdMs; });
    return TreeReader().read(textAt(root, "title"), nodes, textAt(root, "current_node"));
}

// llama.cpp's web interface: a list of messages with numbers or names as ids, below a root without words.

QString idOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

ChatDocument fromLlamaCpp(const QJsonObject &root)
{
    QList<Node> nodes;
    for (const auto &each : root.value(QLatin1StringView("messages")).toArray()) {
        const auto message = each.toObject();
        Node made;
        made.id = idOf(message.value(QLatin1StringView("id")));
        made.parent = idOf(message.value(QLatin1StringView("parent")));
        if (textAt(message, "type") != QStringLiteral("root"))
            made.role = roleOf(textAt(message, "role"));
        made.text = textAt(message, "content");
        for (const auto *key : {"reasoningContent", "thinking", "reasoning_content"})
            if (made.thinking.isEmpty())
                made.thinking = textAt(message, key);
        const auto end = made.text.indexOf(QStringLiteral("</think>"));
        if (made.role == Role::Assistant && made.text.startsWith(QStringLiteral("<think>")) && end > 0) {
            made.thinking = made.text.mid(7, end - 7).trimmed();
            made.text = made.text.mid(end + 8).trimmed();
        }
        made.model = textAt(message, "model");
        made.createdMs = message.value(QLatin1StringView("timestamp")).toInteger();
        nodes.append(made);
    }
    const auto about = objectAt(root, "conv");
    return TreeReader().read(textAt(about, "name"), nodes, idOf(about.value(QLatin1StringView("currNode"))));
}

// LM Studio: a list of messages, each with its versions; a version is one content or several steps of it.

QString lmStudioText(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString words;
    for (const auto &part : content.toArray())
        words += textAt(part.toObject(), "text");
    return words;
}

Node lmStudioVersion(const QJsonObject &version)
{
    Node made;
    made.role = roleOf(textAt(version, "role"));
    made.model = textAt(objectAt(version, "senderInfo"), "senderName");
    made.text = lmStudioText(version.value(QLatin1StringView("content")));
    for (const auto &each : version.value(QLatin1StringView("steps")).toArray()) {
        const auto step = each.toObject();
        if (textAt(step, "type") != QStringLiteral("contentBlock"))
            continue;
        const bool thinks = textAt(objectAt(step, "style"), "type") == QStringLiteral("thinking");
        (thinks ? made.thinking : made.text) += lmStudioText(step.value(QLatin1StringView("content")));
    }
    return made;
}

ChatDocument fromLmStudio(const QJsonObject &root)
{
    QList<Node> nodes;
    QString above;
    const auto createdMs = root.value(QLatin1StringView("createdAt")).toInteger();
    const auto messages = root.value(QLatin1StringView("messages")).toArray();
    for (qsizetype at = 0; at < messages.size(); ++at) {
        const auto message = messages[at].toObject();
        const auto versions = message.value(QLatin1StringView("versions")).toArray();
        const auto chosen = message.value(QLatin1StringView("currentlySelected")).toInteger();
        QString next = above;
        for (qsizetype version = 0; version < versions.size(); ++version) {
            auto made = lmStudioVersion(versions[version].toObject());
            made.id = QStringLiteral("%1/%2").arg(at).arg(version);
            made.parent = above;
            made.createdMs = createdMs;
            if (version == chosen || next == above)
                next = made.id;
            nodes.append(made);
        }
        above = next;
    }
    return TreeReader().read(textAt(root, "name"), nodes, above);
}

bool isLmStudio(const QJsonObject &root)
{
    const auto messages = root.value(QLatin1StringView("messages")).toArray();
    return !messages.isEmpty() && messages[0].toObject().contains(QLatin1StringView("versions"));
}

ChatDocument foreignChat(const QJsonObject &root, const QString &name)
{
    if (root.contains(QLatin1StringView("mapping")))
        return fromChatGpt(root);
    if (root.contains(QLatin1StringView("conv")))
        return fromLlamaCpp(root);
    if (isLmStudio(root))
        return fromLmStudio(root);
    throwMalformed(name + QStringLiteral(": written by no program that is known"));
}

} // namespace

QList<ChatDocument> chatsFrom(const QByteArray &json)
{
    if (json.size() > kMostBytes)
        throwMalformed(QStringLiteral("larger than 256 MiB"));
    QJsonParseError parsed;
    const auto file = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        throwMalformed(QStringLiteral("%1 at byte %2").arg(parsed.errorString()).arg(parsed.offset));
    if (file.isObject() && file.object().contains(QLatin1StringView("format")))
        return {ChatDocument::fromJson(json)};
    const auto list = file.isArray() ? file.array() : QJsonArray{file.object()};
    if (list.size() > kMostChats)
        throwMalformed(QStringLiteral("more than 100,000 chats"));
    QList<ChatDocument> chats;
    qsizetype messages = 0;
    for (qsizetype at = 0; at < list.size(); ++at) {
        const auto chat = foreignChat(list[at].toObject(), QStringLiteral("chat %1").arg(at + 1));
        messages += chat.messages.size();
        if (messages > kMostMessages)
            throwMalformed(QStringLiteral("more than a million messages"));
        if (!chat.messages.isEmpty())
            chats.append(chat);
    }
    if (chats.isEmpty())
        throwMalformed(QStringLiteral("no chat with a message"));
    return chats;
}

} // namespace chat
