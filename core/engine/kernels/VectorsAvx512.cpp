#include "engine/kernels/Vectors.h"

#if defined(__x86_64__)

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(                                                                                          \
    __attribute__((target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512"))),                    \
    apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl,prefer-vector-width=512")
#endif

namespace engine::kernels {
namespace {

constexpr bool kFused = true;

struct Wide
{
    using Type = __m512;
    static constexpr std::size_t kValues = 16;
    static Type load(const float *from) { return _mm512_loadu_ps(from); }
    static void store(float *to, Type value) { _mm512_storeu_ps(to, value); }
    static Type set(float value) { return _mm512_set1_ps(value); }
    static Type multiply(Type a, Type b) { return _mm512_mul_ps(a, b); }
    static Type fma(Type a, Type b, Type c) { return _mm512_fmadd_ps(a, b, c); }
};

} // namespace
} // namespace engine::kernels

#include "engine/kernels/VectorLoops.h"
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

namespace engine::kernels {
const Vectors *avx512Vectors()
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
               ? &kVectors
               : nullptr;
}
} // namespace engine::kernels

#else
namespace engine::kernels {
const Vectors *avx512Vectors()
{
    return nullptr;
}
} // namespace engine::kernels
#endif
