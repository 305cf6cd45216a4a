#include "storage/Database.h"

#include "storage/RowHash.h"
#include "storage/Statement.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace storage {

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr qint64 kWalKeptBytes = 64 << 20;

} // namespace

Database::Database(const QString &path, const Options &options)
    : m_path(path), m_readOnly(options.access == Access::ReadOnly)
{
    try {
        open(options);
    } catch (const StorageError &error) {
        close();
        // The statements of opening are right: when SQLite has no better word than "error", the file's header is not
        // ("unsupported file format").
        if (error.sqlite == SQLITE_ERROR)
            throw StorageError(chat::Error::Code::DatabaseDamaged, QString::fromStdString(error.what()), error.sqlite);
        throw;
    } catch (...) {
        close();
        throw;
    }
}

Database::~Database()
{
    close();
}

void Database::open(const Options &options)
{
    const int flags = (m_readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int result = sqlite3_open_v2(m_path.toUtf8().constData(), &m_handle, flags, options.vfs);
    if (result != SQLITE_OK)
        throwSqlite(m_handle, result, name() + QStringLiteral(": open"));
    sqlite3_busy_timeout(m_handle, kBusyTimeoutMs);
    int defensive = 0;
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &defensive);
    if (!defensive)
        throw StorageError(chat::Error::Code::Unknown, name() + QStringLiteral(": defensive mode refused"));
    registerRowHash(*this);

    const auto one = QStringLiteral("1"), zero = QStringLiteral("0");
    set("trusted_schema", zero, zero);
    set("cell_size_check", one, one);
    set("foreign_keys", one, one);
    set("temp_store", QStringLiteral("MEMORY"), QStringLiteral("2")); // no text in temporary files
    if (m_readOnly)
        return;
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    const bool precious = options.kind == Kind::Precious;
    if (options.kind == Kind::Cache) {
        // These two count only before the first page is written, so they are not read back.
        exec("PRAGMA page_size = 65536; PRAGMA auto_vacuum = INCREMENTAL");
    }
    set("secure_delete", one, one);
    const auto journal = options.wal ? QStringLiteral("wal") : QStringLiteral("delete");
    const bool inMemory = m_path == QLatin1StringView(":memory:");
    set("journal_mode", journal, inMemory ? QStringLiteral("memory") : journal);
    set("synchronous", precious ? QStringLiteral("FULL") : QStringLiteral("NORMAL"),
        precious ? QStringLiteral("2") : one);
    set("journal_size_limit", QString::number(kWalKeptBytes), QString::number(kWalKeptBytes));
}

void Database::close()
{
    for (const auto &entry : m_compiled)
        sqlite3_finalize(entry.second);
    m_compiled.clear();
    sqlite3_close_v2(m_handle);
    m_handle = nullptr;
}

void Database::set(const char *pragma, const QString &value, const QString &readBack)
{
    const auto name = QString::fromLatin1(pragma);
    exec(QStringLiteral("PRAGMA %1 = %2").arg(name, value).toLatin1().constData());
    const auto now = text(QStringLiteral("PRAGMA %1").arg(name).toLatin1().constData());
    if (now != readBack)
        throw StorageError(chat::Error::Code::FileIo,
                           QStringLiteral("%1: %2 is %3, wanted %4").arg(this->name(), name, now, readBack));
}

void Database::exec(const char *sql)
{
    const int result = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        throwSqlite(m_handle, result, name() + QStringLiteral(": ") + QString::fromUtf8(sql));
}

qint64 Database::integer(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

QString Database::text(const char *sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.text(0) : QString();
}

QByteArray Database::blob(const char *table, const char *column, qint64 rowId)
{
    sqlite3_blob *handle = nullptr;
    int result = sqlite3_blob_open(m_handle, "main", table, column, rowId, 0, &handle);
    QByteArray bytes;
    if (result == SQLITE_OK) {
        bytes = QByteArray(sqlite3_blob_bytes(handle), Qt::Uninitialized);
        result = sqlite3_blob_read(handle, bytes.data(), static_cast<int>(bytes.size()), 0);
    }
    sqlite3_blob_close(handle);
    if (result != SQLITE_OK)
        throwSqlite(m_handle, result, name() + QStringLiteral(": read ") + QLatin1StringView(table));
    return bytes;
}

void Database::checkpoint()
{
    const int result = sqlite3_wal_checkpoint_v2(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (result != SQLITE_OK)
        throwSqlite(m_handle, result, name() + QStringLiteral(": checkpoint"));
}

sqlite3_stmt *Database::compiled(const char *sql)
{
    if (const auto found = m_compiled.find(sql); found != m_compiled.end())
        return found->second;
    sqlite3_stmt *statement = nullptr;
    const int result = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK)
        throwSqlite(m_handle, result, name() + QStringLiteral(": ") + QString::fromUtf8(sql));
    m_compiled.emplace(sqlite3_sql(statement), statement); // SQLite's own copy of the text outlives the caller's
    return statement;
}

QString Database::name() const
{
    return QFileInfo(m_path).fileName();
}

} // namespace storage
