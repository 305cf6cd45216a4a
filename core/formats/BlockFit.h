#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace formats {

// Least-squares fits of a block of N values by whole numbers. Loops have fixed lengths and no calls, so compilers
// vectorise them.

template<std::size_t N>
using Values = std::array<float, N>;
template<std::size_t N>
using Codes = std::array<std::int32_t, N>;

/// To the nearest whole number, ties to even, for |x| < 2^22.
inline std::int32_t nearest(float x)
{
    return std::bit_cast<std::int32_t>(x + 12582912.0f) - 0x4b400000;
}

/// x / scale, or 0 when that is not finite.
inline float inverse(float scale)
{
    const float result = 1 / scale;
    return std::isfinite(result) ? result : 0;
}

/// codes = the whole numbers from lowest to highest nearest to (x - offset) * inverse.
template<std::size_t N>
void encode(const Values<N> &x, float inverse, float offset, std::int32_t lowest, std::int32_t highest, Codes<N> &codes)
{
    const float low = float(lowest), high = float(highest);
    for (std::size_t i = 0; i < N; ++i)
        codes[i] = nearest(std::min(std::max((x[i] - offset) * inverse, low), high));
}

/// Weighted sum of squares of x - (scale * code + offset).
template<std::size_t N>
float squaredError(const Values<N> &x, const Values<N> &weight, const Codes<N> &codes, float scale, float offset)
{
    float sum = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const float difference = x[i] - (scale * float(codes[i]) + offset);
        sum += weight[i] * difference * difference;
    }
    return sum;
}

/// The scale that makes scale * code fit best.
template<std::size_t N>
float bestScale(const Values<N> &x, const Values<N> &weight, const Codes<N> &codes)
{
    float products = 0, squares = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const float code = float(codes[i]);
        products += weight[i] * x[i] * code;
        squares += weight[i] * code * code;
    }
    return squares > 0 ? products / squares : 0;
}

struct Line
{
    float scale = 0, offset = 0;
};

/// The line scale * code + offset that fits best. With `noPositiveOffset` the offset is at most 0.
template<std::size_t N>
Line bestLine(const Values<N> &x, const Values<N> &weight, const Codes<N> &codes, bool noPositiveOffset)
{
    float w = 0, q = 0, qq = 0, y = 0, qy = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const float code = float(codes[i]);
        w += weight[i];
        q += weight[i] * code;
        qq += weight[i] * code * code;
        y += weight[i] * x[i];
        qy += weight[i] * code * x[i];
    }
    const float determinant = w * qq - q * q;
    const float scaleAlone = qq > 0 ? qy / qq : 0;
    if (!(determinant > 0)) // all codes are the same
        return noPositiveOffset && y > 0 ? Line{scaleAlone, 0} : Line{0, w > 0 ? y / w : 0};
    Line line{(w * qy - q * y) / determinant, (qq * y - q * qy) / determinant};
    if (noPositiveOffset && line.offset > 0)
        line = {scaleAlone, 0};
    return line;
}

/// The value of largest magnitude, with its sign.
template<std::size_t N>
float largest(const Values<N> &x)
{
    float result = 0;
    for (const float value : x)
        if (std::fabs(value) > std::fabs(result))
            result = value;
    return result;
}

} // namespace formats
