#pragma once

#include "storage/Salvage.h"

namespace storage {

class Database;

/// Makes the rows that salvage found a whole again: every message in a chat and below a message, every chat at a
/// message of its own, counts and sequences right. Counts what was lost.
SalvageResult repair(Database &db);

} // namespace storage
