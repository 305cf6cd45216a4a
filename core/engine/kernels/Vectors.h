#pragma once

#include <cstddef>

namespace engine::kernels {

/// Arithmetic on vectors of f32 values between the matrix products, [n] each. Every value depends on that row's inputs
/// alone and not on where a range is cut (at multiples of 64), so a row has the same bits whether it is fed alone or
/// among others.
///
/// Exponentials are polynomials: exp within 2e-7 of its value, sigmoid and tanh within 2e-7. NaN goes through
/// everything. In and out may be the same vector.
struct Vectors
{
    bool (*finite)(const float *x, std::size_t n); ///< neither NaN nor infinity among them

    /// Sum of x * y * z.
    float (*dot3)(const float *x, const float *y, const float *z, std::size_t n);

    /// out = (x - mean) / sqrt(variance + epsilon) * weight + bias, biased variance.
    void (*normalise)(const float *x, const float *weight, const float *bias, float epsilon, float *out, std::size_t n);

    void (*add)(float *x, const float *y, float factor, std::size_t n); ///< x += factor * y
    void (*multiply)(float *x, const float *y, std::size_t n);          ///< x *= y

    /// out = x + (previous - x) * weight.
    void (*mix)(const float *x, const float *previous, const float *weight, float *out, std::size_t n);

    void (*sigmoid)(float *x, std::size_t n);
    void (*sigmoidSum)(float *x, const float *y, std::size_t n); ///< x = sigmoid(x + y)
    void (*tanh)(float *x, std::size_t n);
    void (*squaredRelu)(float *x, std::size_t n);              ///< x = max(x, 0)^2
    void (*gateSilu)(float *x, const float *g, std::size_t n); ///< x *= g * sigmoid(g)
    void (*decay7)(float *x, const float *y, std::size_t n);   ///< x = exp(-exp(-0.5) * sigmoid(x + y))
    void (*decay6)(float *x, const float *y, std::size_t n);   ///< x = exp(-exp(x + y))

    /// Version 7, one head: removal = -kk, kk = k * removalKey / max(its norm, 1e-12); replacement = kk * a;
    /// k *= 1 + (a - 1) * keyRate.
    void (*keys7)(float *k, const float *a, const float *removalKey, const float *keyRate, float *removal,
                  float *replacement, std::size_t n);

    /// One token of one head of version 7, S[key][value]: sa = S^T removal; S = w S + replacement sa^T + k v^T; y = S^T
    /// r.
    void (*recurrence7)(float *S, const float *r, const float *w, const float *k, const float *v, const float *removal,
                        const float *replacement, float *y, std::size_t n);
    void (*finish7)(float *y, const float *v, float bonus, const float *g, std::size_t n); ///< y = (y + bonus * v) * g

    /// One token of one head of versions 5 and 6, S[key][value]: y = (u k v^T + S)^T r; S = w S + k v^T.
    void (*recurrence6)(float *S, const float *r, const float *w, const float *k, const float *v, const float *u,
                        float *y, std::size_t n);

    /// One token of n channels of version 4: y = sigmoid(r) * wkv; sums aa, bb with exponents pp; w = -exp(decay).
    void (*recurrence4)(float *aa, float *bb, float *pp, const float *r, const float *k, const float *v, const float *w,
                        const float *u, float *y, std::size_t n);
};

const Vectors &portableVectors();
const Vectors *avx2Vectors();   ///< null where the processor lacks AVX2 and FMA
const Vectors *avx512Vectors(); ///< null where it lacks AVX-512 F, BW, DQ, VL

/// Those that go with selected().
const Vectors &vectors();

} // namespace engine::kernels
