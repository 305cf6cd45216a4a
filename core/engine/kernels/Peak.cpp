#include "engine/kernels/Peak.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace engine::kernels {

namespace {
constexpr int kChains = 12; // more than latency times throughput

thread_local volatile int sink; // keeps results alive

struct Loop
{
    double operationsPerTurn;
    void (*run)(std::size_t turns);
};

void portable(std::size_t turns)
{
    float sums[kChains * 8] = {};
    volatile float start = 1;
    const float x = start;
    for (std::size_t i = 0; i < turns; ++i)
        for (float &sum : sums)
            sum = sum * x + x;
    float total = 0;
    for (const float sum : sums)
        total += sum;
    sink = int(total > 0);
}

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512vnni"))) void int8Avx512(std::size_t turns)
{
    __m512i sums[kChains] = {};
    for (auto &sum : sums)
        __asm__("" : "+v"(sum)); // chains of their own, not one seen twelve times
    __m512i x = _mm512_set1_epi32(sink);
    for (std::size_t i = 0; i < turns; ++i) {
#pragma GCC unroll 12
        for (int c = 0; c < kChains; ++c)
            sums[c] = _mm512_dpbusd_epi32(sums[c], x, x);
        __asm__("" : "+v"(x)); // so that no turn is left out
    }
    for (int c = 1; c < kChains; ++c)
        sums[0] = _mm512_add_epi32(sums[0], sums[c]);
    sink = _mm_cvtsi128_si32(_mm512_castsi512_si128(sums[0]));
}

__attribute__((target("avx512f,avx512bf16"))) void bfloat16Avx512(std::size_t turns)
{
    __m512 sums[kChains] = {};
    for (auto &sum : sums)
        __asm__("" : "+v"(sum)); // chains of their own, not one seen twelve times
    __m512i x = _mm512_set1_epi32(sink);
    for (std::size_t i = 0; i < turns; ++i) {
#pragma GCC unroll 12
        for (int c = 0; c < kChains; ++c)
            sums[c] = _mm512_dpbf16_ps(sums[c], (__m512bh)x, (__m512bh)x);
        __asm__("" : "+v"(x));
    }
    for (int c = 1; c < kChains; ++c)
        sums[0] = _mm512_add_ps(sums[0], sums[c]);
    sink = _mm_cvtsi128_si32(_mm_castps_si128(_mm512_castps512_ps128(sums[0])));
}

__attribute__((target("avx2,fma"))) void float32Avx2(std::size_t turns)
{
    __m256 sums[kChains] = {};
    for (auto &sum : sums)
        __asm__("" : "+x"(sum)); // chains of their own, not one seen twelve times
    __m256 x = _mm256_set1_ps(float(sink));
    for (std::size_t i = 0; i < turns; ++i) {
#pragma GCC unroll 12
        for (int c = 0; c < kChains; ++c)
            sums[c] = _mm256_fmadd_ps(x, x, sums[c]);
        __asm__("" : "+x"(x));
    }
    for (int c = 1; c < kChains; ++c)
        sums[0] = _mm256_add_ps(sums[0], sums[c]);
    sink = _mm_cvtsi128_si32(_mm_castps_si128(_mm256_castps256_ps128(sums[0])));
}

__attribute__((target("avx2"))) void int8Avx2(std::size_t turns)
{
    __m256i sums[kChains] = {};
    for (auto &sum : sums)
        __asm__("" : "+x"(sum)); // chains of their own, not one seen twelve times
    __m256i x = _mm256_set1_epi32(sink);
    const __m256i ones = _mm256_set1_epi16(1);
    for (std::size_t i = 0; i < turns; ++i) {
#pragma GCC unroll 12
        for (int c = 0; c < kChains; ++c) {
            __asm__("" : "+x"(x));
            sums[c] = _mm256_add_epi32(sums[c], _mm256_madd_epi16(_mm256_maddubs_epi16(x, x), ones));
        }
    }
    for (int c = 1; c < kChains; ++c)
        sums[0] = _mm256_add_epi32(sums[0], sums[c]);
    sink = _mm_cvtsi128_si32(_mm256_castsi256_si128(sums[0]));
}
#endif

Loop loopFor(Arithmetic arithmetic)
{
#if defined(__x86_64__)
    if (arithmetic == Arithmetic::Int8 && __builtin_cpu_supports("avx512vnni"))
        return {kChains * 64 * 2, int8Avx512};
    if (arithmetic == Arithmetic::Int8 && __builtin_cpu_supports("avx2"))
        return {kChains * 32 * 2, int8Avx2};
    if (arithmetic == Arithmetic::Bfloat16 && __builtin_cpu_supports("avx512bf16"))
        return {kChains * 32 * 2, bfloat16Avx512};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {kChains * 8 * 2, float32Avx2};
#endif
    return {kChains * 8 * 2, portable};
}
} // namespace

double peakLoop(Arithmetic arithmetic, double operations)
{
    const Loop loop = loopFor(arithmetic);
    const auto turns = std::size_t(operations / loop.operationsPerTurn) + 1;
    loop.run(turns);
    return double(turns) * loop.operationsPerTurn;
}

} // namespace engine::kernels
