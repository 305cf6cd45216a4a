#pragma once

#include "engine/BytePairs.h"
#include "engine/TokenTable.h"
#include "engine/Tokenizer.h"

#include <array>

namespace engine {

/// The byte-pair tokenizer of GPT-NeoX 20B, for RWKV-4 Pile and Raven. Text is put into Unicode's composed form first,
/// so a text in another form does not come back as the same bytes. A byte that no UTF-8 text has and the vocabulary
/// lacks becomes U+FFFD.
///
/// Tokens are written in GPT-2's letters, one for each byte. A token that no merge makes and that is no single letter
/// is an added one: it is found in the text itself, the longest first ("   "). Added tokens in <| |> are commands and
/// decode to nothing.
class NeoxTokenizer : public Tokenizer
{
public:
    /// `tokens` by id, `merges` as "left right", best first. Throws Error(Damaged) when a byte has no token or a merge
    /// is of unknown tokens.
    NeoxTokenizer(const std::vector<std::string> &tokens, const std::vector<std::string> &merges);

    Tokens encode(std::string_view text) const override;
    std::string_view bytes(std::uint32_t token) const override { return m_tokens.bytes(token); }
    std::string_view kind() const override { return "neox"; }
    std::uint32_t size() const override { return m_tokens.size(); }
    bool isEndOfText(std::uint32_t token) const override { return token == 0; }
    std::string hash() const override { return m_hash; }

private:
    struct Added
    {
        std::string text;
        std::uint32_t token;
    };
    const Added *addedAt(std::string_view text) const;
    void appendByte(unsigned char byte, Tokens &out) const;
    void encodePlain(std::string_view text, Tokens &out) const;

    TokenTable m_tokens;
    std::string m_hash; ///< over tokens as written and merges: both decide what is encoded
    std::array<std::uint32_t, 256> m_byteTokens;
    BytePairs m_pairs;
    std::vector<Added> m_added;            ///< longest first
    std::array<bool, 256> m_beginsAdded{}; ///< bytes that some added token begins with
};

} // namespace engine
