#include "engine/kernels/Kernels.h"

#if defined(__x86_64__)

#include <algorithm>
#include <bit>
#include <cpuid.h>
#include <cstring>
#include <immintrin.h>
#include <limits>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,avxvnni"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma,f16c,avxvnni")
#endif
#include "engine/kernels/Isa256.h"
#include "engine/kernels/TableOf.h"

namespace engine::kernels {
namespace {

/// The dot product instruction is the same in two encodings: AVX-VNNI on processors without AVX-512, and AVX-512's on
/// the others, which keeps this path testable there.
template<bool evex>
struct AvxVnni : Isa256
{
    static constexpr bool kSignedBytes = false;

    template<int bits, int count>
    static Int dot(const Int *w, const std::int8_t *codes, Int sum)
    {
#pragma GCC unroll 8
        for (int c = 0; c < count; ++c) {
            const Int x = set(fourCodes(codes + c * 4));
            if constexpr (evex)
                __asm__("%{evex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(w[c]), "x"(x));
            else
                sum = _mm256_dpbusd_avx_epi32(sum, w[c], x);
        }
        return sum;
    }
};

constexpr Table kVex = tableOf<AvxVnni<false>>("avxvnni", quantise256);
constexpr Table kEvex = tableOf<AvxVnni<true>>("avxvnni", quantise256);

} // namespace
} // namespace engine::kernels
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace engine::kernels {
const Table *avxVnni()
{
    if (!avx2())
        return nullptr;
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & (1u << 4)))
        return &kVex;
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512vl") ? &kEvex : nullptr;
}
} // namespace engine::kernels

#endif
