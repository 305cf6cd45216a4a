#pragma once

#include "engine/WeightReader.h"

namespace engine {

class Pass;

/// The recurrence of versions 5 and 6: each head keeps a matrix S that decays by channel and takes in k v^T; what r
/// reads from it is normalised per head and, where there is a gate, multiplied with silu(g).
class MatrixMemory
{
public:
    MatrixMemory(WeightReader &reader, std::vector<float> bonus);

    /// y[T, C], prepared for its readers, from r, k, v and g (null: no gate), [T, C] each. `decay` has a row of C
    /// values for each token, `decayStride` values apart (0: the same for all).
    void run(Pass &pass, const Activations &r, const Activations &k, const Activations &v, const float *decay,
             std::size_t decayStride, const Activations *g, Activations &y) const;

private:
    std::vector<float> m_bonus; // [C]: u, for the current token instead of a decay
    Norm m_norm;                // [C]: ln_x
};

} // namespace engine
