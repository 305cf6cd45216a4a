#pragma once

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <span>

namespace storage {

class Database;

/// SHA-256 over the values of one table row, which finds what SQLite does not: changed bits inside a value.
///
/// Hashed bytes, for each value in order: type (1 byte: 1 integer, 2 real, 3 text, 4 blob, 5 NULL), length (8 bytes,
/// little endian), contents (integer and real: 8 bytes, little endian). The first value is the table's name.
class RowHash
{
public:
    static constexpr int kSize = 32; ///< bytes

    RowHash();
    ~RowHash();

    void addNull();
    void addInteger(qint64 value);
    void addReal(double value);
    void addText(std::span<const char> utf8);
    void addBlob(std::span<const char> bytes);
    QByteArray result(); ///< kSize bytes; the object is used up

private:
    void add(std::uint8_t type, const void *data, std::size_t size);

    struct Context;
    std::unique_ptr<Context> m_context;
};

QByteArray sha256(std::span<const char> bytes);

/// Adds the SQL function row_hash(name, value, …) to the connection. It may not be used in a schema.
void registerRowHash(Database &db);

} // namespace storage
