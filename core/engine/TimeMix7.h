#pragma once

#include "engine/WeightReader.h"

namespace engine {

class Pass;

/// Time mixing of version 7 in one layer: a matrix S for each head, whose decay, learning rate and removal key depend
/// on the token.
///
/// C = heads * N; the ranks of the low-rank pairs are free.
class TimeMix7
{
public:
    TimeMix7(WeightReader &reader, std::uint32_t layer);

    /// out[T, C] from the normalised x[T, C]. Layer 0 fills firstValues[T, C], the layers after it read them.
    void run(Pass &pass, const Activations &x, Activations &out, Activations &firstValues) const;

private:
    struct Vectors;
    void head(const Config &config, std::size_t at, const Vectors &vectors, float *S) const;

    std::vector<float> m_xr, m_xw, m_xk, m_xv, m_xa, m_xg; // [C]: token shift
    Matrix m_receptance, m_key, m_value, m_output;         // [C, C]
    Matrix m_w1, m_a1, m_v1, m_g1;                         // [rank, C]; no v in layer 0
    Matrix m_w2, m_a2, m_v2, m_g2;                         // [C, rank]
    std::vector<float> m_w0, m_a0, m_v0;                   // [C]
    std::vector<float> m_removalKey, m_keyRate, m_bonus;   // [C]: k_k, k_a, r_k
    Norm m_norm;                                           // [C]: ln_x, per head
};

} // namespace engine
