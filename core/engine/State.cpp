#include "engine/State.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace engine {

namespace {

constexpr float kNothingSeen = -1e38f; // pp of version 4: the exponent of an empty sum

} // namespace

State::State(const Config &config) : m_values(config.stateValues()), m_layerValues(config.stateValues() / config.layers)
{
    if (config.version != Config::Version::V4)
        return;
    for (std::uint32_t i = 0; i < config.layers; ++i) {
        const auto pp = layer(i).last(config.width);
        std::fill(pp.begin(), pp.end(), kNothingSeen);
    }
}

std::span<float> State::layer(std::uint32_t index)
{
    assert((index + std::size_t(1)) * m_layerValues <= m_values.size());
    return std::span(m_values).subspan(index * m_layerValues, m_layerValues);
}

bool State::finite() const
{
    return std::all_of(m_values.begin(), m_values.end(), [](float value) { return std::isfinite(value); });
}

bool State::operator==(const State &other) const
{
    return m_layerValues == other.m_layerValues && m_values.size() == other.m_values.size() &&
           (m_values.empty() ||
            std::memcmp(m_values.data(), other.m_values.data(), m_values.size() * sizeof(float)) == 0);
}

} // namespace engine
