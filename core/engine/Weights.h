#pragma once

#include "engine/ChannelMix.h"
#include "engine/TimeMix4.h"
#include "engine/TimeMix5.h"
#include "engine/TimeMix6.h"
#include "engine/TimeMix7.h"

#include <variant>

namespace engine {

/// A model's parameters, packed once at load and never changed.
class Weights
{
public:
    struct Layer
    {
        Norm ln1, ln2; // [C]
        std::variant<TimeMix4, TimeMix5, TimeMix6, TimeMix7> timeMix;
        ChannelMix channelMix;
        float residualScale; ///< undoes the division of fp16-rescaled files
    };

    /// Throws Error, and std::bad_alloc; nothing stays allocated then.
    Weights(const ModelSource &source, const Config &config, ThreadPool &pool, const LoadOptions &options);

    /// LN0 of the token's embedding, [C].
    void embed(std::uint32_t token, std::span<float> x) const;

    const Config &config() const { return m_config; }
    const std::vector<Layer> &layers() const { return m_layers; }
    const Norm &outputNorm() const { return m_outputNorm; }       ///< ln_out
    std::uint64_t matrixBytes() const { return m_arena.bytes(); } ///< of everything but the embedding and vectors
    const Matrix &head() const { return m_head; }                 ///< [V, C]

private:
    Config m_config;
    Arena m_arena; // of the matrices
    TensorType m_embeddingType;
    std::vector<std::byte> m_embedding; // rows as in the file: one is read for each token
    Norm m_embeddingNorm;               // ln0; empty where a file has none
    std::vector<Layer> m_layers;
    Norm m_outputNorm;
    Matrix m_head;
};

} // namespace engine
