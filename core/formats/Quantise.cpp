#include "formats/Quantise.h"

#include "formats/BlockFit.h"
#include "formats/QuantiseK.h"

#include <cassert>
#include <cstring>
#include <limits>

namespace formats {

namespace {

using Block = Values<32>;
using BlockCodes = Codes<32>;

float asHalf(float value)
{
    return engine::halfToFloat(engine::floatToHalf(std::min(std::max(value, -65504.0f), 65504.0f)));
}

void storeHalf(float value, std::uint8_t *out)
{
    const auto half = engine::floatToHalf(value);
    std::memcpy(out, &half, sizeof half);
}

/// d, q[32] signed. The plain rounding: with 8 bits a search gains nothing.
void q8_0(const Block &x, const Block &, std::uint8_t *out)
{
    float peak = 0;
    for (const float value : x)
        peak = std::max(peak, std::fabs(value));
    const float scale = std::min(peak / 127, 65504.0f);
    const float factor = inverse(scale);
    storeHalf(scale, out);
    for (std::size_t i = 0; i < 32; ++i)
        out[2 + i] = static_cast<std::uint8_t>(nearest(std::min(std::max(x[i] * factor, -127.0f), 127.0f)));
}

struct Candidate
{
    Line line;
    BlockCodes codes{};
    float error = std::numeric_limits<float>::infinity();
};

/// Rounds a line to halves, encodes with it, and keeps the result when it is better.
void consider(const Block &x, const Block &weight, Line line, std::int32_t lowest, std::int32_t highest,
              Candidate &best)
{
    line = {asHalf(line.scale), asHalf(line.offset)};
    Candidate candidate{line, {}, 0};
    encode(x, inverse(line.scale), line.offset, lowest, highest, candidate.codes);
    candidate.error = squaredError(x, weight, candidate.codes, line.scale, line.offset);
    if (candidate.error < best.error)
        best = candidate;
}

/// value = scale * code, code from -2^(bits-1) to 2^(bits-1) - 1
Candidate fitCentred(const Block &x, const Block &weight, int bits)
{
    const std::int32_t lowest = -(1 << (bits - 1)), highest = -lowest - 1;
    const float peak = largest(x);
    Candidate best;
    consider(x, weight, {0, 0}, lowest, highest, best);
    if (peak == 0)
        return best;
    BlockCodes codes;
    // The peak falls on the one code that has no counterpart: the plain rounding, so no block gets worse than that.
    consider(x, weight, {peak / float(lowest), 0}, lowest, highest, best);
    for (int step = -8; step <= 10; step += 2) {
        for (const float end : {float(lowest), float(highest)}) {
            const float scale = peak / (end - std::copysign(0.12f * float(step), end));
            encode(x, inverse(scale), 0.0f, lowest, highest, codes);
            consider(x, weight, {bestScale(x, weight, codes), 0}, lowest, highest, best);
        }
    }
    consider(x, weight, {bestScale(x, weight, best.codes), 0}, lowest, highest, best);
    return best;
}

/// value = scale * code + offset, code from 0 to 2^bits - 1
Candidate fitAffine(const Block &x, const Block &weight, int bits)
{
    const std::int32_t highest = (1 << bits) - 1;
    const auto [low, high] = std::minmax_element(x.begin(), x.end());
    Candidate best;
    consider(x, weight, {(*high - *low) / float(highest), *low}, 0, highest, best);
    if (*high == *low)
        return best;
    BlockCodes codes;
    for (int step = -8; step <= 12; step += 2) {
        const float scale = (*high - *low) / (float(highest) + 0.15f * float(step));
        const float middle = (*high + *low) / 2;
        encode(x, inverse(scale), middle - scale * float(highest) / 2, 0, highest, codes);
        const auto line = bestLine(x, weight, codes, false);
        encode(x, inverse(line.scale), line.offset, 0, highest, codes);
        consider(x, weight, bestLine(x, weight, codes, false), 0, highest, best);
    }
    return best;
}

/// Low four bits of elements i and i + 16 share byte i; fifth bits go to four bytes before.
void storeCodes(const BlockCodes &codes, std::int32_t shift, int bits, std::uint8_t *out)
{
    std::uint32_t high = 0;
    auto *low = bits == 5 ? out + 4 : out;
    for (std::size_t i = 0; i < 16; ++i) {
        const auto first = static_cast<std::uint32_t>(codes[i] + shift),
                   second = static_cast<std::uint32_t>(codes[i + 16] + shift);
        low[i] = static_cast<std::uint8_t>((first & 15) | (second & 15) << 4);
        high |= first >> 4 << i | second >> 4 << (i + 16);
    }
    if (bits == 5)
        std::memcpy(out, &high, sizeof high);
}

/// Q4_0, Q5_0: d, codes
template<int bits>
void centred(const Block &x, const Block &weight, std::uint8_t *out)
{
    const auto fit = fitCentred(x, weight, bits);
    storeHalf(fit.line.scale, out);
    storeCodes(fit.codes, 1 << (bits - 1), bits, out + 2);
}

/// Q4_1, Q5_1: d, m, codes
template<int bits>
void affine(const Block &x, const Block &weight, std::uint8_t *out)
{
    const auto fit = fitAffine(x, weight, bits);
    storeHalf(fit.line.scale, out);
    storeHalf(fit.line.offset, out + 2);
    storeCodes(fit.codes, 0, bits, out + 4);
}

template<std::size_t N, void (*block)(const Values<N> &, const Values<N> &, std::uint8_t *)>
void blocksOf(engine::TensorType type, std::span<const float> values, std::uint8_t *out,
              std::span<const float> importance)
{
    Values<N> x, weight;
    weight.fill(1);
    for (std::size_t at = 0; at < values.size(); at += N, out += engine::traits(type).blockBytes) {
        std::copy_n(values.begin() + std::ptrdiff_t(at), N, x.begin());
        for (auto &value : x)
            value = std::fabs(value) <= std::numeric_limits<float>::max() ? value : 0; // NaN and infinity
        if (!importance.empty())
            std::copy_n(importance.begin() + std::ptrdiff_t(at), N, weight.begin());
        block(x, weight, out);
    }
}

} // namespace

bool canQuantise(engine::TensorType type)
{
    return type != engine::TensorType::Q2_K && type != engine::TensorType::Q3_K;
}

void quantise(engine::TensorType type, std::span<const float> values, std::span<std::byte> blocks,
              std::span<const float> importance)
{
    using enum engine::TensorType;
    assert(values.size() % engine::traits(type).blockElements == 0 &&
           blocks.size() == engine::rowBytes(type, values.size()));
    assert(importance.empty() || importance.size() == values.size());
    auto *out = reinterpret_cast<std::uint8_t *>(blocks.data());
    const auto store16 = [&](auto convert) {
        for (const float value : values) {
            const std::uint16_t bits = convert(value);
            std::memcpy(out, &bits, sizeof bits);
            out += sizeof bits;
        }
    };
    switch (type) {
    case F32:
        if (!values.empty())
            std::memcpy(out, values.data(), values.size_bytes());
        return;
    case F16:
        return store16(engine::floatToHalf);
    case BF16:
        return store16(engine::floatToBfloat);
    case Q8_0:
        return blocksOf<32, q8_0>(type, values, out, importance);
    case Q4_0:
        return blocksOf<32, centred<4>>(type, values, out, importance);
    case Q5_0:
        return blocksOf<32, centred<5>>(type, values, out, importance);
    case Q4_1:
        return blocksOf<32, affine<4>>(type, values, out, importance);
    case Q5_1:
        return blocksOf<32, affine<5>>(type, values, out, importance);
    case Q4_K:
        return blocksOf<256, quantiseQ4K>(type, values, out, importance);
    case Q5_K:
        return blocksOf<256, quantiseQ5K>(type, values, out, importance);
    case Q6_K:
        return blocksOf<256, quantiseQ6K>(type, values, out, importance);
    case Q2_K:
    case Q3_K:
        break;
    }
    assert(!"canQuantise says no");
}

} // namespace formats
