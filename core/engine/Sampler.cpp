#include "engine/Sampler.h"

#include "engine/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
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

/// Unnormalised: the best token has 1.
Candidates softmax(std::span<const double> logits)
{
    const double best = *std::max_element(logits.begin(), logits.end());
    Candidates all(logits.size());
    for (std::size_t i = 0; i < logits.size(); ++i)
        all[i] = {static_cast<std::uint32_t>(i), std::exp(logits[i] - best)};
    return all;
}

double total(const Candidates &candidates)
{
    double sum = 0;
    for (const auto &candidate : candidates)
        sum += candidate.probability;
    return sum;
}

void keepTopP(Candidates &candidates, double topP)
{
    // All tokens below this floor together have less than 1 - topP, so the cut lies among the others: few are sorted.
    const double sum = total(candidates);
    const double floor = (1 - topP) * sum / static_cast<double>(candidates.size());
    std::vector<double> likely;
    for (const auto &candidate : candidates)
        if (candidate.probability >= floor)
            likely.push_back(candidate.probability);
    std::sort(likely.begin(), likely.end(), std::greater<>());

    double cumulative = 0, cut = likely.back();
    for (const double probability : likely) {
        cumulative += probability;
        if (cumulative >= topP * sum) {
            cut = probability;
            break;
        }
    }
    std::erase_if(candidates, [cut](const auto &candidate) { return candidate.probability < cut; });
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
    for (std::size_t i = 0; i < logits.size(); ++i)
        if (std::isnan(logits[i]) || logits[i] == std::numeric_limits<float>::infinity())
            throw Error(Error::Code::InvalidNumbers, "the logit of token " + std::to_string(i) + " is " +
                                                         (std::isnan(logits[i]) ? "not a number" : "infinite"));
}

/// Probability of one token in the plain softmax.
double modelProbability(std::span<const float> logits, std::uint32_t token)
{
    const double best = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(logit - best);
    return std::exp(logits[token] - best) / sum;
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
    std::vector<double> adjusted(logits.begin(), logits.end());
    penalise(adjusted);
    const auto best = std::max_element(adjusted.begin(), adjusted.end());
    if (best == adjusted.end() || !std::isfinite(*best))
        throw Error(Error::Code::InvalidNumbers, "no token can be drawn: every logit is minus infinity");
    if (m_settings.temperature <= 0 || m_settings.topP <= 0)
        return {{static_cast<std::uint32_t>(best - adjusted.begin()), 1.0}};

    auto candidates = softmax(adjusted);
    if (m_settings.topP < 1)
        keepTopP(candidates, m_settings.topP);
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
