#include "catalog/HttpHeaders.h"

#include <algorithm>

namespace catalog {

namespace {

constexpr qint64 kMostBytes = qint64(1) << 53;

/// Digits only (no sign, no blanks), up to kMostBytes.
std::optional<qint64> number(const QByteArray &digits)
{
    if (digits.isEmpty() || digits.size() > 16)
        return std::nullopt;
    qint64 value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value <= kMostBytes ? std::optional(value) : std::nullopt;
}

bool isTokenCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') ||
           (character != 0 && QByteArrayLiteral("!#$%&'*+-.^_`|~").contains(character));
}

bool isFieldValue(const QByteArray &value)
{
    return std::all_of(value.begin(), value.end(),
                       [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 32 && c != 127); });
}

QByteArray sha256Of(QByteArray tag)
{
    if (tag.startsWith("W/"))
        return {};
    if (tag.size() >= 2 && tag.startsWith('"') && tag.endsWith('"'))
        tag = tag.mid(1, tag.size() - 2);
    const auto bytes = QByteArray::fromHex(tag);
    return tag.size() == 64 && bytes.toHex() == tag.toLower() ? bytes : QByteArray();
}

} // namespace

std::optional<ContentRange> ContentRange::parse(const QByteArray &value)
{
    if (!value.startsWith("bytes "))
        return std::nullopt;
    const auto slash = value.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    const auto range = value.mid(6, slash - 6), totalText = value.mid(slash + 1);
    ContentRange parsed;
    if (totalText != "*") {
        const auto total = number(totalText);
        if (!total)
            return std::nullopt;
        parsed.total = *total;
    }
    if (range == "*")
        return parsed.total >= 0 ? std::optional(parsed) : std::nullopt;
    const auto dash = range.indexOf('-');
    const auto first = number(range.left(std::max<qsizetype>(dash, 0))), last = number(range.mid(dash + 1));
    if (dash < 0 || !first || !last || *first > *last || (parsed.total >= 0 && *last >= parsed.total))
        return std::nullopt;
    parsed.first = *first;
    parsed.last = *last;
    return parsed;
}

std::optional<ResponseHead> ResponseHead::parse(const QByteArray &head)
{
    if (head.size() > kMaxBytes)
        return std::nullopt;
    auto lines = head.split('\n');
    for (auto &line : lines)
        if (line.endsWith('\r'))
            line.chop(1);
    const auto start = lines.takeFirst();
    if ((!start.startsWith("HTTP/1.1 ") && !start.startsWith("HTTP/1.0 ")) || lines.size() > kMaxFields)
        return std::nullopt;
    const auto status = number(start.mid(9, 3));
    if (!status || *status < 100 || (start.size() > 12 && start[12] != ' ') || !isFieldValue(start))
        return std::nullopt;

    ResponseHead parsed;
    parsed.status = int(*status);
    for (const auto &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        if (colon <= 0)
            return std::nullopt;
        const auto name = line.left(colon), value = line.mid(colon + 1).trimmed();
        if (!std::all_of(name.begin(), name.end(), isTokenCharacter) || !isFieldValue(value))
            return std::nullopt;
        parsed.fields.append({name.toLower(), value});
    }
    return parsed;
}

QByteArray ResponseHead::value(const QByteArray &name) const
{
    for (const auto &[field, value] : fields)
        if (field == name)
            return value;
    return {};
}

bool ResponseHead::has(const QByteArray &name) const
{
    return std::any_of(fields.begin(), fields.end(), [&](const auto &field) { return field.first == name; });
}

std::optional<qint64> ResponseHead::contentLength() const
{
    qint64 length = -1;
    for (const auto &[field, value] : fields) {
        if (field != "content-length")
            continue;
        const auto told = number(value);
        if (!told || (length >= 0 && length != *told))
            return std::nullopt;
        length = *told;
    }
    return length;
}

bool ResponseHead::isChunked() const
{
    return value("transfer-encoding").toLower() == "chunked";
}

bool ResponseHead::hasUnknownEncoding() const
{
    return std::any_of(fields.begin(), fields.end(), [](const auto &field) {
        const auto value = field.second.toLower();
        if (field.first == "content-encoding")
            return value != "identity" && !value.isEmpty();
        return field.first == "transfer-encoding" && value != "chunked" && value != "identity";
    });
}

QByteArray ResponseHead::strongETag() const
{
    const auto tag = value("etag");
    return tag.size() >= 2 && tag.size() <= 256 && tag.startsWith('"') && tag.endsWith('"') && tag.count('"') == 2
               ? tag
               : QByteArray();
}

QByteArray ResponseHead::statedSha256() const
{
    const auto linked = sha256Of(value("x-linked-etag"));
    return linked.isEmpty() ? sha256Of(value("etag")) : linked;
}

qint64 ResponseHead::statedLength() const
{
    return number(value("x-linked-size")).value_or(-1);
}

int ResponseHead::retryAfter() const
{
    return int(std::min<qint64>(number(value("retry-after")).value_or(0), 600));
}

QUrl redirectTarget(const QUrl &from, const QByteArray &location)
{
    if (location.isEmpty() || location.size() > 8192)
        return {};
    const QUrl url = from.resolved(QUrl(QString::fromLatin1(location), QUrl::StrictMode));
    const bool good =
        url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() && url.userInfo().isEmpty();
    return good ? url.adjusted(QUrl::RemoveFragment) : QUrl();
}

} // namespace catalog
