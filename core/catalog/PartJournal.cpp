#include "catalog/PartJournal.h"

#include "catalog/CatalogEntry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace catalog {

namespace {

constexpr auto kFormat = "rookery-part-1";

QByteArray fromHex(const QJsonValue &value)
{
    const auto bytes = QByteArray::fromHex(value.toString().toLatin1());
    return bytes.size() == 32 ? bytes : QByteArray();
}

std::optional<PartJournal::Mark> parseMark(const QByteArray &line, qint64 before)
{
    const auto space = line.indexOf(' ');
    bool good = false;
    const auto end = line.left(std::max<qsizetype>(space, 0)).toLongLong(&good);
    const auto hash = QByteArray::fromHex(line.mid(space + 1));
    if (!good || end <= before || end - before > PartJournal::kBlock || hash.size() != 32 ||
        line.size() - space - 1 != 64)
        return std::nullopt;
    return PartJournal::Mark{end, hash};
}

} // namespace

QByteArray PartJournal::markLine(const Mark &mark)
{
    return QByteArray::number(mark.end) + ' ' + mark.sha256.toHex() + '\n';
}

QByteArray PartJournal::toBytes() const
{
    QJsonArray sources;
    for (const auto &url : request.sources)
        sources.append(url.toString(QUrl::FullyEncoded));
    QJsonObject tags;
    for (auto tag = validators.begin(); tag != validators.end(); ++tag)
        tags.insert(tag.key(), QString::fromLatin1(tag.value()));
    const QJsonObject head{{QStringLiteral("format"), QLatin1String(kFormat)},
                           {QStringLiteral("id"), request.id},
                           {QStringLiteral("name"), request.name},
                           {QStringLiteral("file"), request.fileName},
                           {QStringLiteral("sources"), sources},
                           {QStringLiteral("bytes"), double(request.bytes)},
                           {QStringLiteral("sha256"), QString::fromLatin1(request.sha256.toHex())},
                           {QStringLiteral("stated"), QString::fromLatin1(statedSha256.toHex())},
                           {QStringLiteral("catalogue"), request.catalogueId},
                           {QStringLiteral("paused"), request.paused},
                           {QStringLiteral("order"), request.order},
                           {QStringLiteral("validators"), tags}};
    auto bytes = QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n';
    for (const auto &mark : marks)
        bytes += markLine(mark);
    return bytes;
}

std::optional<PartJournal> PartJournal::parse(const QByteArray &bytes)
{
    auto lines = bytes.split('\n');
    const auto head = QJsonDocument::fromJson(lines.takeFirst()).object();
    PartJournal journal;
    auto &request = journal.request;
    request.fileName = head.value(QStringLiteral("file")).toString();
    if (head.value(QStringLiteral("format")).toString() != QLatin1String(kFormat) ||
        !isSafeFileName(request.fileName) || lines.isEmpty())
        return std::nullopt;
    request.id = head.value(QStringLiteral("id")).toString().left(400);
    request.name = head.value(QStringLiteral("name")).toString().left(400);
    for (const auto &value : head.value(QStringLiteral("sources")).toArray()) {
        const QUrl url(value.toString(), QUrl::StrictMode);
        if (url.isValid() && url.scheme() == QLatin1String("https") && request.sources.size() < 16)
            request.sources.append(url);
    }
    const auto size = head.value(QStringLiteral("bytes")).toDouble();
    request.bytes = size > 0 && size < 4e12 ? qint64(size) : 0;
    request.sha256 = fromHex(head.value(QStringLiteral("sha256")));
    journal.statedSha256 = fromHex(head.value(QStringLiteral("stated")));
    request.catalogueId = head.value(QStringLiteral("catalogue")).toString().left(400);
    request.paused = head.value(QStringLiteral("paused")).toBool();
    request.order = head.value(QStringLiteral("order")).toInt();
    const auto tags = head.value(QStringLiteral("validators")).toObject();
    for (auto tag = tags.begin(); tag != tags.end() && journal.validators.size() < 16; ++tag) {
        const auto value = tag.value().toString().toLatin1();
        if (value.size() <= 256 && value.startsWith('"') && value.endsWith('"') && value.count('"') == 2 &&
            !value.contains('\r'))
            journal.validators.insert(tag.key(), value);
    }
    if (request.id.isEmpty() || request.sources.isEmpty())
        return std::nullopt;
    lines.removeLast(); // what follows the last line end: nothing, or half a line
    for (const auto &line : lines) {
        const auto mark = parseMark(line, journal.marks.isEmpty() ? 0 : journal.marks.last().end);
        if (!mark)
            break;
        journal.marks.append(*mark);
    }
    return journal;
}

} // namespace catalog
