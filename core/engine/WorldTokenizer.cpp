#include "engine/WorldTokenizer.h"

#include "engine/Error.h"

#include <utility>

namespace engine {

WorldTokenizer::WorldTokenizer(TokenTable tokens) : m_tokens(std::move(tokens)), m_trie(m_tokens)
{
    for (int byte = 0; byte < 256; ++byte) {
        const char text = static_cast<char>(byte);
        if (m_trie.longest({&text, 1}).token == 0)
            throw Error(Error::Code::Damaged, "the vocabulary has no token for the byte " + std::to_string(byte) +
                                                  ", so some text could not be encoded");
    }
}

Tokens WorldTokenizer::encode(std::string_view text) const
{
    Tokens tokens;
    tokens.reserve(text.size() / 3 + 1);
    while (!text.empty()) {
        const auto match = m_trie.longest(text);
        tokens.push_back(match.token);
        text.remove_prefix(match.bytes);
    }
    return tokens;
}

} // namespace engine
