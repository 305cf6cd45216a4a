#pragma once

#include "formats/Fingerprint.h"

#include <memory>

typedef struct evp_md_ctx_st EVP_MD_CTX;

namespace formats {

/// A running SHA-256.
class Hash
{
public:
    Hash();
    void add(std::span<const std::byte> bytes);
    void addNumber(std::uint64_t number);
    void addText(std::string_view text); ///< its length, then its bytes
    Sha256 finish();

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_context;
};

} // namespace formats
