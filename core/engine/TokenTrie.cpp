#include "engine/TokenTrie.h"

#include <algorithm>
#include <span>

namespace engine {

/// Places the children of one node after another, from the sorted list of tokens.
class TokenTrie::Builder
{
public:
    Builder(TokenTrie &trie, const TokenTable &tokens) : m_trie(trie), m_tokens(tokens)
    {
        for (std::uint32_t token = 1; token < tokens.size(); ++token)
            if (!tokens.bytes(token).empty())
                m_sorted.push_back(token);
        std::sort(m_sorted.begin(), m_sorted.end(), [&tokens](auto a, auto b) {
            const auto left = tokens.bytes(a), right = tokens.bytes(b);
            return left != right ? left < right : a < b;
        });
    }

    void build()
    {
        openBlock();
        m_trie.m_root = place({0, m_sorted.size(), 0});
        while (!m_open.empty()) {
            const auto node = m_open.back();
            m_open.pop_back();
            // `place` may move the nodes: the index stays.
            const auto children = place(node);
            m_trie.m_nodes[node.slot].children = children;
        }
    }

private:
    /// The tokens [begin, end) of the sorted list have their first `depth` bytes in common.
    struct Range
    {
        std::size_t begin, end, depth;
        std::size_t slot = 0;
    };

    unsigned char byteAt(std::size_t index, std::size_t depth) const
    {
        return static_cast<unsigned char>(m_tokens.bytes(m_sorted[index])[depth]);
    }

    void openBlock()
    {
        m_blocks.push_back(static_cast<std::uint32_t>(m_trie.m_nodes.size()));
        m_trie.m_nodes.resize(m_trie.m_nodes.size() + 256);
        m_used.resize(m_trie.m_nodes.size());
    }

    /// A value for `children` that leads each of these bytes to a free slot.
    std::uint32_t findPlace(std::span<const unsigned char> bytes)
    {
        for (std::size_t block = m_blocks.size(); block-- > 0;) {
            for (std::uint32_t low = 0; low < 256; ++low) {
                const auto children = m_blocks[block] ^ low;
                // 0 means "no children", so it is never given away
                if (children != 0 && !m_used[children] &&
                    std::all_of(bytes.begin(), bytes.end(),
                                [&](unsigned char byte) { return m_trie.m_nodes[children ^ byte].byte == kFree; }))
                    return children;
            }
            // Full enough: looking here again and again would make the time quadratic.
            if (m_blocks.size() > kOpenBlocks)
                m_blocks.erase(m_blocks.begin());
        }
        openBlock();
        return m_blocks.back() ^ 1;
    }

    std::uint32_t place(Range range)
    {
        // Tokens that end here come first; they are the node's own.
        while (range.begin < range.end && m_tokens.bytes(m_sorted[range.begin]).size() == range.depth)
            ++range.begin;
        if (range.begin == range.end)
            return 0;

        std::vector<unsigned char> bytes;
        std::vector<Range> children;
        for (auto begin = range.begin; begin < range.end;) {
            const auto byte = byteAt(begin, range.depth);
            auto end = begin;
            while (end < range.end && byteAt(end, range.depth) == byte)
                ++end;
            bytes.push_back(byte);
            children.push_back({begin, end, range.depth + 1});
            begin = end;
        }
        const auto place = findPlace(bytes);
        m_used[place] = true;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const auto slot = place ^ bytes[i];
            auto &node = m_trie.m_nodes[slot];
            node.byte = bytes[i];
            const auto first = m_sorted[children[i].begin];
            if (m_tokens.bytes(first).size() == range.depth + 1)
                node.token = first & 0x7FFFFF;
            children[i].slot = slot;
            m_open.push_back(children[i]);
        }
        return place;
    }

    static constexpr std::size_t kOpenBlocks = 2;

    TokenTrie &m_trie;
    const TokenTable &m_tokens;
    std::vector<std::uint32_t> m_sorted;
    std::vector<Range> m_open;
    std::vector<std::uint32_t> m_blocks; ///< first slots of the blocks that are looked through
    std::vector<bool> m_used;            ///< values of `children` that a node has
};

TokenTrie::TokenTrie(const TokenTable &tokens)
{
    Builder(*this, tokens).build();
}

} // namespace engine
