#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace engine {

/// The merges of a byte-pair vocabulary: which two neighbouring tokens become one, and which pair goes first.
class BytePairs
{
public:
    /// Merges are added best first; a pair that is there already keeps its rank.
    void add(std::uint32_t left, std::uint32_t right, std::uint32_t merged);

    /// Merges until no pair is left; of equal pairs the leftmost goes first. Takes n log n time for n tokens.
    void merge(std::vector<std::uint32_t> &tokens) const;

private:
    struct Merge
    {
        std::uint32_t rank;
        std::uint32_t token;
    };
    const Merge *find(std::uint32_t left, std::uint32_t right) const;

    std::unordered_map<std::uint64_t, Merge> m_merges;
};

} // namespace engine
