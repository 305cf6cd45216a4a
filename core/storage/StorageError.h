#pragma once

#include "chat/Error.h"

#include <exception>
#include <stdexcept>

struct sqlite3;

namespace storage {

/// A failure inside core/storage. It never leaves a storage thread: StorageThread::run turns it into chat::Error.
class StorageError : public std::runtime_error
{
public:
    /// `sqlite` is the extended SQLite result code, 0 when the failure is not SQLite's.
    StorageError(chat::Error::Code code, const QString &detail, int sqlite = 0);

    bool isDamage() const; ///< the file's contents are broken
    bool
    spoilsConnection() const; ///< the connection's view of the file cannot be trusted: reopen before saying anything

    chat::Error::Code code;
    int sqlite;
};

/// Throws the StorageError for the result code `code`; `what` names the object ("chats.db: insert message").
[[noreturn]] void throwSqlite(sqlite3 *db, int code, const QString &what);

/// Any exception as it crosses the thread border.
chat::Error toChatError(const std::exception_ptr &exception);

} // namespace storage
