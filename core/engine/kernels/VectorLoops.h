#pragma once

// The functions of Vectors as plain loops, which the compiler vectorises for the instruction set that is set where this
// is included. Before it, the includer defines kFused (constexpr bool): whether multiply-add is one instruction.

#include "engine/kernels/Vectors.h"

namespace engine::kernels {
namespace {

constexpr std::size_t kLanes = 16; // sums run in this many lanes whatever the vectors' width

inline float madd(float a, float b, float c)
{
    if constexpr (kFused)
        return __builtin_fmaf(a, b, c);
    else
        return a * b + c;
}

inline float fold(const float (&lanes)[kLanes])
{
    float total = 0;
    for (const float lane : lanes)
        total += lane;
    return total;
}

inline float expOf(float x)
{
    constexpr float kLow = -87.3f, kHigh = 88.3f; // beyond: 0, and a number near the largest
    constexpr float kRound = 12582912.0f;         // 1.5 * 2^23: adding it rounds to a whole number in the low bits
    const float clamped = x < kLow ? kLow : x > kHigh ? kHigh : x;
    const float shifted = clamped * 1.44269504f + kRound;
    const float whole = shifted - kRound;
    float rest = madd(whole, -0.693359375f, clamped);
    rest = madd(whole, 2.12194440e-4f, rest);
    float p = 1.9875691500e-4f;
    p = madd(p, rest, 1.3981999507e-3f);
    p = madd(p, rest, 8.3334519073e-3f);
    p = madd(p, rest, 4.1665795894e-2f);
    p = madd(p, rest, 1.6666665459e-1f);
    p = madd(p, rest, 5.0000001201e-1f);
    p = madd(p, rest * rest, rest + 1.0f);
    unsigned bits;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    bits = (bits - 0x4b400000u + 127u) << 23;
    float power;
    __builtin_memcpy(&power, &bits, sizeof power);
    return x < kLow ? 0.0f : p * power;
}

inline float sigmoidOf(float x)
{
    return 1.0f / (1.0f + expOf(-x));
}

inline float tanhOf(float x)
{
    const float size = x < 0 ? -x : x;
    const float square = x * x;
    float p = -5.70498872745e-3f;
    p = madd(p, square, 2.06390887954e-2f);
    p = madd(p, square, -5.37397155531e-2f);
    p = madd(p, square, 1.33314422036e-1f);
    p = madd(p, square, -3.33332819422e-1f);
    const float near = madd(p * square, x, x);
    const float far = 1.0f - 2.0f / (expOf(2.0f * size) + 1.0f);
    return size < 0.625f ? near : x < 0 ? -far : far;
}

bool finite(const float *x, std::size_t n)
{
    unsigned bad = 0;
    for (std::size_t i = 0; i < n; ++i) {
        unsigned bits;
        __builtin_memcpy(&bits, x + i, sizeof bits);
        bad |= (bits & 0x7f800000u) == 0x7f800000u ? 1u : 0u;
    }
    return bad == 0;
}

float dot3(const float *x, const float *y, const float *z, std::size_t n)
{
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::size_t j = 0; j < kLanes; ++j)
            lanes[j] = madd(x[i + j] * y[i + j], z[i + j], lanes[j]);
    for (std::size_t j = 0; i < n; ++i, ++j)
        lanes[j] = madd(x[i] * y[i], z[i], lanes[j]);
    return fold(lanes);
}

/// Sum of the values, and of the squares of their distance to `middle`.
inline float sumOf(const float *x, std::size_t n)
{
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::size_t j = 0; j < kLanes; ++j)
            lanes[j] += x[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j)
        lanes[j] += x[i];
    return fold(lanes);
}

inline float squaresOf(const float *x, float middle, std::size_t n)
{
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::size_t j = 0; j < kLanes; ++j)
            lanes[j] = madd(x[i + j] - middle, x[i + j] - middle, lanes[j]);
    for (std::size_t j = 0; i < n; ++i, ++j)
        lanes[j] = madd(x[i] - middle, x[i] - middle, lanes[j]);
    return fold(lanes);
}

