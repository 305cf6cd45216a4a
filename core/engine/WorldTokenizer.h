#pragma once

#include "engine/TokenTrie.h"
#include "engine/Tokenizer.h"

namespace engine {

/// RWKV's World tokenizer: at each position the longest token, over bytes; id 0 is the end of a text.
class WorldTokenizer : public Tokenizer
{
public:
    /// `tokens`: by id, unescaped. Throws Error(Damaged) when a single byte has no token, so that some text could not
    /// be encoded.
    explicit WorldTokenizer(TokenTable tokens);

    Tokens encode(std::string_view text) const override;
    std::string_view bytes(std::uint32_t token) const override { return token == 0 ? "" : m_tokens.bytes(token); }
    std::string_view kind() const override { return "world"; }
    std::uint32_t size() const override { return m_tokens.size(); }
    bool isEndOfText(std::uint32_t token) const override { return token == 0; }
    std::string hash() const override { return m_tokens.hash(kind()); }

private:
    TokenTable m_tokens;
    TokenTrie m_trie;
};

} // namespace engine
