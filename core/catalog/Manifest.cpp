#include "catalog/Manifest.h"

#include "chat/Error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace catalog {

namespace {

constexpr int kMaxText = 400;
constexpr int kMaxUrls = 8;
constexpr double kMaxFileBytes = 4e12;

[[noreturn]] void refuse(const QString &what)
{
    throw chat::Error(chat::Error::Code::ImportMalformed, QStringLiteral("catalogue: ") + what);
}

/// One JSON object with the name it goes by in messages.
class Fields
{
public:
    Fields(const QJsonValue &value, const QString &name) : m_name(name)
    {
        if (!value.isObject())
            refuse(name + QStringLiteral(" is no object"));
        m_object = value.toObject();
    }

    QString text(const char *key, bool required = false) const
    {
        const auto value = m_object.value(QLatin1String(key));
        if (!required && value.isUndefined())
            return {};
        const auto text = value.toString();
        if (!value.isString() || text.size() > kMaxText || (required && text.isEmpty()))
            refuse(where(key));
        for (const auto character : text)
            if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
                refuse(where(key));
        return text;
    }

    /// A whole number from 0 to `most`; absent is 0.
    double number(const char *key, double most) const
    {
        const auto value = m_object.value(QLatin1String(key));
        if (value.isUndefined())
            return 0;
        const auto number = value.toDouble(-1);
        if (!(number >= 0 && number <= most) || number != std::floor(number))
            refuse(where(key));
        return number;
    }

    bool flag(const char *key) const
    {
        const auto value = m_object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isBool())
            refuse(where(key));
        return value.toBool();
    }

    QJsonArray list(const char *key, int most) const
    {
        const auto value = m_object.value(QLatin1String(key));
        if (value.isUndefined())
            return {};
        if (!value.isArray() || value.toArray().size() > most)
            refuse(where(key));
        return value.toArray();
    }

    QJsonObject object(const char *key) const
    {
        const auto value = m_object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isObject())
            refuse(where(key));
        return value.toObject();
    }

    QString where(const char *key) const
    {
        return m_name + u'.' + QLatin1String(key) + QStringLiteral(" is not usable");
    }

private:
    QString m_name;
    QJsonObject m_object;
};

bool isDownloadAddress(const QUrl &url)
{
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() &&
           url.userInfo().isEmpty() && url.fragment().isEmpty();
}

QList<QUrl> addresses(const Fields &fields)
{
    QList<QUrl> urls;
    for (const auto &value : fields.list("urls", kMaxUrls)) {
        const auto text = value.toString();
        const QUrl url(text, QUrl::StrictMode);
        if (text.size() > 2048 || !isDownloadAddress(url))
            refuse(fields.where("urls"));
        urls.append(url);
    }
    if (urls.isEmpty())
        refuse(fields.where("urls"));
    return urls;
}

QByteArray hash(const Fields &fields)
{
    const auto text = fields.text("sha256").toLatin1();
    const auto bytes = QByteArray::fromHex(text);
    if (!text.isEmpty() && (text.size() != 64 || bytes.toHex() != text.toLower()))
        refuse(fields.where("sha256"));
    return bytes;
}

CatalogEntry entry(const QJsonValue &value, int index)
{
    const Fields fields(value, QStringLiteral("models[%1]").arg(index));
    CatalogEntry entry;
    entry.id = fields.text("id", true);
    entry.name = fields.text("name", true);
    entry.fileName = fields.text("file", true);
    if (!isSafeFileName(entry.fileName))
        refuse(fields.where("file"));
    entry.version = fields.text("version");
    entry.generation = fields.text("generation");
    entry.sizeClass = fields.text("size");
    entry.published = QDate::fromString(fields.text("published"), Qt::ISODate);
    entry.kind = fields.text("kind");
    entry.family = fields.text("family");
    entry.format = fields.text("format", true);
    if (!QStringList{QStringLiteral("gguf"), QStringLiteral("pth"), QStringLiteral("safetensors")}.contains(
            entry.format))
        refuse(fields.where("format"));
    entry.quantisation = fields.text("quantisation");
    for (const auto &language : fields.list("languages", 32))
        entry.languages.append(language.toString().left(32));
    entry.reasoning = fields.flag("reasoning");
    entry.fineTuned = fields.flag("finetuned");
    entry.bytes = qint64(fields.number("bytes", kMaxFileBytes));
    entry.sha256 = hash(fields);
    entry.urls = addresses(fields);
    entry.licence = fields.text("licence");
    entry.source = fields.text("source");
    entry.parameters = quint64(fields.number("parameters", 1e13));
    entry.layers = int(fields.number("layers", 1024));
    entry.width = int(fields.number("width", 65536));
    entry.vocabulary = int(fields.number("vocabulary", 1 << 20));
    return entry;
}

