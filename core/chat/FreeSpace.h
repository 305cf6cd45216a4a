#pragma once

#include <QString>

namespace chat {

/// Bytes that this person may still write where `folder` is; -1 when that cannot be told. Not QStorageInfo: it looks
/// the folder up among the mounts and knows nothing in a container that hides them. Thread: any, but never the GUI's:
/// it asks the disk.
qint64 freeBytes(const QString &folder);

} // namespace chat
