#pragma once

#include <cstddef>

/// Arithmetic on vectors of f32 values between the matrix products. Every function gives a value that depends on that
/// row's inputs alone, so a row has the same bits whether it is fed alone or among others.
///
/// In and out may be the same vector unless said otherwise.
namespace engine::elementwise {

float sum(const float *x, std::size_t n);
float dot(const float *x, const float *y, std::size_t n);
float dot3(const float *x, const float *y, const float *z, std::size_t n); ///< sum of x * y * z

/// out = (x - mean) / sqrt(variance + epsilon) * weight + bias, biased variance.
void normalise(const float *x, const float *weight, const float *bias, float epsilon, float *out, std::size_t n);

void add(float *x, const float *y, float factor, std::size_t n); ///< x += factor * y
void scale(float *x, float factor, std::size_t n);
void multiply(const float *x, const float *y, float *out, std::size_t n);

/// out = x + (previous - x) * weight.
void mix(const float *x, const float *previous, const float *weight, float *out, std::size_t n);

void sigmoid(float *x, std::size_t n);
void sigmoidSum(float *x, const float *y, std::size_t n); ///< x = sigmoid(x + y)
void tanh(float *x, std::size_t n);
void squaredRelu(float *x, std::size_t n);              ///< x = max(x, 0)^2
void gate(float *x, const float *r, std::size_t n);     ///< x *= sigmoid(r)
void gateSilu(float *x, const float *g, std::size_t n); ///< x *= g * sigmoid(g)
void decay7(float *x, const float *y, std::size_t n);   ///< x = exp(-exp(-0.5) * sigmoid(x + y))
void decay6(float *x, const float *y, std::size_t n);   ///< x = exp(-exp(x + y))

/// One token of one head of version 7, all vectors [n], S[key][value]: sa = S^T a; S = w S + b sa^T + k v^T; y = S^T r.
/// Here a is -kk and b is kk * a of the paper.
void recurrence7(float *S, const float *r, const float *w, const float *k, const float *v, const float *a,
                 const float *b, float *y, std::size_t n);

/// One token of one head of versions 5 and 6: y = (u k v^T + S)^T r; S = w S + k v^T.
void recurrence6(float *S, const float *r, const float *w, const float *k, const float *v, const float *u, float *y,
                 std::size_t n);

/// One token of n channels of version 4: y = sigmoid(r) * wkv; sums aa, bb with exponents pp; w = -exp(decay).
void recurrence4(float *aa, float *bb, float *pp, const float *r, const float *k, const float *v, const float *w,
                 const float *u, float *y, std::size_t n);

} // namespace engine::elementwise
