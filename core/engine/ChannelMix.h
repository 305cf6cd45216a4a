#pragma once

#include "engine/WeightReader.h"

namespace engine {

class Pass;

/// Channel mixing of every version in one layer: a squared-ReLU network; before version 7 its output passes a
/// receptance gate.
class ChannelMix
{
public:
    ChannelMix(WeightReader &reader, const Config &config);

    /// out[T, C] from the normalised x[T, C].
    void run(Pass &pass, const Activations &x, Activations &out) const;

private:
    std::vector<float> m_xk, m_xr;       // [C]: token shift; xr before version 7
    Matrix m_key, m_value, m_receptance; // [F, C], [C, F], [C, C]; receptance before version 7
};

} // namespace engine
