#pragma once

#include "chat/Snapshot.h"

#include <QList>

namespace storage {

/// What is known of a stored snapshot without reading it.
struct SnapshotRow
{
    qint64 id = 0;
    chat::ConversationId conversation = 0;
    chat::SnapshotKind kind = chat::SnapshotKind::AnswerEnd;
    qint64 tokenCount = 0;
    qint64 used = 0;  ///< count of the last use; larger = later
    qint64 bytes = 0; ///< on disk
};

/// The order in which snapshots go when the budget is full, first to go first, least lately used first within a step:
///
/// 1. those closer to a deeper one of their chat than its spacing: 256 tokens within the chat's newest 1,024, 1,024
/// within
///    the next 8,192, then 4,096;
/// 2. all others but the following;
/// 3. the latest prompt end of each chat;
/// 4. the latest used answer end of each chat (any snapshot when it has none);
/// 5. pinned prefixes never go by budget: they are not in the list.
QList<SnapshotRow> dropOrder(QList<SnapshotRow> rows);

} // namespace storage
