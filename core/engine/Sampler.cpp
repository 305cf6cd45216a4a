#include "engine/Sampler.h"

#include "engine/Error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace engine {

namespace {

using Candidates = std::vector<Sampler::Candidate>;

std::uint64_t mix(std::uint64_t x) noexcept // the finaliser of SplitMix64
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

bool likelier(const Sampler::Candidate &a, const Sampler::Candidate &b)
{
    return a.probability != b.probability ? a.probability > b.probability : a.token < b.token;
}

double total(const Candidates &candidates)
{
    double sum = 0;
    for (const auto &candidate : candidates)
        sum += candidate.probability;
    return sum;
}

/// The tokens whose weight is at least `floor`, ids ascending.
Candidates candidatesFrom(std::span<const double> weights, double floor)
{
    Candidates candidates;
    if (floor <= 0)
        candidates.reserve(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] >= floor && weights[i] > 0)
            candidates.push_back({static_cast<std::uint32_t>(i), weights[i]});
    return candidates;
}

/// `sum` is that of all weights.
Candidates topPFrom(std::span<const double> weights, double sum, double topP)
{
    // All tokens below this floor together have less than 1 - topP, so the cut lies among the others: few are sorted.
    auto candidates = candidatesFrom(weights, (1 - topP) * sum / static_cast<double>(weights.size()));
    std::vector<double> sorted;
    for (const auto &candidate : candidates)
        sorted.push_back(candidate.probability);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());

    double cumulative = 0, cut = sorted.back();
    for (const double weight : sorted) {
        cumulative += weight;
        if (cumulative >= topP * sum) {
            cut = weight;
            break;
        }
    }
    std::erase_if(candidates, [cut](const auto &candidate) { return candidate.probability < cut; });
    return candidates;
}

void keepTopK(Candidates &candidates, std::uint64_t topK)
{
    if (topK >= candidates.size())
        return;
    const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(topK);
    std::nth_element(candidates.begin(), end, candidates.end(), likelier);
    candidates.erase(end, candidates.end());
    std::sort(candidates.begin(), candidates.end(), [](const auto &a, const auto &b) { return a.token < b.token; });
}

void checkLogits(std::span<const float> logits)
{
    const auto invalid = [](float logit) { return !(logit < std::numeric_limits<float>::infinity()); }; // or NaN
    const auto found = std::find_if(logits.begin(), logits.end(), invalid);
    if (found != logits.end())
        throw Error(Error::Code::InvalidNumbers, "the logit of token " + std::to_string(found - logits.begin()) +
                                                     " is " + (std::isnan(*found) ? "not a number" : "infinite"));
}

/// e^x for x <= 0 within 2e-7, written so that compilers make it four or more at once; std::exp would be half of the
/// time that drawing takes.
float fastExp(float x)
{
    constexpr float kLog2E = 1.44269504f, kLn2High = 0.693359375f, kLn2Low = -2.12194440e-4f, kRound = 12582912.f;
    x = std::max(x, -87.f);
    const float n = (x * kLog2E + kRound) - kRound; // the nearest whole number
    const float r = (x - n * kLn2High) - n * kLn2Low;
    float p = 1.f / 720;
    for (const float coefficient : {1.f / 120, 1.f / 24, 1.f / 6, 0.5f, 1.f, 1.f})
        p = p * r + coefficient;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

/// Probability of one token in the plain softmax.
double modelProbability(std::span<const float> logits, std::uint32_t token)
{
    const float best = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    std::array<float, 256> block; // a loop that only fills is vectorised, one that sums is not
    for (std::size_t begin = 0; begin < logits.size(); begin += block.size()) {
        const auto part = logits.subspan(begin, std::min(block.size(), logits.size() - begin));
        std::transform(part.begin(), part.end(), block.begin(), [best](float logit) { return fastExp(logit - best); });
        sum = std::accumulate(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(part.size()), sum);
    }
    return std::min(1.0, static_cast<double>(fastExp(logits[token] - best)) / sum);
}

} // namespace

double uniformNumber(std::uint64_t seed, std::uint64_t index) noexcept
{
    // Each seed starts somewhere else in one long sequence: the seed is mixed first, so that neighbouring seeds do not
    // give the same numbers shifted.
    const auto bits = mix(mix(seed + 0x9E3779B97F4A7C15u) + (index + 1) * 0x9E3779B97F4A7C15u);
    return static_cast<double>(bits >> 11) * 0x1p-53;
}

Sampler::Sampler(const SamplingSettings &settings, std::uint64_t seed) : m_settings(settings), m_seed(seed)
{
    for (const double value :
         {settings.temperature, settings.topP, settings.presence, settings.frequency, settings.decay})
        if (!std::isfinite(value))
            throw Error(Error::Code::InvalidInput, "a sampling setting is not a finite number");
}

void Sampler::penalise(std::vector<double> &logits) const
{
    for (const auto &[token, count] : m_counts)
        if (token < logits.size())
            logits[token] -= m_settings.presence + count * m_settings.frequency;
    for (const auto token : m_settings.banned)
        if (token < logits.size())
            logits[token] = -std::numeric_limits<double>::infinity();
}

std::vector<Sampler::Candidate> Sampler::distribution(std::span<const float> logits) const
{
    checkLogits(logits);
    auto &weights = m_weights;
    weights.assign(logits.begin(), logits.end());
    penalise(weights);
    const auto found = std::max_element(weights.begin(), weights.end());
    if (found == weights.end() || !std::isfinite(*found))
        throw Error(Error::Code::InvalidNumbers, "no token can be drawn: every logit is minus infinity");
    if (m_settings.temperature <= 0 || m_settings.topP <= 0)
        return {{static_cast<std::uint32_t>(found - weights.begin()), 1.0}};

    const double best = *found;
    double all = 0;
    for (auto &weight : weights) {
        weight = std::exp(weight - best);
        all += weight;
    }
    auto candidates = m_settings.topP < 1 ? topPFrom(weights, all, m_settings.topP) : candidatesFrom(weights, 0);
    if (m_settings.topK > 0)
        keepTopK(candidates, m_settings.topK);
    if (m_settings.temperature != 1)
        for (auto &candidate : candidates) // the best one is 1, so a low temperature cannot make all of them 0
            candidate.probability = std::pow(candidate.probability, 1 / m_settings.temperature);
    std::erase_if(candidates, [](const auto &candidate) { return candidate.probability == 0; });
    const double sum = total(candidates);
    for (auto &candidate : candidates)
        candidate.probability /= sum;
    return candidates;
}

std::uint32_t Sampler::pick(std::span<const Candidate> candidates, double uniform)
{
    double cumulative = 0;
    for (const auto &candidate : candidates) {
        cumulative += candidate.probability;
        if (cumulative > uniform)
            return candidate.token;
    }
    return candidates.back().token; // the sum was rounded to below `uniform`
}

Sampler::Choice Sampler::next(std::span<const float> logits)
{
    const auto token = pick(distribution(logits), uniformNumber(m_seed, m_drawn));
    const Choice choice{token, modelProbability(logits, token)};
    count(token);
    return choice;
}

void Sampler::resume(std::span<const std::uint32_t> answer)
{
    for (const auto token : answer)
        count(token);
}

void Sampler::count(std::uint32_t token)
{
    for (auto &[other, value] : m_counts)
        value *= m_settings.decay;
    m_counts[token] += 1;
    ++m_drawn;
}

} // namespace engine
