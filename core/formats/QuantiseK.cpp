#include "formats/QuantiseK.h"

#include "engine/Tensor.h"

#include <cstring>
#include <limits>

namespace formats {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

float asHalf(float value)
{
    return engine::halfToFloat(engine::floatToHalf(std::min(std::max(value, -65504.0f), 65504.0f)));
}

void storeHalf(float value, std::uint8_t *out)
{
    const auto half = engine::floatToHalf(value);
    std::memcpy(out, &half, sizeof half);
}

template<std::size_t N>
std::array<Values<N>, 256 / N> split(const Values<256> &x)
{
    std::array<Values<N>, 256 / N> groups;
    for (std::size_t i = 0; i < 256; ++i)
        groups[i / N][i % N] = x[i];
    return groups;
}

// ---- Q4_K, Q5_K: 8 groups of 32, value = (d * scale) * code - (dmin * minimum); scale and minimum have 6 bits

constexpr std::size_t kGroups = 8;

struct Group
{
    Values<32> x, weight;
    Codes<32> codes;
    std::int32_t scale = 0, minimum = 0;
    float error = 0;
};

/// The best line below or at zero, without rounding of its two numbers.
Line fitGroup(const Group &group, std::int32_t highest)
{
    const auto [lowest, top] = std::minmax_element(group.x.begin(), group.x.end());
    const float low = std::min(*lowest, 0.0f), high = *top;
    if (high <= low)
        return {0, low};
    Line best;
    float bestError = kInfinity;
    Codes<32> codes;
    for (int step = -8; step <= 12; step += 2) {
        const float scale = (high - low) / (float(highest) + 0.12f * float(step));
        encode(group.x, inverse(scale), low, 0, highest, codes);
        auto line = bestLine(group.x, group.weight, codes, true);
        encode(group.x, inverse(line.scale), line.offset, 0, highest, codes);
        line = bestLine(group.x, group.weight, codes, true);
        const float error = squaredError(group.x, group.weight, codes, line.scale, line.offset);
        if (line.scale >= 0 && error < bestError) {
            bestError = error;
            best = line;
        }
    }
    return best;
}

/// Tries the neighbours of a group's two small numbers and keeps what fits best.
void refine(Group &group, float d, float dmin, std::int32_t highest)
{
    const auto scale = group.scale, minimum = group.minimum;
    group.error = kInfinity;
    Codes<32> codes;
    for (auto s = std::max(0, scale - 1); s <= std::min(63, scale + 1); ++s)
        for (auto m = std::max(0, minimum - 1); m <= std::min(63, minimum + 1); ++m) {
            const float step = d * float(s), offset = -(dmin * float(m));
            encode(group.x, inverse(step), offset, 0, highest, codes);
            const float error = squaredError(group.x, group.weight, codes, step, offset);
            if (error < group.error) {
                group.error = error;
                group.scale = s;
                group.minimum = m;
                group.codes = codes;
            }
        }
}

struct Super
{
    std::array<Group, kGroups> groups;
    float d = 0, dmin = 0;
    float error = kInfinity;
};

void refineAll(Super &super, float d, float dmin, std::int32_t highest)
{
    super.d = asHalf(d);
    super.dmin = asHalf(dmin);
    super.error = 0;
    for (auto &group : super.groups) {
        refine(group, super.d, super.dmin, highest);
        super.error += group.error;
    }
}

/// The d and dmin that fit all groups best as they are encoded now.
Line bestFactors(const Super &super)
{
    double aa = 0, bb = 0, ab = 0, ay = 0, by = 0; // value = d * a + dmin * b, a = scale * code, b = -minimum
    for (const auto &group : super.groups)
        for (std::size_t i = 0; i < 32; ++i) {
            const double w = double(group.weight[i]), a = double(group.scale) * group.codes[i],
                         b = -double(group.minimum);
            aa += w * a * a;
            bb += w * b * b;
            ab += w * a * b;
            ay += w * a * double(group.x[i]);
            by += w * b * double(group.x[i]);
        }
    const double determinant = aa * bb - ab * ab;
    if (determinant > 1e-12 * aa * bb)
        return {float((bb * ay - ab * by) / determinant), float((aa * by - ab * ay) / determinant)};
    return {aa > 0 ? float(ay / aa) : 0, super.dmin};
}

Super fitSuper(const Values<256> &x, const Values<256> &weight, std::int32_t highest)
{
    Super super;
    const auto xs = split<32>(x), weights = split<32>(weight);
    std::array<Line, kGroups> lines;
    float topScale = 0, topMinimum = 0;
    for (std::size_t g = 0; g < kGroups; ++g) {
        super.groups[g].x = xs[g];
        super.groups[g].weight = weights[g];
        lines[g] = fitGroup(super.groups[g], highest);
        topScale = std::max(topScale, lines[g].scale);
        topMinimum = std::max(topMinimum, -lines[g].offset);
    }
    const float d = asHalf(topScale / 63), dmin = asHalf(topMinimum / 63);
    for (std::size_t g = 0; g < kGroups; ++g) {
        super.groups[g].scale = nearest(std::min(lines[g].scale * inverse(d), 63.0f));
        super.groups[g].minimum = nearest(std::min(-lines[g].offset * inverse(dmin), 63.0f));
    }
    refineAll(super, d, dmin, highest);
    for (int round = 0; round < 3; ++round) {
        const auto factors = bestFactors(super);
        if (factors.scale < 0 || factors.offset < 0)
            break;
        Super next = super;
        refineAll(next, factors.scale, factors.offset, highest);
        if (!(next.error < super.error))
            break;
        super = next;
    }
    return super;
}

void storeScales(const Super &super, std::uint8_t *out)
{
    std::memset(out, 0, 12);
    for (std::size_t g = 0; g < kGroups; ++g) {
        const auto scale = static_cast<unsigned>(super.groups[g].scale),
                   minimum = static_cast<unsigned>(super.groups[g].minimum);
        if (g < 4) {
            out[g] = static_cast<std::uint8_t>(out[g] | scale);
            out[g + 4] = static_cast<std::uint8_t>(out[g + 4] | minimum);
        } else {
            out[g + 4] = static_cast<std::uint8_t>((scale & 15) | (minimum & 15) << 4);
            out[g - 4] = static_cast<std::uint8_t>(out[g - 4] | scale >> 4 << 6);
            out[g] = static_cast<std::uint8_t>(out[g] | minimum >> 4 << 6);
        }
    }
}

void storeSuper(const Super &super, bool fiveBits, std::uint8_t *out)
{
    storeHalf(super.d, out);
    storeHalf(super.dmin, out + 2);
    storeScales(super, out + 4);
    auto *high = out + 16, *low = out + (fiveBits ? 48 : 16);
    std::memset(high, 0, fiveBits ? 160 : 128);
    for (std::size_t g = 0; g < kGroups; ++g)
        for (std::size_t i = 0; i < 32; ++i) {
            const auto code = static_cast<unsigned>(super.groups[g].codes[i]);
            auto &byte = low[g / 2 * 32 + i];
            byte = static_cast<std::uint8_t>(byte | (code & 15) << (g % 2 * 4));
            if (fiveBits)
                high[i] = static_cast<std::uint8_t>(high[i] | code >> 4 << g);
        }
}

// ---- Q6_K: 16 groups of 16, value = (d * scale) * code, scale has 8 bits, code is -32 to 31

struct SmallGroup
{
    Values<16> x, weight;
    Codes<16> codes;
    std::int32_t scale = 0;
    float error = 0;
};

float fitSmallGroup(const SmallGroup &group)
{
    const float peak = largest(group.x);
    if (peak == 0)
        return 0;
    float best = 0, bestError = kInfinity;
    Codes<16> codes;
    for (int step = -8; step <= 10; step += 2)
        for (const float end : {-32.0f, 31.0f}) {
            encode(group.x, (end - std::copysign(0.12f * float(step), end)) / peak, 0.0f, -32, 31, codes);
            const float scale = bestScale(group.x, group.weight, codes);
            const float error = squaredError(group.x, group.weight, codes, scale, 0.0f);
            if (error < bestError) {
                bestError = error;
                best = scale;
            }
        }
    return best;
}

void refine(SmallGroup &group, float d)
{
    const auto scale = group.scale;
    group.error = kInfinity;
    Codes<16> codes;
    for (auto s = std::max(-128, scale - 1); s <= std::min(127, scale + 1); ++s) {
        const float step = d * float(s);
        encode(group.x, inverse(step), 0.0f, -32, 31, codes);
        const float error = squaredError(group.x, group.weight, codes, step, 0.0f);
        if (error < group.error) {
            group.error = error;
            group.scale = s;
            group.codes = codes;
        }
    }
}

struct SmallSuper
{
    std::array<SmallGroup, 16> groups;
    float d = 0;
    float error = kInfinity;
};

void refineAll(SmallSuper &super, float d)
{
    super.d = asHalf(d);
    super.error = 0;
    for (auto &group : super.groups) {
        refine(group, super.d);
        super.error += group.error;
    }
}

float bestFactor(const SmallSuper &super)
{
    double squares = 0, products = 0;
    for (const auto &group : super.groups)
        for (std::size_t i = 0; i < 16; ++i) {
            const double a = double(group.scale) * group.codes[i];
            squares += double(group.weight[i]) * a * a;
            products += double(group.weight[i]) * a * double(group.x[i]);
        }
    return squares > 0 ? float(products / squares) : 0;
}

SmallSuper fitSmallSuper(const Values<256> &x, const Values<256> &weight)
{
    SmallSuper super;
    const auto xs = split<16>(x), weights = split<16>(weight);
    Values<16> scales;
    for (std::size_t g = 0; g < 16; ++g) {
        super.groups[g].x = xs[g];
        super.groups[g].weight = weights[g];
        scales[g] = fitSmallGroup(super.groups[g]);
    }
    const float d = asHalf(largest(scales) / -128);
    for (std::size_t g = 0; g < 16; ++g)
        super.groups[g].scale = nearest(std::min(std::max(scales[g] * inverse(d), -128.0f), 127.0f));
    refineAll(super, d);
    for (int round = 0; round < 3; ++round) {
        SmallSuper next = super;
        refineAll(next, bestFactor(super));
        if (!(next.error < super.error))
            break;
        super = next;
    }
    return super;
}

} // namespace

