#pragma once

#include "chat/StoreReport.h"
#include "storage/Database.h"

#include <memory>

namespace storage {

/// chats.db, open: rebuilt if it was damaged, of the current schema, answers of a killed run marked as interrupted.
///
/// Damaged: what SQLite, the schema or the chats' rows show at opening. That costs the same for every size of file; the
/// other pages are for StoreCare::checkPages. The broken original moves to folder/damaged/N, in an order that a kill at
/// any moment cannot turn into a loss.
///
/// Thread: the one that made it. Throws StorageError.
class ChatsFile
{
public:
    struct Options
    {
        bool readOnly = false;     ///< beside a running program: nothing is repaired
        bool wal = true;           ///< false on network file systems
        const char *vfs = nullptr; ///< as in Database
        bool suspect = false;      ///< damage was seen: rebuild before anything else
    };

    static QString path(const QString &folder); ///< folder/chats.db

    ChatsFile(const QString &folder, const Options &options);

    /// Puts the closed database `part` in the place of chats.db, which moves to folder/damaged/N; returns that folder.
    /// A kill at any moment leaves one of the two in place, at the latest after the next start.
    static QString replace(const QString &folder, const QString &part);

    Database &database() { return *m_db; }
    const chat::StoreReport &report() const { return m_report; }

private:
    void open();
    std::unique_ptr<Database> connect(Database::Access access) const;
    bool isNewer() const;
    void check();
    void mendChats();
    void markInterrupted();
    void finishRebuild();
    void rebuild();
    bool isCut() const;

    QString m_folder;
    QString m_path;
    Options m_options;
    std::unique_ptr<Database> m_db;
    chat::StoreReport m_report;
};

} // namespace storage
