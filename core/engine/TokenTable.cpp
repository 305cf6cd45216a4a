#include "engine/TokenTable.h"

#include "engine/Error.h"

#include <array>
#include <cstring>

namespace engine {

namespace {

class Lane
{
public:
    explicit Lane(std::uint64_t seed) : m_value(seed) {}
    void add(std::uint64_t word)
    {
        m_value = (m_value ^ word) * 0x9E3779B97F4A7C15u;
        m_value ^= m_value >> 29;
    }
    void add(std::string_view bytes)
    {
        add(bytes.size());
        while (!bytes.empty()) {
            std::uint64_t word = 0;
            const auto taken = std::min(bytes.size(), sizeof word);
            std::memcpy(&word, bytes.data(), taken);
            add(word);
            bytes.remove_prefix(taken);
        }
    }
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value;
};

} // namespace

void TokenTable::add(std::string_view bytes)
{
    if (m_ends.size() == kMaxTokens)
        throw Error(Error::Code::Damaged, "the vocabulary has more than " + std::to_string(kMaxTokens) + " tokens");
    if (bytes.size() > kMaxTokenBytes)
        throw Error(Error::Code::Damaged, "token " + std::to_string(m_ends.size()) +
                                              " of the vocabulary is longer than " + std::to_string(kMaxTokenBytes) +
                                              " bytes");
    if (bytes.size() > kMaxBytes - m_bytes.size())
        throw Error(Error::Code::Damaged, "the vocabulary is longer than " + std::to_string(kMaxBytes) + " bytes");
    m_bytes += bytes;
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
}

std::string_view TokenTable::bytes(std::uint32_t token) const
{
    if (token >= m_ends.size())
        return {};
    const auto begin = token == 0 ? 0 : m_ends[token - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[token] - begin);
}

std::string TokenTable::hash(std::string_view kind) const
{
    std::string result;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Lane lane(seed * 0xD1B54A32D192ED03u);
        lane.add(kind);
        for (std::uint32_t token = 0; token < size(); ++token)
            lane.add(bytes(token));
        for (int shift = 0; shift < 64; shift += 8)
            result += static_cast<char>(lane.value() >> shift);
    }
    return result;
}

} // namespace engine
