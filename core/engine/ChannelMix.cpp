#include "engine/ChannelMix.h"

#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

namespace engine {

ChannelMix::ChannelMix(WeightReader &reader, const Config &config)
    : m_xk(reader.shift("channel_mix_lerp_k", config)),
      m_key(reader.matrix("channel_mix_key")),
      m_value(reader.matrix("channel_mix_value"))
{
    if (config.version == Config::Version::V7)
        return;
    m_xr = reader.shift("channel_mix_lerp_r", config);
    m_receptance = reader.matrix("channel_mix_receptance");
}

void ChannelMix::run(Pass &pass, const Activations &x, Activations &out) const
{
    const std::size_t C = pass.config().width;
    const std::size_t kShift = C; // ffn_x in the layer's state, behind att_x
    const bool gated = m_receptance.rows() > 0;

    auto &xk = pass.takeInput({&m_key});                     // [T, C]
    auto &xr = gated ? pass.takeInput({&m_receptance}) : xk; // [T, C]
    pass.shift(x, kShift, {{m_xk, xk}});
    if (gated)
        pass.shift(x, kShift, {{m_xr, xr}});
    pass.keepLast(x, kShift);

    auto &k = pass.takeInput({&m_value}); // [T, F]
    if (!gated) {
        pass.multiply({m_key, xk, k, Product::After::SquaredRelu});
        pass.multiply({m_value, k, out});
        return;
    }
    auto &r = pass.take(C); // [T, C]
    const Product first[] = {{m_key, xk, k, Product::After::SquaredRelu},
                             {m_receptance, xr, r, Product::After::Sigmoid}};
    pass.multiply(first);
    pass.multiply({m_value, k, out});
    pass.eachPart([&](std::size_t t, std::size_t begin, std::size_t end) {
        kernels::vectors().multiply(out.row(t).data() + begin, r.row(t).data() + begin, end - begin);
    });
}

} // namespace engine
