#pragma once

#include "chat/StoreReport.h"
#include "storage/Database.h"

#include <functional>

namespace storage {

/// chats.db, open: current schema, answers of a killed run marked as interrupted.
///
/// Thread: the one that made it. Throws StorageError.
class ChatsFile
{
public:
    struct Options
    {
        bool readOnly = false;     ///< beside a running program
        bool wal = true;           ///< false on network file systems
        const char *vfs = nullptr; ///< as in Database
    };

    static QString path(const QString &folder); ///< folder/chats.db

    ChatsFile(const QString &folder, const Options &options);

    Database &database() { return m_db; }
    const chat::StoreReport &report() const { return m_report; }

private:
    void markInterrupted();

    bool m_newer; // before m_db, whose way of opening depends on it
    Database m_db;
    chat::StoreReport m_report;
};

} // namespace storage
