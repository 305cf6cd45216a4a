#include "chat/ConversationArchive.h"

#include "chat/Error.h"
#include "chat/GenerationSettings.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace chat {

namespace {

constexpr qsizetype kMostBytes = qsizetype(256) << 20, kMostMessages = 1'000'000, kMostName = 1000;
constexpr const char *kFormat = "rookery-chat";
constexpr const char *kRoles[] = {"system", "user", "assistant"};
constexpr const char *kStatuses[] = {"complete", "generating", "stopped", "interrupted", "failed", "length_limit"};

[[noreturn]] void throwMalformed(const QString &what)
{
    throw Error(Error::Code::ImportMalformed, QStringLiteral("chat file: ") + what);
}

template<std::size_t Count>
int indexOf(const char *const (&names)[Count], const QString &name)
{
    const auto found = std::find_if(std::begin(names), std::end(names),
                                    [&](const char *each) { return name == QLatin1StringView(each); });
    return found == std::end(names) ? -1 : static_cast<int>(found - std::begin(names));
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject toObject(const Persona &persona)
{
    return {{QStringLiteral("name"), persona.name},
            {QStringLiteral("text"), persona.text},
            {QStringLiteral("greeting"), persona.greeting},
            {QStringLiteral("settings"), objectOf(persona.settings)}};
}

/// Foreign settings are read and written again: only known fields within their ranges come in.
QByteArray settingsFrom(const QJsonValue &value)
{
    const auto fields = value.toObject();
    return fields.isEmpty() ? QByteArray() : GenerationSettings::fromJson(QJsonDocument(fields).toJson()).toJson();
}

Persona personaFrom(const QJsonObject &object)
{
    Persona persona;
    persona.name = object.value(QLatin1StringView("name")).toString().left(kMostName);
    persona.text = object.value(QLatin1StringView("text")).toString();
    persona.greeting = object.value(QLatin1StringView("greeting")).toString();
    persona.settings = settingsFrom(object.value(QLatin1StringView("settings")));
    return persona;
}

QJsonObject toObject(const Message &message)
{
    QJsonObject object{{QStringLiteral("id"), message.id},
                       {QStringLiteral("parent"), message.parent},
                       {QStringLiteral("role"), QLatin1StringView(kRoles[static_cast<int>(message.role)])},
                       {QStringLiteral("status"), QLatin1StringView(kStatuses[static_cast<int>(message.status)])},
                       {QStringLiteral("text"), message.text},
                       {QStringLiteral("thinking"), message.thinking},
                       {QStringLiteral("created_ms"), message.createdMs},
                       {QStringLiteral("model"), message.statistics ? message.statistics->model : QString()}};
    if (!message.settings.isEmpty()) {
        object.insert(QStringLiteral("settings"), objectOf(message.settings));
        object.insert(QStringLiteral("seed"), QString::number(message.seed)); // no number of JSON holds 64 bits
    }
    return object;
}

Message fromObject(const QJsonObject &object, const QSet<MessageId> &known)
{
    Message message;
    message.id = object.value(QLatin1StringView("id")).toInteger();
    message.parent = object.value(QLatin1StringView("parent")).toInteger();
    const auto name = QStringLiteral("message %1").arg(message.id);
    if (message.id <= 0 || known.contains(message.id))
        throwMalformed(name + QStringLiteral(": its id is not a new positive number"));
    if (message.parent != 0 && !known.contains(message.parent))
        throwMalformed(name + QStringLiteral(": its parent does not come before it"));
    const int role = indexOf(kRoles, object.value(QLatin1StringView("role")).toString());
    const int status =
        indexOf(kStatuses, object.value(QLatin1StringView("status")).toString(QStringLiteral("complete")));
    if (role < 0 || status < 0 || !object.value(QLatin1StringView("text")).isString())
        throwMalformed(name + QStringLiteral(": no known role, status or text"));
    message.role = static_cast<Role>(role);
    message.status = static_cast<MessageStatus>(status);
    if (message.status == MessageStatus::Generating)
        message.status = MessageStatus::Interrupted;
    message.text = object.value(QLatin1StringView("text")).toString();
    message.thinking = object.value(QLatin1StringView("thinking")).toString();
    message.createdMs = message.changedMs = object.value(QLatin1StringView("created_ms")).toInteger();
    message.settings = settingsFrom(object.value(QLatin1StringView("settings")));
    message.seed = object.value(QLatin1StringView("seed")).toString().toULongLong();
    if (const auto model = object.value(QLatin1StringView("model")).toString(); !model.isEmpty()) {
        message.statistics.emplace();
        message.statistics->model = model;
    }
    return message;
}

} // namespace

QByteArray ChatDocument::toJson() const
{
    QJsonArray list;
    for (const auto &message : messages)
        list.append(toObject(message));
    QJsonObject root{{QStringLiteral("format"), QLatin1StringView(kFormat)},
                     {QStringLiteral("version"), 1},
                     {QStringLiteral("title"), title},
                     {QStringLiteral("leaf"), leaf},
                     {QStringLiteral("messages"), list}};
    if (persona)
        root.insert(QStringLiteral("persona"), toObject(*persona));
    return QJsonDocument(root).toJson();
}

QList<Message> ChatDocument::path() const
{
    QHash<MessageId, const Message *> byId;
    for (const auto &message : messages)
        byId.insert(message.id, &message);
    QList<Message> path;
    for (const auto *message = byId.value(leaf); message; message = byId.value(message->parent))
        path.append(*message);
    std::reverse(path.begin(), path.end());
    return path;
}

QString ChatDocument::toMarkdown(const QString &you, const QString &assistant) const
{
    QStringList parts;
    if (!title.isEmpty())
        parts.append(QStringLiteral("# %1\n").arg(title));
    for (const auto &message : path())
        parts.append(
            QStringLiteral("**%1:**\n\n%2\n").arg(message.role == Role::Assistant ? assistant : you, message.text));
    return parts.join(u'\n');
}

QString ChatDocument::toPlainText(const QString &you, const QString &assistant) const
{
    QStringList parts;
    if (!title.isEmpty())
        parts.append(title + u'\n');
    for (const auto &message : path())
        parts.append(QStringLiteral("%1:\n%2\n").arg(message.role == Role::Assistant ? assistant : you, message.text));
    return parts.join(u'\n');
}

ChatDocument ChatDocument::fromJson(const QByteArray &json)
{
    if (json.size() > kMostBytes)
        throwMalformed(QStringLiteral("larger than 256 MiB"));
    QJsonParseError parsed;
    const auto root = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        throwMalformed(QStringLiteral("%1 at byte %2").arg(parsed.errorString()).arg(parsed.offset));
    if (root.value(QLatin1StringView("format")).toString() != QLatin1StringView(kFormat) ||
        root.value(QLatin1StringView("version")).toInt() != 1)
        throwMalformed(QStringLiteral("not a chat of version 1"));
    const auto list = root.value(QLatin1StringView("messages")).toArray();
    if (list.size() > kMostMessages)
        throwMalformed(QStringLiteral("more than a million messages"));
    ChatDocument document;
    document.title = root.value(QLatin1StringView("title")).toString().left(kMostName);
    if (const auto persona = root.value(QLatin1StringView("persona")).toObject(); !persona.isEmpty())
        document.persona = personaFrom(persona);
    QSet<MessageId> known;
    for (const auto &each : list) {
        document.messages.append(fromObject(each.toObject(), known));
        known.insert(document.messages.last().id);
    }
    document.leaf = root.value(QLatin1StringView("leaf")).toInteger();
    if (!known.contains(document.leaf))
        document.leaf = document.messages.isEmpty() ? 0 : document.messages.last().id;
    return document;
}

} // namespace chat
