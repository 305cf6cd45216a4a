#pragma once

#include <QString>

namespace storage {

/// Moves and copies of database files that a power cut cannot undo by halves: everything is synced, folders included.
/// All throw StorageError (FileIo, DiskFull).

void moveFile(const QString &from, const QString &to); ///< replaces `to`; the same file system
/// The database's files (itself, WAL, shared memory, journal), as far as they exist, into `folder`; the main file goes
/// first.
void moveDatabase(const QString &path, const QString &folder);
void removeDatabase(const QString &path); ///< as far as it exists
void syncFile(const QString &path);       ///< a file's contents or a folder's entries

QString newNumberedFolder(const QString &parent);    ///< parent/1, parent/2 …; made with mode 0700
QString newestNumberedFolder(const QString &parent); ///< made when there is none

} // namespace storage
