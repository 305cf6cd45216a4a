#include "engine/ByteTokenizer.h"

#include "engine/Error.h"
#include "engine/TokenTable.h"

#include <cassert>
#include <numeric>

namespace engine {

ByteTokenizer::ByteTokenizer(std::uint32_t size) : m_size(size)
{
    assert(size <= m_bytes.size());
    std::iota(m_bytes.begin(), m_bytes.end(), char(0));
}

Tokens ByteTokenizer::encode(std::string_view text) const
{
    Tokens tokens;
    tokens.reserve(text.size());
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= m_size)
            throw Error(Error::Code::InvalidInput, "this model has no token for the byte " + std::to_string(byte) +
                                                       " (it knows the bytes 0 to " + std::to_string(m_size - 1) + ")");
        tokens.push_back(byte);
    }
    return tokens;
}

std::string_view ByteTokenizer::bytes(std::uint32_t token) const
{
    return token < m_size ? std::string_view(&m_bytes[token], 1) : std::string_view();
}

std::string ByteTokenizer::hash() const
{
    TokenTable table;
    for (std::uint32_t token = 0; token < m_size; ++token)
        table.add(bytes(token));
    return table.hash(kind());
}

} // namespace engine