void normalise(const float *x, const float *weight, const float *bias, float epsilon, float *out, std::size_t n)
{
    const float mean = sumOf(x, n) / float(n);
    const float factor = 1.0f / __builtin_sqrtf(squaresOf(x, mean, n) / float(n) + epsilon);
    for (std::size_t i = 0; i < n; ++i)
        out[i] = madd((x[i] - mean) * factor, weight[i], bias[i]);
}

void add(float *x, const float *y, float factor, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] = madd(factor, y[i], x[i]);
}

void multiply(float *x, const float *y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] *= y[i];
}

void mix(const float *x, const float *previous, const float *weight, float *out, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = madd(previous[i] - x[i], weight[i], x[i]);
}

void sigmoid(float *x, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] = sigmoidOf(x[i]);
}

void sigmoidSum(float *x, const float *y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] = sigmoidOf(x[i] + y[i]);
}

void tanh(float *x, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] = tanhOf(x[i]);
}

void squaredRelu(float *x, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float positive = x[i] < 0 ? 0 : x[i]; // NaN stays NaN
        x[i] = positive * positive;
    }
}

void gateSilu(float *x, const float *g, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] *= g[i] * sigmoidOf(g[i]);
}

void decay7(float *x, const float *y, std::size_t n)
{
    constexpr float kLargest = 0.60653066f; // exp(-0.5)
    for (std::size_t i = 0; i < n; ++i)
        x[i] = expOf(-kLargest * sigmoidOf(x[i] + y[i]));
}

void decay6(float *x, const float *y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] = expOf(-expOf(x[i] + y[i]));
}

void keys7(float *k, const float *a, const float *removalKey, const float *keyRate, float *removal, float *replacement,
           std::size_t n)
{
    constexpr float kSmallestNorm = 1e-12f;
    for (std::size_t i = 0; i < n; ++i)
        removal[i] = k[i] * removalKey[i];
    const float norm = __builtin_sqrtf(squaresOf(removal, 0, n));
    const float factor = 1.0f / (norm < kSmallestNorm ? kSmallestNorm : norm);
    for (std::size_t i = 0; i < n; ++i) {
        replacement[i] = removal[i] * factor * a[i];
        removal[i] *= -factor;
        k[i] *= madd(a[i] - 1.0f, keyRate[i], 1.0f);
    }
}

/// `wide` vectors of values, whose sums stay in registers.
template<int wide>
inline void recurrence7Values(float *__restrict S, const float *r, const float *w, const float *k, const float *v,
                              const float *removal, const float *replacement, float *__restrict y, std::size_t n)
{
    typename Wide::Type removed[wide], value[wide], sum[wide];
#pragma GCC unroll 4
    for (int q = 0; q < wide; ++q) {
        removed[q] = sum[q] = Wide::set(0);
        value[q] = Wide::load(v + q * Wide::kValues);
    }
    const float *from = S;
    for (std::size_t i = 0; i < n; ++i, from += n)
#pragma GCC unroll 4
        for (int q = 0; q < wide; ++q)
            removed[q] = Wide::fma(Wide::load(from + q * Wide::kValues), Wide::set(removal[i]), removed[q]);
    float *row = S;
    for (std::size_t i = 0; i < n; ++i, row += n) {
        const auto wi = Wide::set(w[i]), bi = Wide::set(replacement[i]), ki = Wide::set(k[i]), ri = Wide::set(r[i]);
#pragma GCC unroll 4
        for (int q = 0; q < wide; ++q) {
            const auto taken = Wide::fma(removed[q], bi, Wide::multiply(value[q], ki));
            const auto next = Wide::fma(Wide::load(row + q * Wide::kValues), wi, taken);
            Wide::store(row + q * Wide::kValues, next);
            sum[q] = Wide::fma(next, ri, sum[q]);
        }
    }
#pragma GCC unroll 4
    for (int q = 0; q < wide; ++q)
        Wide::store(y + q * Wide::kValues, sum[q]);
}

inline void recurrence7Value(float *S, const float *r, const float *w, const float *k, float v, const float *removal,
                             const float *replacement, float *y, std::size_t n)
{
    float removed = 0, sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        removed = madd(S[i * n], removal[i], removed);
    for (std::size_t i = 0; i < n; ++i) {
        const float next = madd(S[i * n], w[i], madd(removed, replacement[i], v * k[i]));
        S[i * n] = next;
        sum = madd(next, r[i], sum);
    }
    *y = sum;
}

