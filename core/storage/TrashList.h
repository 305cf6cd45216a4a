#pragma once

#include "chat/StoreCare.h"

namespace storage {

class Database;

/// What StoreCare::trash tells.
QList<chat::TrashEntry> trashEntries(Database &db);

/// Titles of live chats with a message that these rows of the trash took from another chat: its forks.
QStringList copiesOf(Database &db, const QList<qint64> &entries);

} // namespace storage
