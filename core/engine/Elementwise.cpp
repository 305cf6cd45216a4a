#include "engine/Elementwise.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace engine::elementwise {

namespace {

constexpr std::size_t kLanes = 16; // sums run in this many lanes, so that compilers may use wide vectors for them

float fold(const float *lanes)
{
    float total = 0;
    for (std::size_t i = 0; i < kLanes; ++i)
        total += lanes[i];
    return total;
}

float sigmoidOf(float x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

float sum(const float *x, std::size_t n)
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

float dot(const float *x, const float *y, std::size_t n)
{
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::size_t j = 0; j < kLanes; ++j)
            lanes[j] += x[i + j] * y[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j)
        lanes[j] += x[i] * y[i];
    return fold(lanes);
}

float dot3(const float *x, const float *y, const float *z, std::size_t n)
{
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes)
        for (std::size_t j = 0; j < kLanes; ++j)
            lanes[j] += x[i + j] * y[i + j] * z[i + j];
    for (std::size_t j = 0; i < n; ++i, ++j)
        lanes[j] += x[i] * y[i] * z[i];
    return fold(lanes);
}

void normalise(const float *x, const float *weight, const float *bias, float epsilon, float *out, std::size_t n)
{
    const float mean = sum(x, n) / float(n);
    for (std::size_t i = 0; i < n; ++i)
        out[i] = x[i] - mean;
    const float scale = 1 / std::sqrt(dot(out, out, n) / float(n) + epsilon);
    for (std::size_t i = 0; i < n; ++i)
        out[i] = out[i] * scale * weight[i] + bias[i];
}

void add(float *x, const float *y, float factor, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] += factor * y[i];
}

void scale(float *x, float factor, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] *= factor;
}

void multiply(const float *x, const float *y, float *out, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = x[i] * y[i];
}

void mix(const float *x, const float *previous, const float *weight, float *out, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = x[i] + (previous[i] - x[i]) * weight[i];
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
        x[i] = std::tanh(x[i]);
}

void squaredRelu(float *x, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float positive = x[i] < 0 ? 0 : x[i]; // NaN stays NaN
        x[i] = positive * positive;
    }
}

void gate(float *x, const float *r, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] *= sigmoidOf(r[i]);
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
        x[i] = std::exp(-kLargest * sigmoidOf(x[i] + y[i]));
}

void decay6(float *x, const float *y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        x[i] = std::exp(-std::exp(x[i] + y[i]));
}

void recurrence7(float *S, const float *r, const float *w, const float *k, const float *v, const float *a,
                 const float *b, float *y, std::size_t n)
{
    thread_local std::vector<float> removed;
    removed.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            removed[j] += S[i * n + j] * a[i];
    std::fill_n(y, n, 0.0f);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const float value = S[i * n + j] * w[i] + removed[j] * b[i] + v[j] * k[i];
            S[i * n + j] = value;
            y[j] += value * r[i];
        }
}

void recurrence6(float *S, const float *r, const float *w, const float *k, const float *v, const float *u, float *y,
                 std::size_t n)
{
    std::fill_n(y, n, 0.0f);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const float kv = k[i] * v[j];
            y[j] += r[i] * (u[i] * kv + S[i * n + j]);
            S[i * n + j] = w[i] * S[i * n + j] + kv;
        }
}

void recurrence4(float *aa, float *bb, float *pp, const float *r, const float *k, const float *v, const float *w,
                 const float *u, float *y, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i) {
        float top = std::max(pp[i], u[i] + k[i]);
        float past = std::exp(pp[i] - top), now = std::exp(u[i] + k[i] - top);
        y[i] = sigmoidOf(r[i]) * ((past * aa[i] + now * v[i]) / (past * bb[i] + now));
        top = std::max(pp[i] + w[i], k[i]);
        past = std::exp(pp[i] + w[i] - top);
        now = std::exp(k[i] - top);
        aa[i] = past * aa[i] + now * v[i];
        bb[i] = past * bb[i] + now;
        pp[i] = top;
    }
}

} // namespace engine::elementwise
