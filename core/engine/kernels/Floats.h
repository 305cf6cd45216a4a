#pragma once

// Products of floating-point layouts with f32 inputs, written once over the vector operations of an instruction set.

#include "engine/kernels/Kernels.h"

#include <algorithm>

namespace engine::kernels {
namespace {

/// Bytes of a pair of columns of one block.
constexpr std::size_t pairBytes(Layout layout)
{
    return kBlockRows * (layout == Layout::F32 ? 8 : 4);
}

/// Adds `pairs` pairs of columns for M inputs and V vectors of rows. Even and odd columns have sums of their own where
/// there are registers for it (kSums 2). Operations on one sum are the same for every M and V, so rows are exact.
template<typename Isa, Layout L, int M, int V>
inline __attribute__((always_inline)) void addPairs(const std::byte *block, std::size_t pairs, const float *x,
                                                    std::size_t xStride, typename Isa::Float (&sum)[M][V][Isa::kSums])
{
    for (std::size_t pair = 0; pair < pairs; ++pair, block += pairBytes(L), x += 2) {
#pragma GCC unroll 8
        for (int v = 0; v < V; ++v) {
            typename Isa::Float even, odd;
            if constexpr (L == Layout::F32) {
                even = Isa::floats(block + v * Isa::kLanes * 4);
                odd = Isa::floats(block + kBlockRows * 4 + v * Isa::kLanes * 4);
            } else if constexpr (L == Layout::F16) {
                even = Isa::halves(block + v * Isa::kLanes * 2);
                odd = Isa::halves(block + kBlockRows * 2 + v * Isa::kLanes * 2);
            } else {
                Isa::bfloatPair(block + v * Isa::kLanes * 4, even, odd);
            }
#pragma GCC unroll 2
            for (int m = 0; m < M; ++m) {
                sum[m][v][0] = Isa::fma(even, Isa::set(x[m * xStride]), sum[m][v][0]);
                sum[m][v][Isa::kSums - 1] = Isa::fma(odd, Isa::set(x[m * xStride + 1]), sum[m][v][Isa::kSums - 1]);
            }
        }
    }
}

/// V vectors of rows times `count` inputs. Several inputs go over the block in pieces that stay in the first-level
/// cache.
template<typename Isa, Layout L, int V>
inline void blockProduct(const std::byte *block, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                         std::size_t outStride, std::size_t rows)
{
    using Float = typename Isa::Float;
    constexpr std::size_t kGroup = 16; // inputs at once
    constexpr std::size_t kPiece = (std::size_t(16) << 10) / pairBytes(L);
    const std::size_t pairs = columns / 2;
    const auto finish = [&](Float(&sum)[V][Isa::kSums], float *to) {
        alignas(64) float lanes[V * Isa::kLanes];
#pragma GCC unroll 8
        for (int v = 0; v < V; ++v)
            Isa::store(lanes + v * Isa::kLanes,
                       Isa::kSums == 2 ? Isa::add(sum[v][0], sum[v][Isa::kSums - 1]) : sum[v][0]);
        std::copy_n(lanes, std::min<std::size_t>(rows, V * Isa::kLanes), to);
    };

    if (count == 1) {
        Float sum[1][V][Isa::kSums] = {};
        addPairs<Isa, L, 1, V>(block, pairs, x.values, x.stride, sum);
        finish(sum[0], out);
        return;
    }
    for (std::size_t first = 0; first < count; first += kGroup) {
        const std::size_t inputs = std::min(kGroup, count - first);
        Float sums[kGroup][V][Isa::kSums] = {};
        for (std::size_t done = 0; done < pairs; done += kPiece) {
            const std::size_t piece = std::min(kPiece, pairs - done);
            const std::byte *const w = block + done * pairBytes(L);
            std::size_t m = 0;
            if constexpr (Isa::kSums == 2) // an instruction set with registers enough for two inputs
                for (; m + 2 <= inputs; m += 2) {
                    Float pairOfSums[2][V][Isa::kSums];
                    std::copy_n(&sums[m][0][0], 2 * V * Isa::kSums, &pairOfSums[0][0][0]);
                    addPairs<Isa, L, 2, V>(w, piece, x.values + (first + m) * x.stride + done * 2, x.stride,
                                           pairOfSums);
                    std::copy_n(&pairOfSums[0][0][0], 2 * V * Isa::kSums, &sums[m][0][0]);
                }
            for (; m < inputs; ++m) {
                Float one[1][V][Isa::kSums];
                std::copy_n(&sums[m][0][0], V * Isa::kSums, &one[0][0][0]);
                addPairs<Isa, L, 1, V>(w, piece, x.values + (first + m) * x.stride + done * 2, x.stride, one);
                std::copy_n(&one[0][0][0], V * Isa::kSums, &sums[m][0][0]);
            }
        }
        for (std::size_t m = 0; m < inputs; ++m)
            finish(sums[m], out + (first + m) * outStride);
    }
}

template<typename Isa, Layout L>
void floatProduct(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                  std::size_t outStride, std::size_t begin, std::size_t end)
{
    constexpr int kVectors = kBlockRows / Isa::kLanes;
    constexpr std::size_t kHalf = kBlockRows / 2;
    const std::size_t padded = (columns + 31) / 32 * 32;
    for (std::size_t n = begin; n < end; n += kBlockRows) {
        const std::byte *const block = weights + n * padded * (L == Layout::F32 ? 4 : 2);
        const std::size_t rows = std::min(end - n, kBlockRows);
        if (rows > kHalf) // padding rows are zeros
            blockProduct<Isa, L, kVectors>(block, padded, x, count, out + n, outStride, rows);
        else // the low rank of an adapter is often an odd multiple of 32: leave the padding half unread
            blockProduct<Isa, L, kVectors / 2>(block, padded, x, count, out + n, outStride, rows);
    }
}

} // namespace
} // namespace engine::kernels
