#include "engine/TimeMix6.h"

#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

#include <algorithm>
#include <array>

namespace engine {

namespace {

constexpr std::size_t kShift = 0; // att_x in the layer's state
enum Mix { W, K, V, R, G };

std::vector<std::vector<float>> readMixes(WeightReader &reader)
{
    if (reader.has("time_mix_lerp_fused"))
        return reader.rows("time_mix_lerp_fused");
    std::vector<std::vector<float>> mixes; // older files
    for (const char *name : {"w", "k", "v", "r", "g"})
        mixes.push_back(reader.values(std::string("time_mix_lerp_") + name));
    return mixes;
}

} // namespace

TimeMix6::TimeMix6(WeightReader &reader)
    : m_shift(reader.values("time_mix_lerp_x")),
      m_mixes(readMixes(reader)),
      m_w1(reader.matrix("time_mix_w1")),
      m_w2(reader.matrices("time_mix_w2")),
      m_decay(reader.values("time_mix_decay")),
      m_decay1(reader.matrix("time_mix_decay_w1")),
      m_decay2(reader.matrix("time_mix_decay_w2")),
      m_receptance(reader.matrix("time_mix_receptance")),
      m_key(reader.matrix("time_mix_key")),
      m_value(reader.matrix("time_mix_value")),
      m_gate(reader.matrix("time_mix_gate")),
      m_output(reader.matrix("time_mix_output")),
      m_memory(reader, reader.values("time_mix_first"))
{
}

void TimeMix6::run(Pass &pass, const Activations &x, Activations &out) const
{
    const std::size_t C = pass.config().width;
    const auto &on = kernels::vectors();
    using enum Product::After;

    // How far each mixture leans to the previous token depends on the token itself.
    auto &shifted = pass.takeInput({&m_w1}); // [T, C]
    pass.shift(x, kShift, {{m_shift, shifted}});
    auto &inner = pass.take(m_w1.rows()); // [T, 5 * rank]
    pass.multiply({m_w1, shifted, inner, Tanh});
    const std::size_t rank = m_w2.front().columns();
    std::array<Activations *, kMixes> part, lean, mixed; // [T, rank], [T, C], [T, C]
    const std::array<const Matrix *, kMixes> readers{&m_decay1, &m_key, &m_value, &m_receptance, &m_gate};
    std::vector<Product> products;
    for (std::size_t i = 0; i < kMixes; ++i) {
        part[i] = &pass.takeInput({&m_w2[i]});
        lean[i] = &pass.take(C);
        mixed[i] = &pass.takeInput({readers[i]});
        products.push_back({m_w2[i], *part[i], *lean[i]});
    }
    pass.eachRow([&](std::size_t t) {
        for (std::size_t i = 0; i < kMixes; ++i) {
            std::copy_n(inner.row(t).data() + i * rank, rank, part[i]->row(t).data());
            part[i]->prepare(t);
        }
    });
    pass.multiply(products);
    pass.eachPart([&](std::size_t t, std::size_t begin, std::size_t end) {
        const float *const now = x.row(t).data() + begin, *const before = pass.previous(t, x, kShift) + begin;
        for (std::size_t i = 0; i < kMixes; ++i) {
            float *const weight = lean[i]->row(t).data() + begin;
            on.add(weight, m_mixes[i].data() + begin, 1, end - begin);
            on.mix(now, before, weight, mixed[i]->row(t).data() + begin, end - begin);
            mixed[i]->prepare(t, begin, end);
        }
    });
    pass.keepLast(x, kShift);

    auto &r = pass.take(C), &k = pass.take(C), &v = pass.take(C), &g = pass.take(C), &w = pass.take(C); // [T, C]
    auto &wInner = pass.takeInput({&m_decay2});                                                         // [T, rank]
    const Product first[] = {{m_decay1, *mixed[W], wInner, Tanh},
                             {m_receptance, *mixed[R], r},
                             {m_key, *mixed[K], k},
                             {m_value, *mixed[V], v},
                             {m_gate, *mixed[G], g}};
    pass.multiply(first);
    pass.multiply({m_decay2, wInner, w});
    pass.eachPart([&](std::size_t t, std::size_t begin, std::size_t end) {
        on.decay6(w.row(t).data() + begin, m_decay.data() + begin, end - begin);
    });

    auto &y = pass.takeInput({&m_output}); // [T, C]
    m_memory.run(pass, r, k, v, w.row(0).data(), w.stride(), &g, y);
    pass.output(m_output, y, out);
}

} // namespace engine
