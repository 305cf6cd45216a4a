#pragma once

#include <QByteArray>
#include <QString>

namespace chat {

/// The whole of a regular file. Throws Error: FileIo when it cannot be read, InvalidInput when it is no regular file or
/// longer than `most`.
///
/// Thread: any but the window's.
QByteArray readFile(const QString &path, qint64 most);

/// Puts the bytes in the place of the file, readable by its owner alone; after a failure what was there is there.
/// Throws Error: FileIo, DiskFull.
///
/// Thread: any but the window's.
void replaceFile(const QString &path, const QByteArray &bytes);

} // namespace chat
