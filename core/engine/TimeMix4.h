#pragma once

#include "engine/WeightReader.h"

namespace engine {

class Pass;

/// Time mixing of version 4 in one layer: two decaying sums a channel, kept with their common exponent.
class TimeMix4
{
public:
    TimeMix4(WeightReader &reader, const Config &config);

    /// out[T, C] from the normalised x[T, C].
    void run(Pass &pass, const Activations &x, Activations &out) const;

private:
    std::vector<float> m_xr, m_xk, m_xv;           // [C]: token shift
    std::vector<float> m_decay, m_first;           // [C]: w = -exp(decay), u
    Matrix m_receptance, m_key, m_value, m_output; // [C, C]
};

} // namespace engine
