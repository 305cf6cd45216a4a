#include "storage/Statement.h"

#include "storage/Database.h"

#include <sqlite3.h>

namespace storage {

namespace {

/// Qt would write '?' for half a surrogate pair, which looks like the person's own.
QByteArray toUtf8(const QString &text)
{
    if (text.isValidUtf16())
        return text.toUtf8();
    auto repaired = text;
    for (qsizetype i = 0; i < repaired.size(); ++i) {
        const bool pair = repaired[i].isHighSurrogate() && i + 1 < repaired.size() && repaired[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if (repaired[i].isSurrogate())
            repaired[i] = QChar::ReplacementCharacter;
    }
    return repaired.toUtf8();
}

} // namespace

Statement::Statement(Database &db, const char *sql, Prepared) : m_db(db), m_statement(db.compiled(sql))
{
    Q_ASSERT(!sqlite3_stmt_busy(m_statement));
}

Statement::~Statement()
{
    reset();
}

bool Statement::step()
{
    const int result = sqlite3_step(m_statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        throwSqlite(m_db.handle(), result,
                    m_db.name() + QStringLiteral(": ") + QString::fromUtf8(sqlite3_sql(m_statement)));
    return result == SQLITE_ROW;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // repeats the error of the last step, which was thrown there
    sqlite3_clear_bindings(m_statement);
    m_bound = 0;
}

void Statement::bindInteger(qint64 value)
{
    check(sqlite3_bind_int64(m_statement, ++m_bound, value));
}

void Statement::bind(double value)
{
    check(sqlite3_bind_double(m_statement, ++m_bound, value));
}

void Statement::bind(const QString &value)
{
    bindUtf8(toUtf8(value));
}

void Statement::bindUtf8(const QByteArray &text)
{
    check(sqlite3_bind_text64(m_statement, ++m_bound, text.isNull() ? "" : text.constData(),
                              static_cast<sqlite3_uint64>(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(const QByteArray &value)
{
    check(sqlite3_bind_blob64(m_statement, ++m_bound, value.isNull() ? "" : value.constData(),
                              static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, ++m_bound));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const void *data = bytes(sqlite3_column_text(m_statement, column), column);
    return QString::fromUtf8(static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    const void *data = bytes(sqlite3_column_blob(m_statement, column), column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column)};
}

const void *Statement::bytes(const void *data, int column) const
{
    // A null pointer is NULL, an empty value, or memory that ran out: only the last is an error.
    if (!data && sqlite3_errcode(m_db.handle()) == SQLITE_NOMEM)
        throwSqlite(m_db.handle(), SQLITE_NOMEM, m_db.name() + QStringLiteral(": column %1").arg(column));
    return data;
}

void Statement::check(int result) const
{
    if (result != SQLITE_OK)
        throwSqlite(m_db.handle(), result, m_db.name() + QStringLiteral(": bind %1").arg(m_bound));
}

} // namespace storage
