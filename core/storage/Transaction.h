#pragma once

namespace storage {

class Database;

/// All or nothing: rolled back when it goes out of scope without `commit`.
///
/// Thread: the database's.
class Transaction
{
public:
    explicit Transaction(Database &db); ///< takes the write lock at once
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Throws StorageError; whether the change reached the file is then known only after reopening it.
    void commit();

private:
    Database &m_db;
    bool m_open = true;
};

} // namespace storage