void recurrence7(float *S, const float *r, const float *w, const float *k, const float *v, const float *removal,
                 const float *replacement, float *y, std::size_t n)
{
    std::size_t j = 0;
    for (; j + 4 * Wide::kValues <= n; j += 4 * Wide::kValues)
        recurrence7Values<4>(S + j, r, w, k, v + j, removal, replacement, y + j, n);
    for (; j + Wide::kValues <= n; j += Wide::kValues)
        recurrence7Values<1>(S + j, r, w, k, v + j, removal, replacement, y + j, n);
    for (; j < n; ++j)
        recurrence7Value(S + j, r, w, k, v[j], removal, replacement, y + j, n);
}

void finish7(float *y, const float *v, float bonus, const float *g, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        y[i] = madd(bonus, v[i], y[i]) * g[i];
}

template<int wide>
inline void recurrence6Values(float *__restrict S, const float *r, const float *w, const float *k, const float *v,
                              const float *u, float *__restrict y, std::size_t n)
{
    typename Wide::Type value[wide], sum[wide];
#pragma GCC unroll 4
    for (int q = 0; q < wide; ++q) {
        sum[q] = Wide::set(0);
        value[q] = Wide::load(v + q * Wide::kValues);
    }
    float *row = S;
    for (std::size_t i = 0; i < n; ++i, row += n) {
        const auto wi = Wide::set(w[i]), ui = Wide::set(u[i]), ki = Wide::set(k[i]), ri = Wide::set(r[i]);
#pragma GCC unroll 4
        for (int q = 0; q < wide; ++q) {
            const auto kv = Wide::multiply(ki, value[q]), before = Wide::load(row + q * Wide::kValues);
            sum[q] = Wide::fma(ri, Wide::fma(ui, kv, before), sum[q]);
            Wide::store(row + q * Wide::kValues, Wide::fma(wi, before, kv));
        }
    }
#pragma GCC unroll 4
    for (int q = 0; q < wide; ++q)
        Wide::store(y + q * Wide::kValues, sum[q]);
}

inline void recurrence6Value(float *S, const float *r, const float *w, const float *k, float v, const float *u,
                             float *y, std::size_t n)
{
    float sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const float kv = k[i] * v, before = S[i * n];
        sum = madd(r[i], madd(u[i], kv, before), sum);
        S[i * n] = madd(w[i], before, kv);
    }
    *y = sum;
}

void recurrence6(float *S, const float *r, const float *w, const float *k, const float *v, const float *u, float *y,
                 std::size_t n)
{
    std::size_t j = 0;
    for (; j + 4 * Wide::kValues <= n; j += 4 * Wide::kValues)
        recurrence6Values<4>(S + j, r, w, k, v + j, u, y + j, n);
    for (; j + Wide::kValues <= n; j += Wide::kValues)
        recurrence6Values<1>(S + j, r, w, k, v + j, u, y + j, n);
    for (; j < n; ++j)
        recurrence6Value(S + j, r, w, k, v[j], u, y + j, n);
}

void recurrence4(float *__restrict aa, float *__restrict bb, float *__restrict pp, const float *__restrict r,
                 const float *__restrict k, const float *__restrict v, const float *__restrict w,
                 const float *__restrict u, float *__restrict y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float bonus = u[i] + k[i], top = pp[i] > bonus ? pp[i] : bonus;
        const float past = expOf(pp[i] - top), now = expOf(bonus - top);
        y[i] = sigmoidOf(r[i]) * (madd(past, aa[i], now * v[i]) / madd(past, bb[i], now));
        const float decayed = pp[i] + w[i], next = decayed > k[i] ? decayed : k[i];
        const float keep = expOf(decayed - next), take = expOf(k[i] - next);
        aa[i] = madd(keep, aa[i], take * v[i]);
        bb[i] = madd(keep, bb[i], take);
        pp[i] = next;
    }
}

constexpr Vectors kVectors{finite, dot3,       normalise,   add,         multiply,    mix,        sigmoid,
                           sigmoidSum, tanh,        squaredRelu, gateSilu,    decay7,     decay6,
                           keys7,      recurrence7, finish7,     recurrence6, recurrence4};

} // namespace
} // namespace engine::kernels
