#pragma once

#include "engine/MatrixMemory.h"

namespace engine {

/// Time mixing of versions 5.1, 5.1g and 5.2 in one layer: fixed token shift and decay, the decay and bonus one number
/// a head (5.1, 5.1g) or a channel (5.2), a gate in all but 5.1.
class TimeMix5
{
public:
    TimeMix5(WeightReader &reader, const Config &config);

    /// out[T, C] from the normalised x[T, C].
    void run(Pass &pass, const Activations &x, Activations &out) const;

private:
    std::vector<float> m_xr, m_xk, m_xv, m_xg;             // [C]: token shift
    Matrix m_receptance, m_key, m_value, m_gate, m_output; // [C, C]; gate not in 5.1
    std::vector<float> m_decay;                            // [C]
    MatrixMemory m_memory;
};

} // namespace engine
