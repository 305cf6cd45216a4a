#include "engine/TimeMix4.h"

#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

#include <cmath>

namespace engine {

namespace {

constexpr std::size_t kShift = 0; // att_x in the layer's state; aa, bb, pp follow the two shifts

} // namespace

TimeMix4::TimeMix4(WeightReader &reader, const Config &config)
    : m_xr(reader.shift("time_mix_lerp_r", config)),
      m_xk(reader.shift("time_mix_lerp_k", config)),
      m_xv(reader.shift("time_mix_lerp_v", config)),
      m_decay(reader.values("time_mix_decay")),
      m_first(reader.values("time_mix_first")),
      m_receptance(reader.matrix("time_mix_receptance")),
      m_key(reader.matrix("time_mix_key")),
      m_value(reader.matrix("time_mix_value")),
      m_output(reader.matrix("time_mix_output"))
{
    for (auto &decay : m_decay)
        decay = -std::exp(decay);
}

void TimeMix4::run(Pass &pass, const Activations &x, Activations &out) const
{
    const std::size_t T = pass.rows(), C = pass.config().width;

    auto &xr = pass.takeInput({&m_receptance}); // [T, C]
    auto &xk = pass.takeInput({&m_key});        // [T, C]
    auto &xv = pass.takeInput({&m_value});      // [T, C]
    pass.shift(x, kShift, {{m_xr, xr}, {m_xk, xk}, {m_xv, xv}});
    pass.keepLast(x, kShift);

    auto &r = pass.take(C), &k = pass.take(C), &v = pass.take(C); // [T, C]
    const Product products[] = {{m_receptance, xr, r}, {m_key, xk, k}, {m_value, xv, v}};
    pass.multiply(products);

    auto &y = pass.takeInput({&m_output}); // [T, C]
    pass.eachChannel([&](std::size_t begin, std::size_t end) {
        for (std::size_t t = 0; t < T; ++t) {
            float *const sums = pass.state(t) + 2 * C + begin;
            kernels::vectors().recurrence4(sums, sums + C, sums + 2 * C, r.row(t).data() + begin, k.row(t).data() + begin,
                                     v.row(t).data() + begin, m_decay.data() + begin, m_first.data() + begin,
                                     y.row(t).data() + begin, end - begin);
            y.prepare(t, begin, end);
        }
    });
    pass.output(m_output, y, out);
}

} // namespace engine
