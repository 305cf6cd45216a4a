#pragma once

#include "engine/Config.h"
#include "engine/State.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace engine {

class ThreadPool;
class Weights;

struct LoadOptions
{
    int threads = 0;         ///< compute threads; 0 = chosen by measurement
    bool exact = false;      ///< dequantised f32 weights and f32 activations: the bridge to the reference, slow
    bool oneDnnStep = false; ///< single steps of f32 and bf16 weights through oneDNN, too: to compare speeds
    std::function<void(double)> progress; ///< 0 to 1, from the calling thread, at most a few dozen times
    std::stop_token stop;                 ///< a stop request makes load throw Error(Cancelled)
};

/// The network. Feeding changes a State that the caller owns; the model itself keeps only weights and scratch memory.
///
/// Results do not depend on the number of threads. Two paths:
/// - row-exact: step, stepBatch and feedRows, where every row is bit-identical to the same row alone;
/// - chunk: prefill, matrix-matrix products, equal to the row path within stated limits, and a function of the fed
/// segment
///   alone, so feeding the same segment to the same state again gives the same bits.
///
/// Thread: one caller at a time. Owns: its compute threads, scratch memory, a share of the weights.
class Model
{
public:
    /// Reads and packs the weights. Throws Error; nothing stays allocated then.
    static std::unique_ptr<Model> load(const ModelSource &source, const LoadOptions &options = {});
    ~Model();

    const Config &config() const;
    int threads() const;

    /// Bytes of packed weights that one step reads.
    std::uint64_t weightBytesPerToken() const;

    State initialState() const;

    /// Feeds one token. `logits` has V values for the next token, or is empty when they are not wanted.
    /// Throws Error(InvalidInput) for a token >= V, a state of another shape or a wrong number of logits, and
    /// Error(InvalidNumbers) when weights make the numbers infinite or undefined; the state is of no use then.
    void step(State &state, std::uint32_t token, std::span<float> logits);

    /// One token for each of 2 to 16 states in one pass over the weights. `logits` is [states][V], or empty.
    void stepBatch(std::span<State *const> states, std::span<const std::uint32_t> tokens, std::span<float> logits);

    /// Feeds tokens in order through the row-exact kernels, up to 16 at once: the result equals that many steps bit for
    /// bit. Looks at `stop` between groups and returns how many tokens were fed; `logits` is written when all were.
    std::size_t feedRows(State &state, std::span<const std::uint32_t> tokens, std::span<float> logits,
                         std::stop_token stop = {});

    struct Progress
    {
        std::stop_token stop;                            ///< looked at after every layer
        std::function<void(std::size_t tokens)> onChunk; ///< tokens fed so far, after each chunk
    };

    /// Feeds a segment in chunks. Returns how many tokens were fed: all, or fewer after a stop; a chunk lands whole or
    /// `state` is the one before it. `logits` (for the token after the last) are written only when all were fed.
    std::size_t prefill(State &state, std::span<const std::uint32_t> tokens, std::span<float> logits,
                        const Progress &progress = {});

    static constexpr std::size_t kMaxRows = 16; ///< of the row-exact path
    static constexpr std::size_t kChunk = 256;  ///< tokens of a full chunk

    /// How prefill cuts a segment of `tokens` tokens: a function of the length alone.
    static std::vector<std::size_t> chunkSchedule(std::size_t tokens);

    /// Bumped whenever the same weights and tokens may give other bits than before; part of every snapshot's key.
    static constexpr std::uint32_t kNumericsVersion = 2;

private:
    struct Impl;
    explicit Model(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace engine
