#include "catalog/RunningHash.h"

#include <openssl/evp.h>

#include <new>

namespace catalog {

void RunningHash::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

RunningHash::RunningHash() : m_context(EVP_MD_CTX_new())
{
    if (!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

RunningHash::RunningHash(const RunningHash &other) : m_context(EVP_MD_CTX_new())
{
    if (!m_context || EVP_MD_CTX_copy_ex(m_context.get(), other.m_context.get()) != 1)
        throw std::bad_alloc();
}

RunningHash &RunningHash::operator=(RunningHash other) noexcept
{
    m_context.swap(other.m_context);
    return *this;
}

RunningHash::~RunningHash() = default;

void RunningHash::add(const char *bytes, qint64 count)
{
    if (EVP_DigestUpdate(m_context.get(), bytes, std::size_t(count)) != 1)
        throw std::bad_alloc();
}

QByteArray RunningHash::value() const
{
    RunningHash copy(*this);
    QByteArray hash(32, '\0');
    if (EVP_DigestFinal_ex(copy.m_context.get(), reinterpret_cast<unsigned char *>(hash.data()), nullptr) != 1)
        throw std::bad_alloc();
    return hash;
}

} // namespace catalog
