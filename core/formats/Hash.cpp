#include "formats/Hash.h"

#include <openssl/evp.h>

#include <new>

namespace formats {

Hash::Hash() : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free)
{
    if (!m_context || EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

void Hash::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
}

void Hash::addNumber(std::uint64_t number)
{
    add(std::as_bytes(std::span(&number, 1)));
}

void Hash::addText(std::string_view text)
{
    addNumber(text.size());
    add(std::as_bytes(std::span(text)));
}

Sha256 Hash::finish()
{
    Sha256 result;
    EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(result.data()), nullptr);
    return result;
}

} // namespace formats
