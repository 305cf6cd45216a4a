#pragma once

#include <QByteArray>
#include <QString>

#include <concepts>

struct sqlite3_stmt;

namespace storage {

class Database;

/// One use of a compiled SQL statement: bind, step, read; it is reset when it goes out of scope.
///
///     Statement rows(db, kSelectTitles, folder);
///     while (rows.step())
///         titles.append(rows.text(0));
///
/// Thread: the database's. The same SQL must not be in use twice at a time. Everything throws StorageError.
class Statement
{
public:
    /// Binds `values` to ?1, ?2, … in order.
    template<typename... Values>
    explicit Statement(Database &db, const char *sql, const Values &...values) : Statement(db, sql, Prepared{})
    {
        (bind(values), ...);
    }
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    bool step();  ///< true: a row is there; false: done
    void run();   ///< to the end, rows ignored
    void reset(); ///< ready for new values

    void bind(std::integral auto value) { bindInteger(static_cast<qint64>(value)); }
    void bind(double value);
    void bind(const QString &value);    ///< UTF-8; NUL characters are kept
    void bind(const QByteArray &value); ///< a blob, never NULL
    void bind(std::nullptr_t);
    void bindUtf8(const QByteArray &text); ///< as text, unchanged

    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;

private:
    struct Prepared
    {
    };
    Statement(Database &db, const char *sql, Prepared);
    void bindInteger(qint64 value);
    void check(int result) const;
    const void *bytes(const void *data, int column) const;

    Database &m_db;
    sqlite3_stmt *m_statement;
    int m_bound = 0;
};

/// Runs one statement that gives no rows.
template<typename... Values>
void run(Database &db, const char *sql, const Values &...values)
{
    Statement(db, sql, values...).run();
}

} // namespace storage
