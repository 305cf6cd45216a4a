#include "storage/Salvage.h"

#include "storage/Database.h"
#include "storage/Migrations.h"
#include "storage/RowProof.h"
#include "storage/SalvageRepair.h"
#include "storage/SqlitePages.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

#include <QMap>

#include <algorithm>
#include <cstring>

namespace storage {

namespace {

/// Writes rows of known tables into the new database.
class Rows
{
public:
    explicit Rows(Database &db) : m_db(db)
    {
        for (const auto &table : salvagedTables()) {
            const auto insert = insertSql(table);
            m_newer.append(insert + table.conflict);
            m_absent.append(insert + " ON CONFLICT DO NOTHING");
        }
    }

    void addNewer(std::size_t table, const RawRow &row) { insert(m_newer[static_cast<qsizetype>(table)], row); }
    void addIfAbsent(std::size_t table, const RawRow &row) { insert(m_absent[static_cast<qsizetype>(table)], row); }

    /// The largest id that a table ever gave.
    void raiseSequence(const QByteArray &table, qint64 last)
    {
        if (last < kMostIds && m_sequences.contains(table))
            m_sequences[table] = std::max(m_sequences[table], last);
    }
    void writeSequences()
    {
        for (auto entry = m_sequences.cbegin(); entry != m_sequences.cend(); ++entry) {
            const auto name = QString::fromLatin1(entry.key());
            run(m_db,
                "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, 0 WHERE ?1 NOT IN (SELECT name FROM "
                "sqlite_sequence)",
                name);
            run(m_db, "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", name, entry.value());
        }
    }

private:
    static constexpr qint64 kMostIds = qint64(1) << 52; ///< more is nonsense

    static QByteArray insertSql(const TableShape &table)
    {
        QByteArrayList marks;
        for (std::size_t i = 1; i <= std::strlen(table.types); ++i)
            marks.append('?' + QByteArray::number(static_cast<qulonglong>(i)));
        return QByteArray("INSERT INTO ") + table.name + " (" + table.columns + ") VALUES (" + marks.join(", ") + ") ";
    }
    void insert(const QByteArray &sql, const RawRow &row)
    {
        Statement statement(m_db, sql.constData());
        for (const auto &value : row.values)
            bind(statement, row.id, value);
        statement.run();
    }
    static void bind(Statement &statement, qint64 id, const RawValue &value)
    {
        if (std::holds_alternative<std::monostate>(value))
            statement.bind(id);
        else if (const auto *integer = std::get_if<qint64>(&value))
            statement.bind(*integer);
        else if (const auto *text = std::get_if<RawText>(&value))
            statement.bindUtf8(text->utf8);
        else if (const auto *blob = std::get_if<QByteArray>(&value))
            statement.bind(*blob);
    }

    Database &m_db;
    QByteArrayList m_newer, m_absent; ///< by index of salvagedTables
    QMap<QByteArray, qint64> m_sequences{
        {"conversation", 0}, {"message", 0}, {"trash", 0}, {"persona", 0}, {"folder", 0}};
};

bool isSequence(const RawRow &row)
{
    return row.values.size() == 2 && std::holds_alternative<RawText>(row.values[0]) &&
           std::holds_alternative<qint64>(row.values[1]);
}

using Found = std::function<void(std::size_t table, const RawRow &row, bool proven, bool newest)>;

/// Every row of a known table in every version of every page, older versions first.
void scan(const QString &path, Rows &rows, const Found &found)
{
    const SqlitePages pages(path);
    const auto tables = salvagedTables();
    const auto take = [&](const RawRow &row, bool newest) {
        if (isSequence(row))
            return rows.raiseSequence(std::get<RawText>(row.values[0]).utf8, std::get<qint64>(row.values[1]));
        for (std::size_t i = 0; i < tables.size(); ++i)
            if (hasShape(row, tables[i]))
                found(i, row, isProven(row, tables[i]), newest);
    };
    const bool hasWal = pages.frames() > 0;
    for (quint32 page = 1; page <= pages.count(); ++page)
        eachRow(pages, page, pages.inFile(page), Overflow::InFile, [&](const RawRow &row) { take(row, !hasWal); });
    for (qsizetype i = 0; i < pages.frames(); ++i)
        eachRow(pages, pages.framePage(i), pages.frame(i), Overflow::Newest,
                [&](const RawRow &row) { take(row, false); });
    for (quint32 page = 1; hasWal && page <= pages.count(); ++page)
        eachRow(pages, page, pages.newest(page), Overflow::Newest, [&](const RawRow &row) { take(row, true); });
}

/// From best to worst: proven rows, those of the backup, rows with a wrong hash.
void collect(const QString &source, const QString &backup, Rows &rows)
{
    std::vector<std::pair<std::size_t, RawRow>> unproven;
    scan(source, rows, [&](std::size_t table, const RawRow &row, bool proven, bool newest) {
        if (proven)
            rows.addNewer(table, row);
        else if (newest)
            unproven.emplace_back(table, row);
    });
    if (!backup.isEmpty())
        scan(backup, rows, [&](std::size_t table, const RawRow &row, bool proven, bool) {
            if (proven)
                rows.addIfAbsent(table, row);
        });
    for (const auto &[table, row] : unproven)
        rows.addIfAbsent(table, row);
    rows.writeSequences();
}

} // namespace

SalvageResult salvage(const QString &source, const QString &backup, const QString &target)
{
    Database db(target, {});
    migrate(db, chatsMigrations());
    db.exec("PRAGMA foreign_keys = OFF"); // rows come in the order they lie in the file
    SalvageResult result;
    {
        Transaction transaction(db);
        Rows rows(db);
        collect(source, backup, rows);
        result = repair(db);
        transaction.commit();
    }
    db.checkpoint();
    return result;
}

} // namespace storage
