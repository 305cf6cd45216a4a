#include "storage/StorageError.h"

#include <cerrno>
#include <new>

#include <sqlite3.h>

namespace storage {

namespace {

using Code = chat::Error::Code;

Code codeOf(int sqlite, int systemError)
{
    if (sqlite == SQLITE_IOERR_NOMEM)
        return Code::OutOfMemory;
    switch (sqlite & 0xff) {
    case SQLITE_FULL:
        return Code::DiskFull;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return systemError == ENOSPC || systemError == EDQUOT ? Code::DiskFull : Code::FileIo;
    case SQLITE_NOMEM:
        return Code::OutOfMemory;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Code::DatabaseDamaged;
    case SQLITE_READONLY:
        return Code::DatabaseReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Code::DataFolderBusy;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        return Code::InvalidInput;
    default:
        return Code::Unknown;
    }
}

} // namespace

StorageError::StorageError(Code code, const QString &detail, int sqlite)
    : std::runtime_error(detail.toStdString()), code(code), sqlite(sqlite)
{
}

bool StorageError::isDamage() const
{
    return code == Code::DatabaseDamaged;
}

bool StorageError::spoilsConnection() const
{
    // Out of memory is in the list because a rollback that runs out of memory leaves the connection in an error state.
    return code == Code::FileIo || code == Code::DiskFull || code == Code::OutOfMemory || code == Code::DatabaseDamaged;
}

void throwSqlite(sqlite3 *db, int code, const QString &what)
{
    const int extended = db && (code & 0xff) == (sqlite3_errcode(db) & 0xff) ? sqlite3_extended_errcode(db) : code;
    const auto reason = QString::fromUtf8(db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    throw StorageError(codeOf(extended, db ? sqlite3_system_errno(db) : 0),
                       QStringLiteral("%1: %2 (%3)").arg(what, reason).arg(extended), extended);
}

chat::Error toChatError(const std::exception_ptr &exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (const chat::Error &error) {
        return error;
    } catch (const StorageError &error) {
        return {error.code, QString::fromStdString(error.what())};
    } catch (const std::bad_alloc &) {
        return {Code::OutOfMemory, QStringLiteral("out of memory in storage")};
    } catch (const std::exception &error) {
        return {Code::Unknown, QString::fromUtf8(error.what())};
    }
}

} // namespace storage
