#include "engine/kernels/Kernels.h"

#if defined(__x86_64__)

#include "engine/kernels/Scale.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <immintrin.h>
#include <limits>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"))),   \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma,f16c,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")
#endif
#include "engine/kernels/Rounded512.h"
#include "engine/kernels/TableOf.h"

namespace engine::kernels {
namespace {

struct Avx512
{
    using Int = __m512i;
    using Float = __m512;
    static constexpr int kLanes = 16;
    static constexpr int kFloatTile = 6;    ///< inputs at once, times
    static constexpr int kFloatVectors = 4; ///< vectors of rows, for floating-point layouts
    static constexpr int kTile = 8;
    static constexpr bool kSignedBytes = false;

    static Int zero() { return _mm512_setzero_si512(); }
    static Float zeroFloat() { return _mm512_setzero_ps(); }
    static Int set(std::int32_t value) { return _mm512_set1_epi32(value); }
    static Float set(float value) { return _mm512_set1_ps(value); }
    static Int load(const std::byte *p) { return _mm512_load_si512(p); }
    static Int mask(Int v, char bits) { return _mm512_and_si512(v, _mm512_set1_epi8(bits)); }
    static Int maskOr(Int v, char bits, Int other)
    {
        return _mm512_ternarylogic_epi32(v, _mm512_set1_epi8(bits), other, 0xea); // (v & bits) | other
    }
    template<int left>
    static Int shift(Int v) ///< of 16-bit units; bits that cross a byte are masked by the caller
    {
        if constexpr (left >= 0)
            return _mm512_slli_epi16(v, left);
        else
            return _mm512_srli_epi16(v, -left);
    }
    template<int left>
    static Int shiftLeft32(Int v)
    {
        return left == 0 ? v : _mm512_slli_epi32(v, left);
    }
    static void prefetch(const std::byte *p) ///< into the second-level cache: far ahead, the first would drop it
    {
        _mm_prefetch(reinterpret_cast<const char *>(p), _MM_HINT_T1);
    }

    /// In two chains to hide the latency: the sum of integers does not depend on the order.
    template<int bits, int count>
    static Int dot(const Int *w, const std::int8_t *codes, Int sum)
    {
        Int other = zero();
#pragma GCC unroll 8
        for (int c = 0; c < count; c += 2) {
            sum = _mm512_dpbusd_epi32(sum, w[c], set(fourCodes(codes + c * 4)));
            other = _mm512_dpbusd_epi32(other, w[c + 1], set(fourCodes(codes + c * 4 + 4)));
        }
        return _mm512_add_epi32(sum, other);
    }

    static Float floats(const std::byte *p)
    {
        return _mm512_load_ps(p);
    }
    static Float halves(const std::byte *p)
    {
        return _mm512_cvtph_ps(_mm256_load_si256(reinterpret_cast<const __m256i *>(p)));
    }
    static Float bytes(const std::byte *p)
    {
        return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_load_si128(reinterpret_cast<const __m128i *>(p))));
    }
    static void bfloatPair(const std::byte *p, Float &even, Float &odd)
    {
        const Int pair = load(p);
        even = _mm512_castsi512_ps(_mm512_slli_epi32(pair, 16));
        odd = _mm512_castsi512_ps(_mm512_and_si512(pair, _mm512_set1_epi32(-65536)));
    }
    static Float toFloat(Int v)
    {
        return _mm512_cvtepi32_ps(v);
    }
    static Float multiply(Float a, Float b)
    {
        return _mm512_mul_ps(a, b);
    }
    static Float fma(Float a, Float b, Float c)
    {
        return _mm512_fmadd_ps(a, b, c);
    }
    static Float fnma(Float a, Float b, Float c)
    {
        return _mm512_fnmadd_ps(a, b, c);
    }
    static void store(float *p, Float v)
    {
        _mm512_storeu_ps(p, v);
    }
};

inline __m512i larger(__m512i a, __m512i b)
{
    return _mm512_max_epi32(a, b);
}

