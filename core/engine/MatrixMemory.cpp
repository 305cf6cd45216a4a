#include "engine/MatrixMemory.h"

#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

namespace engine {

MatrixMemory::MatrixMemory(WeightReader &reader, std::vector<float> bonus)
    : m_bonus(std::move(bonus)), m_norm(reader.norm("time_mix_ln"))
{
}

void MatrixMemory::run(Pass &pass, const Activations &r, const Activations &k, const Activations &v, const float *decay,
                       std::size_t decayStride, const Activations *g, Activations &y) const
{
    const std::size_t T = pass.rows(), C = pass.config().width, N = pass.config().headSize;
    const float epsilon = pass.config().groupNormEpsilon;
    pass.eachHead([&](std::size_t begin, std::size_t end) {
        for (std::size_t h = begin; h < end; ++h)
            for (std::size_t t = 0; t < T; ++t) {
                const std::size_t at = h * N;
                float *const S = pass.state(t) + 2 * C + at * N; // [key][value]
                float *const yh = y.row(t).data() + at;
                kernels::vectors().recurrence6(S, r.row(t).data() + at, decay + t * decayStride + at, k.row(t).data() + at,
                                         v.row(t).data() + at, m_bonus.data() + at, yh, N);
                kernels::vectors().normalise(yh, m_norm.weight.data() + at, m_norm.bias.data() + at, epsilon, yh, N);
                if (g)
                    kernels::vectors().gateSilu(yh, g->row(t).data() + at, N);
            }
        for (std::size_t t = 0; t < T; ++t)
            y.prepare(t, begin * N, end * N);
    });
}

} // namespace engine
