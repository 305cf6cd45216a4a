#include "storage/RowHash.h"

#include "storage/Database.h"

#include <QtEndian>

#include <bit>

#include <openssl/evp.h>
#include <sqlite3.h>

namespace storage {

struct RowHash::Context
{
    EVP_MD_CTX *evp = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(evp); }
};

RowHash::RowHash() : m_context(std::make_unique<Context>())
{
    if (!m_context->evp || EVP_DigestInit_ex(m_context->evp, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

RowHash::~RowHash() = default;

void RowHash::add(std::uint8_t type, const void *data, std::size_t size)
{
    std::uint8_t head[9] = {type};
    qToLittleEndian<quint64>(size, head + 1);
    EVP_DigestUpdate(m_context->evp, head, sizeof head);
    EVP_DigestUpdate(m_context->evp, data, size);
}

void RowHash::addNull()
{
    add(SQLITE_NULL, nullptr, 0);
}

void RowHash::addInteger(qint64 value)
{
    const auto bytes = qToLittleEndian(value);
    add(SQLITE_INTEGER, &bytes, sizeof bytes);
}

void RowHash::addReal(double value)
{
    const auto bytes = qToLittleEndian(std::bit_cast<quint64>(value));
    add(SQLITE_FLOAT, &bytes, sizeof bytes);
}

void RowHash::addText(std::span<const char> utf8)
{
    add(SQLITE_TEXT, utf8.data(), utf8.size());
}

void RowHash::addBlob(std::span<const char> bytes)
{
    add(SQLITE_BLOB, bytes.data(), bytes.size());
}

QByteArray RowHash::result()
{
    QByteArray hash(kSize, Qt::Uninitialized);
    EVP_DigestFinal_ex(m_context->evp, reinterpret_cast<unsigned char *>(hash.data()), nullptr);
    return hash;
}

QByteArray sha256(std::span<const char> bytes)
{
    QByteArray hash(RowHash::kSize, Qt::Uninitialized);
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char *>(hash.data()), nullptr, EVP_sha256(),
               nullptr);
    return hash;
}

namespace {

void addValue(RowHash &hash, sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return hash.addInteger(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return hash.addReal(sqlite3_value_double(value));
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
        return hash.addText({text, static_cast<std::size_t>(sqlite3_value_bytes(value))});
    }
    case SQLITE_BLOB: {
        const auto *blob = static_cast<const char *>(sqlite3_value_blob(value));
        return hash.addBlob({blob, static_cast<std::size_t>(sqlite3_value_bytes(value))});
    }
    default:
        return hash.addNull();
    }
}

void rowHash(sqlite3_context *context, int count, sqlite3_value **values)
{
    try {
        RowHash hash;
        for (int i = 0; i < count; ++i)
            addValue(hash, values[i]);
        sqlite3_result_blob(context, hash.result().constData(), RowHash::kSize, SQLITE_TRANSIENT);
    } catch (const std::bad_alloc &) {
        sqlite3_result_error_nomem(context);
    }
}

} // namespace

void registerRowHash(Database &db)
{
    const int result =
        sqlite3_create_function_v2(db.handle(), "row_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                   nullptr, rowHash, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        throwSqlite(db.handle(), result, db.name() + QStringLiteral(": row_hash"));
}

} // namespace storage
