#pragma once

#include <QString>

namespace storage {

class Database;

/// Moves and copies of database files that a power cut cannot undo by halves: everything is synced, folders included.
/// All throw StorageError (FileIo, DiskFull).

void moveFile(const QString &from, const QString &to); ///< replaces `to`; the same file system
/// The database's files (itself, WAL, shared memory, journal), as far as they exist, into `folder`; the main file goes
/// first.
void moveDatabase(const QString &path, const QString &folder);
void removeDatabase(const QString &path); ///< as far as it exists
/// Copies the open database whole to the new file `path`, mode 0600 whatever the umask is.
void copyDatabase(Database &db, const QString &path);
void syncFile(const QString &path); ///< a file's contents or a folder's entries

QString newNumberedFolder(const QString &parent);    ///< parent/1, parent/2 …; made with mode 0700
QString newestNumberedFolder(const QString &parent); ///< made when there is none

} // namespace storage
