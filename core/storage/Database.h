#pragma once

#include "storage/StorageError.h"

#include <QString>

#include <cstring>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace storage {

/// One connection to one SQLite file, with the settings of its kind set and read back.
///
/// Thread: the one that made it. Everything throws StorageError.
class Database
{
public:
    enum class Kind {
        Precious, ///< chats.db: WAL, synchronous FULL, secure_delete
        Cache,    ///< states.db: WAL, NORMAL, 64 KiB pages, incremental vacuum
        Index,    ///< search.db: WAL, NORMAL
    };
    enum class Access {
        ReadWrite, ///< created (mode 0600) when absent
        ReadOnly,  ///< other connections may write meanwhile
    };
    struct Options
    {
        Kind kind = Kind::Precious;
        Access access = Access::ReadWrite;
        bool wal = true;           ///< false on network file systems, where WAL's shared memory does not work
        const char *vfs = nullptr; ///< a registered SQLite VFS; nullptr = the default one
    };

    Database(const QString &path, const Options &options);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    void exec(const char *sql);      ///< one or more statements without results
    qint64 integer(const char *sql); ///< first column of the first row, 0 when there is none
    QString text(const char *sql);   ///< the same as text
    /// Reads a large value straight into its buffer; a Statement would assemble it in another one first.
    QByteArray blob(const char *table, const char *column, qint64 rowId);
    void checkpoint(); ///< moves the whole WAL into the file and truncates it

    /// The compiled statement for `sql`, kept for the next use. Statement is the way to use it.
    sqlite3_stmt *compiled(const char *sql);

    sqlite3 *handle() const { return m_handle; }
    const QString &path() const { return m_path; }
    QString name() const; ///< file name, for error details
    bool isReadOnly() const { return m_readOnly; }

private:
    void open(const Options &options);
    void close();
    void set(const char *pragma, const QString &value, const QString &readBack);

    QString m_path;
    bool m_readOnly;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string_view, sqlite3_stmt *> m_compiled;
};

} // namespace storage
