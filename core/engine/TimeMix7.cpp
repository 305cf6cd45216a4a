#include "engine/TimeMix7.h"

#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

#include <array>

namespace engine {

namespace {

constexpr std::size_t kShift = 0; // att_x in the layer's state; S follows the two shifts

} // namespace

/// One token's vectors, [C] each.
struct TimeMix7::Vectors
{
    const float *r, *v, *w, *a, *g;
    float *k, *y;
};

TimeMix7::TimeMix7(WeightReader &reader, std::uint32_t layer)
{
    auto shifts = reader.rows("time_mix_lerp_fused");
    const std::array<std::vector<float> *, 6> order{&m_xr, &m_xw, &m_xk, &m_xv, &m_xa, &m_xg};
    for (std::size_t i = 0; i < order.size(); ++i)
        *order[i] = std::move(shifts.at(i));
    m_receptance = reader.matrix("time_mix_receptance");
    m_key = reader.matrix("time_mix_key");
    m_value = reader.matrix("time_mix_value");
    m_w1 = reader.matrix("time_mix_w1");
    m_a1 = reader.matrix("time_mix_a1");
    m_g1 = reader.matrix("time_mix_g1");
    m_w2 = reader.matrix("time_mix_w2");
    m_a2 = reader.matrix("time_mix_a2");
    m_g2 = reader.matrix("time_mix_g2");
    m_w0 = reader.values("time_mix_w0");
    m_a0 = reader.values("time_mix_a0");
    if (layer > 0) {
        m_v1 = reader.matrix("time_mix_v1");
        m_v2 = reader.matrix("time_mix_v2");
        m_v0 = reader.values("time_mix_v0");
    }
    m_removalKey = reader.values("time_mix_k_k");
    m_keyRate = reader.values("time_mix_k_a");
    m_bonus = reader.values("time_mix_r_k");
    m_norm = reader.norm("time_mix_ln");
    m_output = reader.matrix("time_mix_output");
}

void TimeMix7::run(Pass &pass, const Activations &x, Activations &out, Activations &firstValues) const
{
    const std::size_t T = pass.rows(), C = pass.config().width, N = pass.config().headSize;
    const bool first = pass.layer() == 0;

    // Token shift: six mixtures of this token's input and the one before it.
    auto &xr = pass.takeInput({&m_receptance});                      // [T, C]
    auto &xw = pass.takeInput({&m_w1});                              // [T, C]
    auto &xk = pass.takeInput({&m_key});                             // [T, C]
    auto &xv = pass.takeInput({&m_value, first ? &m_value : &m_v1}); // [T, C]
    auto &xa = pass.takeInput({&m_a1});                              // [T, C]
    auto &xg = pass.takeInput({&m_g1});                              // [T, C]
    pass.shift(x, kShift, {{m_xr, xr}, {m_xw, xw}, {m_xk, xk}, {m_xv, xv}, {m_xa, xa}, {m_xg, xg}});
    pass.keepLast(x, kShift);

    // r, k, v, and the inner vectors of the low-rank pairs.
    auto &r = pass.take(C);                       // [T, C]
    auto &k = pass.take(C);                       // [T, C]
    auto &v = first ? firstValues : pass.take(C); // [T, C]
    auto &wInner = pass.takeInput({&m_w2});       // [T, rank]
    auto &aInner = pass.takeInput({&m_a2});       // [T, rank]
    auto &gInner = pass.takeInput({&m_g2});       // [T, rank]
    using enum Product::After;
    std::vector<Product> inner{{m_w1, xw, wInner, Tanh}, {m_g1, xg, gInner, Sigmoid}, {m_a1, xa, aInner}};
    auto &w = pass.take(C);   // [T, C]: decay
    auto &a = pass.take(C);   // [T, C]: learning rate
    auto &g = pass.take(C);   // [T, C]: gate
    auto &mix = pass.take(C); // [T, C]: share of layer 0's value
    std::vector<Product> outer{{m_w2, wInner, w}, {m_a2, aInner, a}, {m_g2, gInner, g}};
    if (!first) {
        auto &vInner = pass.takeInput({&m_v2}); // [T, rank]
        inner.push_back({m_v1, xv, vInner});
        outer.push_back({m_v2, vInner, mix});
    }
    inner.push_back({m_receptance, xr, r}); // after the others: even work is what threads take from each other at the end
    inner.push_back({m_key, xk, k});
    inner.push_back({m_value, xv, v});
    pass.multiply(inner);
    pass.multiply(outer);

    // The recurrence, head by head: tokens in order, so that a head's S stays in the first-level cache.
    auto &y = pass.takeInput({&m_output}); // [T, C]
    pass.eachHead([&](std::size_t begin, std::size_t end) {
        const std::size_t from = begin * N, count = (end - begin) * N;
        for (std::size_t t = 0; t < T; ++t) {
            kernels::vectors().decay7(w.row(t).data() + from, m_w0.data() + from, count);
            kernels::vectors().sigmoidSum(a.row(t).data() + from, m_a0.data() + from, count);
            if (first)
                continue;
            kernels::vectors().sigmoidSum(mix.row(t).data() + from, m_v0.data() + from, count);
            kernels::vectors().mix(v.row(t).data() + from, firstValues.row(t).data() + from, mix.row(t).data() + from,
                                   v.row(t).data() + from, count);
        }
        for (std::size_t h = begin; h < end; ++h)
            for (std::size_t t = 0; t < T; ++t)
                head(pass.config(), h * N,
                     {r.row(t).data(), v.row(t).data(), w.row(t).data(), a.row(t).data(), g.row(t).data(),
                      k.row(t).data(), y.row(t).data()},
                     pass.state(t) + 2 * C + h * N * N);
        for (std::size_t t = 0; t < T; ++t)
            y.prepare(t, from, from + count);
    });
    pass.output(m_output, y, out);
}

/// One token of the head whose channels begin at `at`; S[key][value].
void TimeMix7::head(const Config &config, std::size_t at, const Vectors &vectors, float *S) const
{
    const std::size_t N = config.headSize;
    const float *const r = vectors.r + at, *const v = vectors.v + at, *const w = vectors.w + at,
                       *const a = vectors.a + at;
    float *const k = vectors.k + at, *const y = vectors.y + at;

    thread_local std::vector<float> removal, replacement; // [N]: -kk and kk * a
    removal.resize(N);
    replacement.resize(N);
    const auto &on = kernels::vectors();
    on.keys7(k, a, m_removalKey.data() + at, m_keyRate.data() + at, removal.data(), replacement.data(), N);
    on.recurrence7(S, r, w, k, v, removal.data(), replacement.data(), y, N);
    on.normalise(y, m_norm.weight.data() + at, m_norm.bias.data() + at, config.groupNormEpsilon, y, N);
    on.finish7(y, v, on.dot3(r, k, m_bonus.data() + at, N), vectors.g + at, N);
}

} // namespace engine
