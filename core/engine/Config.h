#pragma once

#include "engine/ModelSource.h"

namespace engine {

/// What a model is, read from its tensors' names and shapes and checked against its metadata.
struct Config
{
    enum class Version { V4, V5_1, V5_1g, V5_2, V6, V7 };

    Version version = Version::V7;
    std::uint32_t layers = 0;      ///< L
    std::uint32_t width = 0;       ///< C
    std::uint32_t vocabulary = 0;  ///< V, rows of the embedding
    std::uint32_t heads = 0;       ///< H; 0 for version 4
    std::uint32_t headSize = 0;    ///< N; C = H * N
    std::uint32_t feedForward = 0; ///< F, rows of the channel-mixing key
    float layerNormEpsilon = 1e-5f;
    float groupNormEpsilon = 64e-5f; ///< of the heads' normalisation; versions 5 and later
    std::uint32_t rescaleEvery = 0;  ///< n > 0: output and ffn value of layer i in the file are divided by 2^(i/n)

    /// Number of f32 values of one state: 5*C*L for version 4, C*(2+N)*L after it.
    std::size_t stateValues() const;

    bool operator==(const Config &) const = default;
};

/// "7", "6", "5.2", "5.1g", "5.1", "4".
std::string_view versionName(Config::Version version);

/// Reads and checks everything that the model will touch: every tensor of the version, with the only shape it may have,
/// no unknown and no missing one, layers without gaps. Throws Error (Unsupported: "This is Qwen2, not RWKV",
/// WrongShape, Damaged).
Config readConfig(const ModelSource &source);

/// What loading will need, in bytes, computed from the header alone.
struct MemoryNeed
{
    std::uint64_t weights = 0; ///< packed
    std::uint64_t state = 0;   ///< one state
    std::uint64_t work = 0;    ///< scratch of the step and of the chunk path
    std::uint64_t total() const { return weights + state + work; }
};
MemoryNeed memoryNeed(const Config &config, const ModelSource &source);

} // namespace engine
