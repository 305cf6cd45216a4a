#pragma once

#include "engine/Tokenizer.h"

#include <array>

namespace engine {

/// For small models without a vocabulary: a token is a byte, and no token ends a text.
class ByteTokenizer : public Tokenizer
{
public:
    explicit ByteTokenizer(std::uint32_t size); ///< of the model, at most 256

    /// Throws Error(InvalidInput) for a byte that the model does not have.
    Tokens encode(std::string_view text) const override;
    std::string_view bytes(std::uint32_t token) const override;
    std::string_view kind() const override { return "bytes"; }
    std::uint32_t size() const override { return m_size; }
    bool isEndOfText(std::uint32_t) const override { return false; }
    std::string hash() const override;

private:
    std::uint32_t m_size;
    std::array<char, 256> m_bytes;
};

} // namespace engine