void quantiseQ4K(const Values<256> &x, const Values<256> &weight, std::uint8_t *out)
{
    storeSuper(fitSuper(x, weight, 15), false, out);
}

void quantiseQ5K(const Values<256> &x, const Values<256> &weight, std::uint8_t *out)
{
    storeSuper(fitSuper(x, weight, 31), true, out);
}

void quantiseQ6K(const Values<256> &x, const Values<256> &weight, std::uint8_t *out)
{
    const auto super = fitSmallSuper(x, weight);
    std::memset(out, 0, 192);
    for (std::size_t i = 0; i < 256; ++i) {
        const auto code = static_cast<unsigned>(super.groups[i / 16].codes[i % 16] + 32);
        const auto part = i / 128, quarter = i % 128 / 32, at = i % 32;
        auto &low = out[part * 64 + quarter % 2 * 32 + at], &high = out[128 + part * 32 + at];
        low = static_cast<std::uint8_t>(low | (code & 15) << (quarter / 2 * 4));
        high = static_cast<std::uint8_t>(high | code >> 4 << (quarter * 2));
    }
    for (std::size_t g = 0; g < 16; ++g)
        out[192 + g] = static_cast<std::uint8_t>(super.groups[g].scale);
    storeHalf(super.d, out + 208);
}

} // namespace formats
