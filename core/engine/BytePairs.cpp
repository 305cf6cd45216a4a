#include "engine/BytePairs.h"

#include <limits>
#include <queue>

namespace engine {

namespace {

std::uint64_t key(std::uint32_t left, std::uint32_t right)
{
    return std::uint64_t(left) << 32 | right;
}

constexpr std::uint32_t kGone = std::numeric_limits<std::uint32_t>::max(); // no vocabulary has so many tokens

struct Candidate
{
    std::uint32_t rank;
    std::size_t left, right;             ///< places of the two tokens
    std::uint32_t leftToken, rightToken; ///< as they were: the candidate is stale when they have changed

    bool operator>(const Candidate &other) const { return rank != other.rank ? rank > other.rank : left > other.left; }
};

} // namespace

void BytePairs::add(std::uint32_t left, std::uint32_t right, std::uint32_t merged)
{
    m_merges.try_emplace(key(left, right), Merge{static_cast<std::uint32_t>(m_merges.size()), merged});
}

const BytePairs::Merge *BytePairs::find(std::uint32_t left, std::uint32_t right) const
{
    const auto found = m_merges.find(key(left, right));
    return found == m_merges.end() ? nullptr : &found->second;
}

void BytePairs::merge(std::vector<std::uint32_t> &tokens) const
{
    // Tokens stay in their places: a merged one takes the left place, the right one is marked gone.
    const auto size = tokens.size();
    std::vector<std::size_t> next(size), previous(size);
    for (std::size_t i = 0; i < size; ++i) {
        next[i] = i + 1;
        previous[i] = i - 1; // of the first: never a valid place
    }
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue;
    const auto offer = [&](std::size_t left, std::size_t right) {
        if (left < size && right < size)
            if (const auto *merge = find(tokens[left], tokens[right]))
                queue.push({merge->rank, left, right, tokens[left], tokens[right]});
    };
    for (std::size_t i = 0; i + 1 < size; ++i)
        offer(i, i + 1);

    while (!queue.empty()) {
        const auto best = queue.top();
        queue.pop();
        if (tokens[best.left] != best.leftToken || tokens[best.right] != best.rightToken ||
            next[best.left] != best.right)
            continue;
        tokens[best.left] = find(best.leftToken, best.rightToken)->token;
        tokens[best.right] = kGone;
        next[best.left] = next[best.right];
        if (next[best.left] < size)
            previous[next[best.left]] = best.left;
        offer(previous[best.left], best.left);
        offer(best.left, next[best.left]);
    }
    std::erase(tokens, kGone);
}

} // namespace engine