FamilyDefaults family(const QJsonValue &value, const QString &key)
{
    const Fields fields(value, QStringLiteral("families.") + key);
    return {.promptFormat = fields.text("prompt"),
            .canThink = fields.flag("thinking"),
            .settings = chat::GenerationSettings::fromJson(QJsonDocument(fields.object("sampling")).toJson()),
            .source = fields.text("source")};
}

Mirror mirror(const QJsonValue &value, int index)
{
    const Fields fields(value, QStringLiteral("mirrors[%1]").arg(index));
    const Mirror mirror{fields.text("name", true), fields.text("from", true), fields.text("to", true)};
    if (!isDownloadAddress(QUrl(mirror.from, QUrl::StrictMode)) ||
        !isDownloadAddress(QUrl(mirror.to, QUrl::StrictMode)))
        refuse(fields.where("to"));
    return mirror;
}

/// Of one kind and size only the newest version's newest generation is current.
void markSuperseded(QList<CatalogEntry> &entries)
{
    struct Newest
    {
        QString version, generation;
        QDate published;
    };
    QHash<QString, Newest> newest;
    const auto key = [](const CatalogEntry &entry) { return entry.kind + u'/' + entry.sizeClass; };
    for (const auto &entry : entries) {
        if (entry.fineTuned)
            continue;
        auto &best = newest[key(entry)];
        if (entry.version > best.version || (entry.version == best.version && entry.published > best.published))
            best = {entry.version, entry.generation, entry.published};
    }
    const auto latest = std::max_element(entries.begin(), entries.end(),
                                         [](const auto &a, const auto &b) { return a.version < b.version; });
    for (auto &entry : entries) {
        const auto best = newest.value(key(entry));
        entry.superseded = entry.version != latest->version ||
                           (!entry.fineTuned && (entry.version != best.version || entry.generation != best.generation));
    }
}

} // namespace

Manifest Manifest::parse(const QByteArray &json)
{
    if (json.size() > kMaxBytes)
        refuse(QStringLiteral("larger than 4 MiB"));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        refuse(QStringLiteral("no JSON object: ") + error.errorString());

    const Fields fields(document.object(), QStringLiteral("catalogue"));
    if (fields.number("format", 1e6) != 1)
        refuse(QStringLiteral("made for another version of the program"));
    Manifest manifest;
    manifest.updated = QDate::fromString(fields.text("updated"), Qt::ISODate);
    const auto families = fields.object("families");
    if (families.size() > 64)
        refuse(fields.where("families"));
    for (auto item = families.begin(); item != families.end(); ++item)
        manifest.families.insert(item.key(), family(item.value(), item.key()));
    for (const auto &value : fields.list("mirrors", 16))
        manifest.mirrors.append(mirror(value, int(manifest.mirrors.size())));
    QSet<QString> ids;
    for (const auto &value : fields.list("models", kMaxEntries)) {
        auto made = entry(value, int(manifest.entries.size()));
        if (ids.contains(made.id))
            refuse(QStringLiteral("two entries are called ") + made.id);
        ids.insert(made.id);
        manifest.entries.append(std::move(made));
    }
    if (!manifest.entries.isEmpty())
        markSuperseded(manifest.entries);
    return manifest;
}

} // namespace catalog
