#include "storage/Migrations.h"

#include "storage/Database.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace storage {

SchemaAge schemaAge(Database &db, std::span<const Migration> migrations)
{
    const qint64 version = db.integer("PRAGMA user_version");
    if (version == migrations.back().version)
        return SchemaAge::Current;
    // A negative number was never ours: like a newer one, such a file is not written to.
    if (version < 0 || version > migrations.back().version)
        return SchemaAge::Newer;
    return version == 0 ? SchemaAge::Fresh : SchemaAge::Older;
}

void migrate(Database &db, std::span<const Migration> migrations)
{
    const qint64 version = db.integer("PRAGMA user_version");
    for (const auto &migration : migrations) {
        if (migration.version <= version)
            continue;
        Transaction transaction(db);
        migration.apply(db);
        db.exec(QStringLiteral("PRAGMA user_version = %1").arg(migration.version).toLatin1().constData());
        transaction.commit();
    }
}

QStringList schemaText(Database &db)
{
    Statement rows(db, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    QStringList list;
    while (rows.step())
        list.append(rows.text(0));
    return list;
}

} // namespace storage
