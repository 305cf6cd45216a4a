#pragma once

#include "engine/Config.h"

namespace engine {

/// A chat's whole memory: the recurrent state of one model after some number of tokens. A plain value of fixed size.
///
/// Layout of `values`, f32, layer after layer: att_x[C], ffn_x[C], then version 4: aa[C], bb[C], pp[C];
/// versions 5 and later: S[H][N][N], key index slower than value index (S[h][key][value]) in every version.
/// att_x and ffn_x are the previous token's normalised inputs (outputs of ln1 and ln2).
class State
{
public:
    State() = default;
    explicit State(const Config &config); ///< the initial state: zeros, pp = -1e38

    std::span<float> values() { return m_values; }
    std::span<const float> values() const { return m_values; }
    std::span<float> layer(std::uint32_t index);
    bool finite() const;

    /// Bit by bit: two NaN with equal bits are equal, 0 and -0 are not.
    bool operator==(const State &other) const;

private:
    std::vector<float> m_values;
    std::size_t m_layerValues = 0;
};

} // namespace engine
