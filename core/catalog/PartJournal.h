#pragma once

#include "catalog/Download.h"

#include <QHash>

#include <optional>

namespace catalog {

/// What is known about a part on disk: the request, and the hash of the file's beginning at every 4 MiB and at each
/// stop, so that each piece between two marks can be checked on its own. A text file: one line of JSON, then "OFFSET
/// HASH" lines, appended. A half line at the end (killed) is ignored; what it would have told is fetched again.
struct PartJournal
{
    static constexpr qint64 kBlock = 4 << 20;

    struct Mark
    {
        qint64 end = 0;    ///< bytes from the file's start
        QByteArray sha256; ///< of all of them
    };

    DownloadRequest request;
    QByteArray statedSha256;               ///< what a server said, when the catalogue had none
    QHash<QString, QByteArray> validators; ///< ETag by address
    QList<Mark> marks;                     ///< offsets rise by at most kBlock

    QByteArray toBytes() const;
    static QByteArray markLine(const Mark &mark);

    /// Hostile input. nullopt when the first line is not ours; wrong marks end the list.
    static std::optional<PartJournal> parse(const QByteArray &bytes);
};

} // namespace catalog
