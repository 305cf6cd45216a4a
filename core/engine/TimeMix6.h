#pragma once

#include "engine/MatrixMemory.h"

namespace engine {

/// Time mixing of version 6 in one layer: token shift and decay depend on the token through low-rank pairs.
class TimeMix6
{
public:
    explicit TimeMix6(WeightReader &reader);

    /// out[T, C] from the normalised x[T, C].
    void run(Pass &pass, const Activations &x, Activations &out) const;

private:
    static constexpr std::size_t kMixes = 5; // w, k, v, r, g

    std::vector<float> m_shift;                            // [C]: maa_x
    std::vector<std::vector<float>> m_mixes;               // 5 times [C]
    Matrix m_w1;                                           // [5 * rank, C]
    std::vector<Matrix> m_w2;                              // 5 times [C, rank]
    std::vector<float> m_decay;                            // [C]
    Matrix m_decay1, m_decay2;                             // [rank, C], [C, rank]
    Matrix m_receptance, m_key, m_value, m_gate, m_output; // [C, C]
    MatrixMemory m_memory;
};

} // namespace engine
