#include "engine/Weights.h"
#include "engine/kernels/Vectors.h"

#include <cmath>

namespace engine {

namespace {

using TimeMix = std::variant<TimeMix4, TimeMix5, TimeMix6, TimeMix7>;

TimeMix readTimeMix(WeightReader &reader, const Config &config, std::uint32_t layer)
{
    switch (config.version) {
    case Config::Version::V4:
        return TimeMix4(reader, config);
    case Config::Version::V5_1:
    case Config::Version::V5_1g:
    case Config::Version::V5_2:
        return TimeMix5(reader, config);
    case Config::Version::V6:
        return TimeMix6(reader);
    case Config::Version::V7:
        break;
    }
    return TimeMix7(reader, layer);
}

} // namespace

Weights::Weights(const ModelSource &source, const Config &config, ThreadPool &pool, const LoadOptions &options)
    : m_config(config)
{
    WeightReader reader(source, m_arena, pool, options);
    m_embeddingType = reader.type("token_embd");
    m_embedding = reader.raw("token_embd");
    m_embeddingNorm = reader.norm("token_embd_norm");
    m_layers.reserve(config.layers);
    for (std::uint32_t i = 0; i < config.layers; ++i) {
        reader.enterLayer(i);
        const float scale = config.rescaleEvery > 0 ? std::ldexp(1.0f, int(i / config.rescaleEvery)) : 1.0f;
        auto ln1 = reader.norm("attn_norm"), ln2 = reader.norm("attn_norm_2");
        auto timeMix = readTimeMix(reader, config, i);
        m_layers.push_back({std::move(ln1), std::move(ln2), std::move(timeMix), ChannelMix(reader, config), scale});
    }
    reader.leaveLayers();
    m_outputNorm = reader.norm("output_norm");
    m_head = reader.matrix("output");
}

void Weights::embed(std::uint32_t token, std::span<float> x) const
{
    const std::size_t bytes = rowBytes(m_embeddingType, x.size());
    dequantise(m_embeddingType, std::span(m_embedding).subspan(token * bytes, bytes), x);
    if (!m_embeddingNorm.weight.empty())
        kernels::vectors().normalise(x.data(), m_embeddingNorm.weight.data(), m_embeddingNorm.bias.data(),
                                     m_config.layerNormEpsilon, x.data(), x.size());
}

} // namespace engine
