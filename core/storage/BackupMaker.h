#pragma once

#include <QString>

namespace storage {

/// Makes a verified copy of `folder`/chats.db in `folder`/backups while others read and write it; returns its path. A
/// copy with any damage is thrown away with StorageError (DatabaseDamaged), and no older backup is touched.
///
/// Thread: any; seconds for a large store.
QString makeBackup(const QString &folder);

/// Whether every page, row hash and link of the closed database file is sound; rows that a repair marked as damaged are
/// known and count as sound. Throws StorageError only when it cannot
/// be read.
bool isSound(const QString &path);

} // namespace storage
