#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace engine {

/// How the next token is drawn. Temperature comes after top-p and top-k, as RWKV's own programs do it.
struct SamplingSettings
{
    double temperature = 1; ///< 0 = always the best token
    double topP = 1;        ///< 0 = always the best token, >= 1 = off; equal probabilities at the cut all stay
    std::uint64_t topK = 0; ///< 0 = off; of equal probabilities at the cut the lower ids stay
    double presence = 0;    ///< taken from the logit of every token that the answer already has
    double frequency = 0;   ///< the same, times the token's count
    double decay = 1;       ///< every count is multiplied by it with each new token
    std::vector<std::uint32_t> banned = {}; ///< never drawn

    bool operator==(const SamplingSettings &) const = default;
};

/// A number in [0, 1) that depends on the two arguments alone, 53 bits.
double uniformNumber(std::uint64_t seed, std::uint64_t index) noexcept;

/// Draws the tokens of one answer. Token n depends on the logits, the settings, the answer's tokens so far, the seed
/// and n, on nothing else: after resume() with the answer's tokens it goes on exactly as if it had never stopped.
///
/// Thread: one at a time.
class Sampler
{
public:
    /// Throws Error(InvalidInput) when a setting is not a finite number.
    Sampler(const SamplingSettings &settings, std::uint64_t seed);

    struct Choice
    {
        std::uint32_t token = 0;
        double probability = 0; ///< of this token in the model's own distribution: plain softmax of `logits`
    };

    /// Draws the next token and counts it. `logits` has one value for each token; -infinity bans a token.
    /// Throws Error(InvalidNumbers) for NaN, +infinity, or when nothing is left to draw; then nothing was counted.
    Choice next(std::span<const float> logits);

    /// Counts tokens of the answer that were drawn earlier.
    void resume(std::span<const std::uint32_t> answer);

    std::uint64_t drawn() const { return m_drawn; } ///< tokens of the answer so far

    /// What next() would draw from, ids ascending, probabilities adding up to 1; for tests and for showing
    /// alternatives.
    struct Candidate
    {
        std::uint32_t token;
        double probability;
    };
    std::vector<Candidate> distribution(std::span<const float> logits) const;

    /// Inverse transform: the first candidate up to which the probabilities add up to more than `uniform`.
    static std::uint32_t pick(std::span<const Candidate> candidates, double uniform);

private:
    void penalise(std::vector<double> &logits) const;
    void count(std::uint32_t token);

    SamplingSettings m_settings;
    std::uint64_t m_seed;
    std::uint64_t m_drawn = 0;
    std::unordered_map<std::uint32_t, double> m_counts;
    mutable std::vector<double> m_weights; ///< scratch: half a megabyte that is not taken anew for each token
};

} // namespace engine
