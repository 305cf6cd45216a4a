#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <optional>
#include <utility>

namespace catalog {

/// `Content-Range: bytes FIRST-LAST/TOTAL`.
struct ContentRange
{
    qint64 first = -1; ///< -1 in both: "*", nothing could be sent
    qint64 last = -1;
    qint64 total = -1; ///< -1: "*"

    /// nullopt for anything that the grammar does not have, numbers beyond 2^53, and ranges that contradict themselves.
    static std::optional<ContentRange> parse(const QByteArray &value);

    bool operator==(const ContentRange &) const = default;
};

/// Start line and fields of an answer.
struct ResponseHead
{
    static constexpr qsizetype kMaxBytes = 64 * 1024;
    static constexpr qsizetype kMaxFields = 200;

    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> fields; ///< names in lower case, values trimmed

    /// `head` is everything before the empty line. nullopt when it is not HTTP/1.0 or 1.1, or when a field is folded,
    /// has no name, or holds a control character.
    static std::optional<ResponseHead> parse(const QByteArray &head);

    QByteArray value(const QByteArray &name) const; ///< the first one's; empty when absent
    bool has(const QByteArray &name) const;

    /// -1: not told. nullopt: told twice differently, or no number.
    std::optional<qint64> contentLength() const;
    bool isChunked() const;          ///< exactly "chunked"
    bool hasUnknownEncoding() const; ///< content or transfer encoding other than identity and chunked

    /// An entity tag that promises equal bytes, with its quotes; empty for weak ones and none.
    QByteArray strongETag() const;

    /// The SHA-256 that the server states for the file: an entity tag (linked or own) of 64 hexadecimal digits. 32
    /// bytes or empty.
    QByteArray statedSha256() const;
    qint64 statedLength() const; ///< X-Linked-Size; -1: not stated

    /// Seconds to wait, 0 when absent or a date; at most ten minutes.
    int retryAfter() const;
};

/// Where `location` leads from `from`: https, with a host, no user information; an invalid address otherwise.
QUrl redirectTarget(const QUrl &from, const QByteArray &location);

} // namespace catalog
