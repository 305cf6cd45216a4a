#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace engine {

/// 32 bytes over the texts of a vocabulary, in order. Tells vocabularies apart; it does not withstand someone who looks
/// for two with the same hash.
class VocabularyHash
{
public:
    void add(std::string_view text);
    std::string finish() const;

private:
    std::array<std::uint64_t, 4> m_lanes{1, 2, 3, 4};
};

} // namespace engine
