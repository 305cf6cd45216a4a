#pragma once

#include <QByteArray>
#include <QString>

namespace catalog {

/// Replaces `path` by `bytes` so that a kill or power cut leaves either the old or the new: written beside it (mode
/// 0600), synced, renamed, the folder synced. Throws chat::Error (FileIo, DiskFull).
void replaceFile(const QString &path, const QByteArray &bytes);

/// At most `most` bytes of a file; nullopt-like empty when it cannot be read or is longer.
QByteArray readSmallFile(const QString &path, qint64 most);

void syncFolder(const QString &folder);

/// Writes all at `offset`, or throws chat::Error naming `path`.
void writeAll(int file, const char *bytes, qint64 count, qint64 offset, const QString &path);

[[noreturn]] void failFile(const QString &path, const QString &what, int error);

} // namespace catalog
