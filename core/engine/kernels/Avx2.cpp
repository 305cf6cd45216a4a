#include "engine/kernels/Kernels.h"

#if defined(__x86_64__)

#include <algorithm>
#include <bit>
#include <cstring>
#include <immintrin.h>
#include <limits>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma,f16c")
#endif
#include "engine/kernels/Isa256.h"
#include "engine/kernels/TableOf.h"

namespace engine::kernels {
namespace {

/// Without a four-way dot product: pairs of u8 * s8 summed in 16 bits, as many as cannot overflow, then in 32.
struct Avx2 : Isa256
{
    static constexpr bool kSignedBytes = true;

    template<int bits, int count>
    static Int dot(const Int *w, const std::int8_t *codes, Int sum)
    {
        const Int ones = _mm256_set1_epi16(1);
        if constexpr (bits == 8) { // u8 * s8 would overflow; |w| * (sign of w applied to x) does not: 128 * 127 * 2
#pragma GCC unroll 8
            for (int c = 0; c < count; ++c) {
                const Int weight = _mm256_xor_si256(w[c], _mm256_set1_epi8(char(0x80)));
                const Int signedCodes = _mm256_sign_epi8(set(fourCodes(codes + c * 4)), weight);
                const Int pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(weight), signedCodes);
                sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, ones));
            }
        } else {
            constexpr int kMost = bits == 4 ? 8 : bits == 5 ? 4 : 2; // (2^bits - 1) * 127 * 2 * kMost < 2^15
            constexpr int kRun = kMost < count ? kMost : count;
#pragma GCC unroll 8
            for (int c = 0; c < count; c += kRun) {
                Int pairs = _mm256_maddubs_epi16(w[c], set(fourCodes(codes + c * 4)));
#pragma GCC unroll 8
                for (int i = c + 1; i < c + kRun; ++i)
                    pairs = _mm256_add_epi16(pairs, _mm256_maddubs_epi16(w[i], set(fourCodes(codes + i * 4))));
                sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, ones));
            }
        }
        return sum;
    }
};

constexpr Table kTable = tableOf<Avx2>("avx2", quantise256);

} // namespace
} // namespace engine::kernels
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace engine::kernels {
const Table *avx2()
{
    const bool here = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
    return here ? &kTable : nullptr;
}
} // namespace engine::kernels

#endif
