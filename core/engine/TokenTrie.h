#pragma once

#include "engine/TokenTable.h"

#include <array>

namespace engine {

/// All tokens of a vocabulary as a prefix tree in one array, for finding the longest token at the beginning of a text.
///
/// Child `c` of a node is at index `node.children ^ c`, in a block of 256 slots that it shares with other nodes'
/// children; a slot belongs to the node if its `byte` is c, because no two nodes use the same value of `children`.
class TokenTrie
{
public:
    /// Of several tokens with the same bytes the lowest id is found. Token 0 and empty tokens are left out.
    explicit TokenTrie(const TokenTable &tokens);

    struct Match
    {
        std::uint32_t token; ///< 0 when no token begins here
        std::uint32_t bytes;
    };
    Match longest(std::string_view text) const noexcept
    {
        Match match{0, 0};
        const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
        std::uint32_t children = m_root;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto &node = m_nodes[children ^ bytes[i]];
            if (node.byte != bytes[i])
                break;
            if (node.token != 0)
                match = {node.token, static_cast<std::uint32_t>(i + 1)};
            children = node.children;
            if (children == 0)
                break;
        }
        return match;
    }

private:
    struct Node
    {
        std::uint32_t children = 0; ///< 0 = none
        std::uint32_t token : 23 = 0;
        std::uint32_t byte : 9 = kFree;
    };
    static constexpr std::uint32_t kFree = 256;
    class Builder;

    std::vector<Node> m_nodes;
    std::uint32_t m_root = 0;
};

} // namespace engine
