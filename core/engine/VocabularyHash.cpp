#include "engine/VocabularyHash.h"

#include <algorithm>
#include <cstring>

namespace engine {

namespace {

void mix(std::array<std::uint64_t, 4> &lanes, std::uint64_t word)
{
    for (auto &lane : lanes) {
        lane = (lane ^ word) * 0x9E3779B97F4A7C15u;
        lane ^= lane >> 29;
    }
}

} // namespace

void VocabularyHash::add(std::string_view text)
{
    mix(m_lanes, text.size());
    while (!text.empty()) {
        std::uint64_t word = 0;
        const auto taken = std::min(text.size(), sizeof word);
        std::memcpy(&word, text.data(), taken);
        mix(m_lanes, word);
        text.remove_prefix(taken);
    }
}

std::string VocabularyHash::finish() const
{
    std::string bytes;
    for (const auto lane : m_lanes)
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(lane >> shift);
    return bytes;
}

} // namespace engine
