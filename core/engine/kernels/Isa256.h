#pragma once

// Vector operations of 256 bits that AVX2 and AVX-VNNI share. Included after the compilation target is set.

#include "engine/kernels/Kernels.h"
#include "engine/kernels/Scale.h"

#include <immintrin.h>

namespace engine::kernels {
namespace {

struct Isa256
{
    using Int = __m256i;
    using Float = __m256;
    static constexpr int kLanes = 8;
    static constexpr int kFloatTile = 3;    ///< inputs at once, times
    static constexpr int kFloatVectors = 4; ///< vectors of rows, for floating-point layouts
    static constexpr int kTile = 4;

    static Int zero() { return _mm256_setzero_si256(); }
    static Float zeroFloat() { return _mm256_setzero_ps(); }
    static Int set(std::int32_t value) { return _mm256_set1_epi32(value); }
    static Float set(float value) { return _mm256_set1_ps(value); }
    static Int load(const std::byte *p) { return _mm256_load_si256(reinterpret_cast<const __m256i *>(p)); }
    static Int mask(Int v, char bits) { return _mm256_and_si256(v, _mm256_set1_epi8(bits)); }
    static Int maskOr(Int v, char bits, Int other) { return _mm256_or_si256(mask(v, bits), other); }
    template<int left>
    static Int shift(Int v) ///< of 16-bit units; bits that cross a byte are masked by the caller
    {
        if constexpr (left >= 0)
            return _mm256_slli_epi16(v, left);
        else
            return _mm256_srli_epi16(v, -left);
    }
    template<int left>
    static Int shiftLeft32(Int v)
    {
        return left == 0 ? v : _mm256_slli_epi32(v, left);
    }
    static void prefetch(const std::byte *p) ///< into the second-level cache: far ahead, the first would drop it
    {
        _mm_prefetch(reinterpret_cast<const char *>(p), _MM_HINT_T1);
    }

    static Float floats(const std::byte *p) { return _mm256_load_ps(reinterpret_cast<const float *>(p)); }
    static Float halves(const std::byte *p)
    {
        return _mm256_cvtph_ps(_mm_load_si128(reinterpret_cast<const __m128i *>(p)));
    }
    static Float bytes(const std::byte *p)
    {
        return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(p))));
    }
    static void bfloatPair(const std::byte *p, Float &even, Float &odd)
    {
        const Int pair = load(p);
        even = _mm256_castsi256_ps(_mm256_slli_epi32(pair, 16));
        odd = _mm256_castsi256_ps(_mm256_and_si256(pair, _mm256_set1_epi32(-65536)));
    }
    static Float toFloat(Int v) { return _mm256_cvtepi32_ps(v); }
    static Float multiply(Float a, Float b) { return _mm256_mul_ps(a, b); }
    static Float fma(Float a, Float b, Float c) { return _mm256_fmadd_ps(a, b, c); }
    static Float fnma(Float a, Float b, Float c) { return _mm256_fnmadd_ps(a, b, c); }
    static void store(float *p, Float v) { _mm256_storeu_ps(p, v); }
};

inline std::int32_t sumOfLanes(__m256i v)
{
    __m128i four = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(four, _mm_shuffle_epi32(four, 0xb1)));
}

void quantise256(const float *values, std::size_t groups, std::int8_t *codes, float *scales, float *weighted,
                 std::int32_t *sums32, std::int32_t *sums16)
{
    const __m256i magnitude = _mm256_set1_epi32(0x7fffffff);
    for (std::size_t g = 0; g < groups; ++g, values += 32, codes += 32) {
        __m256i bits = _mm256_setzero_si256(); // magnitudes compared as integers: NaN is the largest
        for (int i = 0; i < 4; ++i)
            bits = _mm256_max_epi32(bits,
                                    _mm256_and_si256(magnitude, _mm256_castps_si256(_mm256_loadu_ps(values + i * 8))));
        __m128i four = _mm_max_epi32(_mm256_castsi256_si128(bits), _mm256_extracti128_si256(bits, 1));
        four = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0x4e));
        four = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0xb1));
        const auto [scale, inverse] = scaleOfGroup(std::uint32_t(_mm_cvtsi128_si32(four)));

        __m256i q[4];
        for (int i = 0; i < 4; ++i) { // a factor of 0 must give 0 even for NaN
            const __m256 product = _mm256_mul_ps(_mm256_loadu_ps(values + i * 8), _mm256_set1_ps(inverse));
            q[i] = inverse == 0 ? _mm256_setzero_si256() : _mm256_cvtps_epi32(product);
        }
        const __m256i low = _mm256_packs_epi32(q[0], q[1]), high = _mm256_packs_epi32(q[2], q[3]);
        const __m256i packed =
            _mm256_permutevar8x32_epi32(_mm256_packs_epi16(low, high), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
        _mm256_storeu_si256(reinterpret_cast<__m256i *>(codes), packed);
        const std::int32_t first = sumOfLanes(_mm256_add_epi32(q[0], q[1])),
                           second = sumOfLanes(_mm256_add_epi32(q[2], q[3]));
        scales[g] = scale;
        weighted[g] = scale * float(first + second);
        sums16[2 * g] = -8 * first;
        sums16[2 * g + 1] = -8 * second;
        sums32[g] = -8 * (first + second);
    }
}

} // namespace
} // namespace engine::kernels
