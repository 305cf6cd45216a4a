#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// The bytes of every token of a vocabulary, in one block. An empty entry is an id that stands for nothing.
class TokenTable
{
public:
    static constexpr std::size_t kMaxTokens = 1u << 20;
    static constexpr std::size_t kMaxTokenBytes = 1024;
    static constexpr std::size_t kMaxBytes = 4u << 20; ///< of all tokens together; World has 0.4 MB

    /// Adds the token with the next id. Throws Error(Damaged) beyond the limits.
    void add(std::string_view bytes);

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_ends.size()); }

    /// Empty for ids that do not exist.
    std::string_view bytes(std::uint32_t token) const;

    /// 32 bytes over `kind` and all tokens, see VocabularyHash.
    std::string hash(std::string_view kind) const;

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_ends;
};

} // namespace engine
