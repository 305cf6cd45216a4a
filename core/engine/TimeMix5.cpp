#include "engine/TimeMix5.h"

#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

#include <algorithm>
#include <cmath>

namespace engine {

namespace {

constexpr std::size_t kShift = 0; // att_x in the layer's state

/// One number a channel, from one a channel or one a head.
std::vector<float> perChannel(const std::vector<float> &values, const Config &config)
{
    std::vector<float> result(config.width);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = values[i * values.size() / result.size()];
    return result;
}

std::vector<float> readBonus(WeightReader &reader, const Config &config)
{
    auto bonus = perChannel(reader.values("time_mix_first"), config);
    if (config.version != Config::Version::V5_2) // 5.2 stores it plain
        std::transform(bonus.begin(), bonus.end(), bonus.begin(), [](float value) { return std::exp(value); });
    return bonus;
}

std::vector<float> readDecay(WeightReader &reader, const Config &config)
{
    auto decay = perChannel(reader.values("time_mix_decay"), config);
    std::transform(decay.begin(), decay.end(), decay.begin(), [](float value) { return std::exp(-std::exp(value)); });
    return decay;
}

} // namespace

TimeMix5::TimeMix5(WeightReader &reader, const Config &config)
    : m_xr(reader.shift("time_mix_lerp_r", config)),
      m_xk(reader.shift("time_mix_lerp_k", config)),
      m_xv(reader.shift("time_mix_lerp_v", config)),
      m_receptance(reader.matrix("time_mix_receptance")),
      m_key(reader.matrix("time_mix_key")),
      m_value(reader.matrix("time_mix_value")),
      m_output(reader.matrix("time_mix_output")),
      m_decay(readDecay(reader, config)),
      m_memory(reader, readBonus(reader, config))
{
    if (config.version == Config::Version::V5_1)
        return;
    m_xg = reader.shift("time_mix_lerp_g", config);
    m_gate = reader.matrix("time_mix_gate");
}

void TimeMix5::run(Pass &pass, const Activations &x, Activations &out) const
{
    const std::size_t C = pass.config().width;
    const bool gated = m_gate.rows() > 0;

    auto &xr = pass.takeInput({&m_receptance});        // [T, C]
    auto &xk = pass.takeInput({&m_key});               // [T, C]
    auto &xv = pass.takeInput({&m_value});             // [T, C]
    auto &xg = gated ? pass.takeInput({&m_gate}) : xv; // [T, C]
    pass.shift(x, kShift, {{m_xr, xr}, {m_xk, xk}, {m_xv, xv}});
    if (gated)
        pass.shift(x, kShift, {{m_xg, xg}});
    pass.keepLast(x, kShift);

    auto &r = pass.take(C), &k = pass.take(C), &v = pass.take(C), &g = pass.take(C); // [T, C]
    std::vector<Product> products{{m_receptance, xr, r}, {m_key, xk, k}, {m_value, xv, v}};
    if (gated)
        products.push_back({m_gate, xg, g});
    pass.multiply(products);

    auto &y = pass.takeInput({&m_output}); // [T, C]
    m_memory.run(pass, r, k, v, m_decay.data(), 0, gated ? &g : nullptr, y);
    pass.output(m_output, y, out);
}

} // namespace engine