inline __m512i sum(__m512i a, __m512i b)
{
    return _mm512_add_epi32(a, b);
}

inline __m512i timesMinusEight(__m512i v)
{
    return _mm512_slli_epi32(_mm512_sub_epi32(_mm512_setzero_si512(), v), 3);
}

/// Lane i of the result: all lanes of v[i] combined.
template<__m512i (*combine)(__m512i, __m512i)>
inline __m512i foldEach(__m512i (&v)[16])
{
    for (int i = 0; i < 8; ++i) // to 256 bits of v[i] and v[i + 8]
        v[i] = combine(_mm512_shuffle_i64x2(v[i], v[i + 8], 0x44), _mm512_shuffle_i64x2(v[i], v[i + 8], 0xee));
    for (int i = 0; i < 4; ++i) // to 128 bits of i, i + 8, i + 4, i + 12
        v[i] = combine(_mm512_shuffle_i64x2(v[i], v[i + 4], 0x88), _mm512_shuffle_i64x2(v[i], v[i + 4], 0xdd));
    for (int i = 0; i < 2; ++i)
        v[i] = combine(_mm512_unpacklo_epi64(v[i], v[i + 2]), _mm512_unpackhi_epi64(v[i], v[i + 2]));
    const __m512 a = _mm512_castsi512_ps(v[0]), b = _mm512_castsi512_ps(v[1]);
    const __m512i folded =
        combine(_mm512_castps_si512(_mm512_shuffle_ps(a, b, 0x88)), _mm512_castps_si512(_mm512_shuffle_ps(a, b, 0xdd)));
    return _mm512_permutexvar_epi32(_mm512_setr_epi32(0, 2, 1, 3, 8, 10, 9, 11, 4, 6, 5, 7, 12, 14, 13, 15), folded);
}

/// 16 groups: what is done once for a group is done for all of them in one vector.
inline void quantiseSixteen(const float *values, std::int8_t *codes, float *scales, float *weighted,
                            std::int32_t *sums32, std::int32_t *sums16)
{
    const __m512i magnitude = _mm512_set1_epi32(0x7fffffff);
    __m512i magnitudes[16];
    for (int g = 0; g < 16; ++g)
        magnitudes[g] =
            _mm512_max_epi32(_mm512_and_si512(_mm512_castps_si512(_mm512_loadu_ps(values + g * 32)), magnitude),
                             _mm512_and_si512(_mm512_castps_si512(_mm512_loadu_ps(values + g * 32 + 16)), magnitude));
    const __m512i bits = foldEach<larger>(magnitudes);

    // As scaleOfGroup.
    const __m512 largest = _mm512_castsi512_ps(bits);
    const __mmask16 infinite = _mm512_cmpge_epi32_mask(bits, _mm512_set1_epi32(0x7f800000));
    const __mmask16 some = _mm512_cmpge_epi32_mask(bits, _mm512_castps_si512(_mm512_set1_ps(0x1p-100f))) & ~infinite;
    const __m512 scale = _mm512_mask_blend_ps(infinite, _mm512_maskz_div_ps(some, largest, _mm512_set1_ps(127)),
                                              _mm512_set1_ps(std::numeric_limits<float>::quiet_NaN()));
    alignas(64) float inverse[16];
    _mm512_store_ps(inverse, _mm512_maskz_div_ps(some, _mm512_set1_ps(127), largest));

    __m512i first[16], second[16];
    for (int g = 0; g < 16; ++g) {
        const __m512 factor = _mm512_set1_ps(inverse[g]);
        const __mmask16 any = some >> g & 1 ? 0xffff : 0; // a factor of 0 must give 0 even for NaN
        first[g] = _mm512_maskz_cvtps_epi32(any, _mm512_mul_ps(_mm512_loadu_ps(values + g * 32), factor));
        second[g] = _mm512_maskz_cvtps_epi32(any, _mm512_mul_ps(_mm512_loadu_ps(values + g * 32 + 16), factor));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(codes + g * 32), _mm512_cvtepi32_epi8(first[g]));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(codes + g * 32 + 16), _mm512_cvtepi32_epi8(second[g]));
    }
    const __m512i firstSums = foldEach<sum>(first), secondSums = foldEach<sum>(second);
    const __m512i sums = _mm512_add_epi32(firstSums, secondSums);
    _mm512_storeu_ps(scales, scale);
    _mm512_storeu_ps(weighted, _mm512_mul_ps(scale, _mm512_cvtepi32_ps(sums)));
    _mm512_storeu_si512(sums32, timesMinusEight(sums));
    const __m512i a = timesMinusEight(firstSums), b = timesMinusEight(secondSums);
    const __m512i lower = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    _mm512_storeu_si512(sums16, _mm512_permutex2var_epi32(a, lower, b));
    _mm512_storeu_si512(sums16 + 16, _mm512_permutex2var_epi32(a, _mm512_add_epi32(lower, _mm512_set1_epi32(8)), b));
}

