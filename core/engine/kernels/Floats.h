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

/// V vectors of rows times M inputs, one sum in the order of the columns for each: the same for every M and V, so rows
/// are exact. M * V sums in registers are chains enough to hide the latency of the multiply-add.
template<typename Isa, Layout L, int M, int V>
inline void blockProduct(const std::byte *block, std::size_t columns, const float *x, std::size_t xStride, float *out,
                         std::size_t outStride, std::size_t rows)
{
    using Float = typename Isa::Float;
    Float sum[M][V] = {};
    for (std::size_t k = 0; k < columns; k += 2, block += pairBytes(L)) {
#pragma GCC unroll 8
        for (int v = 0; v < V; ++v) {
            Float even, odd;
            if constexpr (L == Layout::F32) {
                even = Isa::floats(block + v * Isa::kLanes * 4);
                odd = Isa::floats(block + kBlockRows * 4 + v * Isa::kLanes * 4);
            } else if constexpr (L == Layout::F16) {
                even = Isa::halves(block + v * Isa::kLanes * 2);
                odd = Isa::halves(block + kBlockRows * 2 + v * Isa::kLanes * 2);
            } else {
                Isa::bfloatPair(block + v * Isa::kLanes * 4, even, odd);
            }
#pragma GCC unroll 8
            for (int m = 0; m < M; ++m) {
                sum[m][v] = Isa::fma(even, Isa::set(x[m * xStride + k]), sum[m][v]);
                sum[m][v] = Isa::fma(odd, Isa::set(x[m * xStride + k + 1]), sum[m][v]);
            }
        }
    }
#pragma GCC unroll 8
    for (int m = 0; m < M; ++m) {
        alignas(64) float lanes[V * Isa::kLanes];
#pragma GCC unroll 8
        for (int v = 0; v < V; ++v)
            Isa::store(lanes + v * Isa::kLanes, sum[m][v]);
        std::copy_n(lanes, std::min<std::size_t>(rows, V * Isa::kLanes), out + m * outStride);
    }
}

/// All inputs times the first V vectors of a block.
template<typename Isa, Layout L, int V>
void blockProducts(const std::byte *block, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                   std::size_t outStride, std::size_t rows)
{
    std::size_t m = 0;
    const auto next = [&]<int M>() {
        blockProduct<Isa, L, M, V>(block, columns, x.values + m * x.stride, x.stride, out + m * outStride, outStride,
                                   rows);
        m += M;
    };
    if constexpr (V <= Isa::kFloatVectors) {
        while (count - m >= Isa::kFloatTile)
            next.template operator()<Isa::kFloatTile>();
        if constexpr (Isa::kFloatTile > 4)
            if (count - m >= 4)
                next.template operator()<4>();
        if (count - m >= 2)
            next.template operator()<2>();
    }
    while (count - m >= 1)
        next.template operator()<1>();
}

/// Blocks in passes of V vectors. The low rank of an adapter is often an odd multiple of 32: then the second half of
/// the last pass is left unread.
template<typename Isa, Layout L, int V>
void blocksInPasses(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                    std::size_t outStride, std::size_t begin, std::size_t end)
{
    for (std::size_t n = begin; n < end; n += V * Isa::kLanes) {
        const std::size_t inBlock = n % kBlockRows, rows = end - n;
        const std::byte *const w = weights + (n - inBlock) * columns * (L == Layout::F32 ? 4 : 2) +
                                   inBlock * (L == Layout::Bf16 || L == Layout::F32 ? 4 : 2);
        if (rows > V / 2 * Isa::kLanes)
            blockProducts<Isa, L, V>(w, columns, x, count, out + n, outStride, rows);
        else
            blockProducts<Isa, L, V / 2>(w, columns, x, count, out + n, outStride, rows);
    }
}

template<typename Isa, Layout L>
void floatProduct(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                  std::size_t outStride, std::size_t begin, std::size_t end)
{
    const std::size_t padded = (columns + 31) / 32 * 32;
    if (count == 1) // one pass over memory, in its order
        blocksInPasses<Isa, L, kBlockRows / Isa::kLanes>(weights, padded, x, count, out, outStride, begin, end);
    else
        blocksInPasses<Isa, L, Isa::kFloatVectors>(weights, padded, x, count, out, outStride, begin, end);
}

} // namespace
} // namespace engine::kernels
