#pragma once

#include <QString>

namespace storage {

/// What salvage found of the messages.
struct SalvageResult
{
    qint64 recovered = 0; ///< messages, those marked as damaged included
    qint64 damaged = 0;   ///< of these, with a wrong hash
    qint64 lost = 0;      ///< known to have been there; see placeholders
};

/// Builds a new chats.db at `target` from every row of the broken file `source` (and its WAL) that its own hash proves,
/// wherever it lies, and from rows that are readable but changed (they stay marked as damaged). What `backup` (empty =
/// none) has beyond that is taken from there. A message whose answers survive but which is lost itself gets an empty
/// placeholder marked as damaged, so that its chat opens.
///
/// `source` and `backup` are only read. `target` must not exist; it is whole and synced on return. Throws StorageError.
SalvageResult salvage(const QString &source, const QString &backup, const QString &target);

} // namespace storage