void quantise512(const float *values, std::size_t groups, std::int8_t *codes, float *scales, float *weighted,
                 std::int32_t *sums32, std::int32_t *sums16)
{
    const __m512i magnitude = _mm512_set1_epi32(0x7fffffff);
    std::size_t g = 0;
    for (; g + 16 <= groups; g += 16, values += 16 * 32, codes += 16 * 32)
        quantiseSixteen(values, codes, scales + g, weighted + g, sums32 + g, sums16 + 2 * g);
    for (; g < groups; ++g, values += 32, codes += 32) {
        const __m512 a = _mm512_loadu_ps(values), b = _mm512_loadu_ps(values + 16);
        const __m512i bits = _mm512_max_epi32(_mm512_and_si512(_mm512_castps_si512(a), magnitude),
                                              _mm512_and_si512(_mm512_castps_si512(b), magnitude));
        const auto [scale, inverse] = scaleOfGroup(std::uint32_t(_mm512_reduce_max_epi32(bits))); // NaN is the largest
        const __mmask16 any = inverse == 0 ? 0 : 0xffff; // a factor of 0 must give 0 even for NaN
        const __m512i first = _mm512_maskz_cvtps_epi32(any, _mm512_mul_ps(a, _mm512_set1_ps(inverse)));
        const __m512i second = _mm512_maskz_cvtps_epi32(any, _mm512_mul_ps(b, _mm512_set1_ps(inverse)));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(codes), _mm512_cvtepi32_epi8(first));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(codes + 16), _mm512_cvtepi32_epi8(second));
        const std::int32_t firstSum = _mm512_reduce_add_epi32(first), secondSum = _mm512_reduce_add_epi32(second);
        scales[g] = scale;
        weighted[g] = scale * float(firstSum + secondSum);
        sums16[2 * g] = -8 * firstSum;
        sums16[2 * g + 1] = -8 * secondSum;
        sums32[g] = -8 * (firstSum + secondSum);
    }
}

/// For the types of 2 to 5 bits, whose own rounding is ten times as large.
constexpr Table withRounded(Table table)
{
    table.rounded[int(Layout::Q2_K)] = roundedProduct<Avx512, format(Layout::Q2_K)>;
    table.rounded[int(Layout::Q3_K)] = roundedProduct<Avx512, format(Layout::Q3_K)>;
    table.rounded[int(Layout::Q4_K)] = roundedProduct<Avx512, format(Layout::Q4_K)>;
    table.rounded[int(Layout::Q5_K)] = roundedProduct<Avx512, format(Layout::Q5_K)>;
    return table;
}

constexpr Table kTable = withRounded(tableOf<Avx512>("avx512", quantise512));

} // namespace
} // namespace engine::kernels
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace engine::kernels {
const Table *avx512()
{
    const bool here = avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512vnni");
    return here ? &kTable : nullptr;
}
} // namespace engine::kernels

#endif
