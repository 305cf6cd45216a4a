#pragma once

#include <QStringList>

#include <span>

namespace storage {

class Database;

/// One step of a schema, a plain function on purpose: a migration cannot capture anything.
struct Migration
{
    int version; ///< user_version after it; steps count 1, 2, 3, …
    void (*apply)(Database &db);
};

/// chats.db and states.db from their first version on. A fresh file is made by the same steps.
std::span<const Migration> chatsMigrations();
std::span<const Migration> statesMigrations();

/// What user_version says about a file.
enum class SchemaAge { Fresh, Older, Current, Newer };
SchemaAge schemaAge(Database &db, std::span<const Migration> migrations);

/// Applies the missing steps, each in its own transaction. A killed or failed one changed nothing.
void migrate(Database &db, std::span<const Migration> migrations);

/// Every table and index of the file as SQL, sorted: equal for equal schemas.
QStringList schemaText(Database &db);

} // namespace storage
