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

void quantise512(const float *values, std::size_t groups, std::int8_t *codes, float *scales, float *weighted,
                 std::int32_t *sums32, std::int32_t *sums16)
{
    const __m512i magnitude = _mm512_set1_epi32(0x7fffffff);
    for (std::size_t g = 0; g < groups; ++g, values += 32, codes += 32) {
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
