#pragma once

// Products of quantised layouts, written once over the vector operations of an instruction set (`Isa`). Included by the
// files of the instruction sets after they have set the compilation target, so everything is local to them.

#include "engine/kernels/Kernels.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace engine::kernels {
namespace {

inline std::int32_t fourCodes(const std::int8_t *codes)
{
    std::int32_t four;
    std::memcpy(&four, codes, sizeof four);
    return four;
}

/// The 8 code vectors of a group of 32 columns (their part of kLanes rows).
template<typename Isa, int bits>
inline __attribute__((always_inline)) void decode(const std::byte *codes, typename Isa::Int (&w)[8])
{
    if constexpr (bits == 8) {
#pragma GCC unroll 8
        for (int c = 0; c < 8; ++c)
            w[c] = Isa::load(codes + c * 64);
    } else {
#pragma GCC unroll 4
        for (int c = 0; c < 4; ++c) {
            const auto line = Isa::load(codes + c * 64);
            w[c] = Isa::mask(line, 0x0f);
            w[c + 4] = Isa::mask(Isa::template shift<-4>(line), 0x0f);
        }
    }
    if constexpr (bits == 5) {
        const auto high = Isa::load(codes + 4 * 64);
        w[0] = Isa::maskOr(Isa::template shift<4>(high), 0x10, w[0]);
        w[1] = Isa::maskOr(Isa::template shift<3>(high), 0x10, w[1]);
        w[2] = Isa::maskOr(Isa::template shift<2>(high), 0x10, w[2]);
        w[3] = Isa::maskOr(Isa::template shift<1>(high), 0x10, w[3]);
        w[4] = Isa::maskOr(high, 0x10, w[4]);
        w[5] = Isa::maskOr(Isa::template shift<-1>(high), 0x10, w[5]);
        w[6] = Isa::maskOr(Isa::template shift<-2>(high), 0x10, w[6]);
        w[7] = Isa::maskOr(Isa::template shift<-3>(high), 0x10, w[7]);
    } else if constexpr (bits == 6) {
#pragma GCC unroll 2
        for (int l = 0; l < 2; ++l) {
            const auto high = Isa::load(codes + (4 + l) * 64);
            w[4 * l] = Isa::maskOr(Isa::template shift<4>(high), 0x30, w[4 * l]);
            w[4 * l + 1] = Isa::maskOr(Isa::template shift<2>(high), 0x30, w[4 * l + 1]);
            w[4 * l + 2] = Isa::maskOr(high, 0x30, w[4 * l + 2]);
            w[4 * l + 3] = Isa::maskOr(Isa::template shift<-2>(high), 0x30, w[4 * l + 3]);
        }
    }
}

template<typename Isa, Format F>
inline __attribute__((always_inline)) typename Isa::Int offsetSum(std::int32_t minusEightSums)
{
    if constexpr (F.offset == 0 || (F.bits == 8 && Isa::kSignedBytes))
        return Isa::zero();
    else
        return Isa::template shiftLeft32<std::countr_zero(unsigned(F.offset / 8))>(Isa::set(minusEightSums));
}

/// 16 rows times M inputs. The operations on one input's sum are the same for every M, so rows are exact.
template<typename Isa, Format F, int M>
inline void panel(const std::byte *weights, std::size_t records, const Inputs &x, std::size_t first, float *out,
                  std::size_t outStride, std::size_t rows)
{
    constexpr int kHalves = 16 / Isa::kLanes;
    constexpr std::size_t kGroups = F.recordGroups();
    // The first of several passes over a panel computes for longer than the processor itself reads ahead.
    constexpr std::size_t kAhead = 8192, kLines = (F.recordBytes() / 64 + kGroups - 1) / kGroups; // bytes; of one group
    typename Isa::Float sum[M][kHalves];
#pragma GCC unroll 16
    for (int m = 0; m < M; ++m)
#pragma GCC unroll 2
        for (int half = 0; half < kHalves; ++half)
            sum[m][half] = Isa::zeroFloat();

    const std::int8_t *codes = x.codes + first * x.stride;
    const float *scales = x.scales + first * x.groups;
    const float *weighted = x.weighted + first * x.groups;
    const std::int32_t *sums32 = x.sums32 + first * x.groups;
    const std::int32_t *sums16 = x.sums16 + first * x.groups * 2;

    for (std::size_t record = 0; record < records; ++record, weights += F.recordBytes()) {
        typename Isa::Float super[kHalves], superMinimum[kHalves];
        if constexpr (F.super) {
#pragma GCC unroll 2
            for (int half = 0; half < kHalves; ++half) {
                super[half] = Isa::halves(weights + half * Isa::kLanes * 2);
                if constexpr (F.minimum)
                    superMinimum[half] = Isa::halves(weights + 32 + half * Isa::kLanes * 2);
            }
        }
#pragma GCC unroll 2
        for (std::size_t g = 0; g < kGroups; ++g) {
            const std::size_t group = record * kGroups + g;
            const std::byte *const groupCodes = weights + F.codesAt() + g * F.groupCodeBytes();
            const std::byte *const groupScales = weights + F.scalesAt() + g * F.groupScaleBytes();
            if constexpr (M >= 4 || (M == 2 && F.super)) // plain formats keep up by themselves with two inputs
                if (first == 0)
                    for (std::size_t line = g * kLines; line < (g + 1) * kLines; ++line)
                        Isa::prefetch(weights + line * 64 + kAhead);
#pragma GCC unroll 2
            for (int half = 0; half < kHalves; ++half) {
                typename Isa::Int w[8];
                decode<Isa, F.bits>(groupCodes + half * Isa::kLanes * 4, w);
                const auto scaleOf = [&](int index) { // index: scale, or minimum, of the sub-groups in their order
                    if constexpr (F.super)
                        return Isa::bytes(groupScales + index * 16 + half * Isa::kLanes);
                    else
                        return Isa::halves(groupScales + index * 32 + half * Isa::kLanes * 2);
                };
                if constexpr (F.group == 32) {
                    auto scale = scaleOf(0);
                    if constexpr (F.super)
                        scale = Isa::multiply(scale, super[half]);
                    typename Isa::Float minimum;
                    if constexpr (F.minimum) {
                        minimum = scaleOf(1);
                        if constexpr (F.super)
                            minimum = Isa::multiply(minimum, superMinimum[half]);
                    }
#pragma GCC unroll 16
                    for (int m = 0; m < M; ++m) {
                        const auto dot = Isa::template dot<F.bits, 8>(w, codes + m * x.stride + group * 32,
                                                                      offsetSum<Isa, F>(sums32[m * x.groups + group]));
                        auto &total = sum[m][half];
                        total = Isa::fma(Isa::toFloat(dot),
                                         Isa::multiply(scale, Isa::set(scales[m * x.groups + group])), total);
                        if constexpr (F.minimum && F.super)
                            total = Isa::fnma(minimum, Isa::set(weighted[m * x.groups + group]), total);
                        else if constexpr (F.minimum)
                            total = Isa::fma(minimum, Isa::set(weighted[m * x.groups + group]), total);
                    }
                } else {
                    constexpr int kStep = F.minimum ? 2 : 1;
                    const typename Isa::Float scale[2] = {Isa::multiply(scaleOf(0), super[half]),
                                                          Isa::multiply(scaleOf(kStep), super[half])};
                    typename Isa::Float minimum[2];
                    if constexpr (F.minimum) {
                        minimum[0] = Isa::multiply(scaleOf(1), superMinimum[half]);
                        minimum[1] = Isa::multiply(scaleOf(3), superMinimum[half]);
                    }
#pragma GCC unroll 16
                    for (int m = 0; m < M; ++m) {
                        const auto inputScale = Isa::set(scales[m * x.groups + group]);
                        auto &total = sum[m][half];
#pragma GCC unroll 2
                        for (int part = 0; part < 2; ++part) {
                            const std::int32_t sum16 = sums16[(m * x.groups + group) * 2 + std::size_t(part)];
                            const auto dot = Isa::template dot<F.bits, 4>(
                                w + part * 4, codes + m * x.stride + group * 32 + part * 16, offsetSum<Isa, F>(sum16));
                            total = Isa::fma(Isa::toFloat(dot), Isa::multiply(scale[part], inputScale), total);
                            if constexpr (F.minimum)
                                total = Isa::fma(minimum[part], // the sums carry the sign
                                                 Isa::multiply(Isa::set(float(sum16) * 0.125f), inputScale), total);
                        }
                    }
                }
            }
        }
    }

#pragma GCC unroll 16
    for (int m = 0; m < M; ++m) {
        alignas(64) float lanes[16];
        float *const to = rows == 16 ? out + m * outStride : lanes;
#pragma GCC unroll 2
        for (int half = 0; half < kHalves; ++half)
            Isa::store(to + half * Isa::kLanes, sum[m][half]);
        if (rows < 16)
            std::copy_n(lanes, rows, out + m * outStride);
    }
}

/// A block of inputs goes over all panels before the next one: both stay in the second-level cache.
template<typename Isa, Format F>
void quantisedProduct(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                      std::size_t outStride, std::size_t begin, std::size_t end)
{
    constexpr std::size_t kInputBlock = 64;
    const std::size_t records = (columns + F.recordColumns() - 1) / F.recordColumns();
    for (std::size_t first = 0; first < count; first += kInputBlock)
        for (std::size_t n = begin; n < end; n += kPanelRows) {
            const std::byte *const w = weights + n / kPanelRows * records * F.recordBytes();
            const std::size_t last = std::min(count, first + kInputBlock), rows = std::min(end - n, kPanelRows);
            std::size_t m = first;
            const auto next = [&]<int M>() {
                panel<Isa, F, M>(w, records, x, m, out + m * outStride + n, outStride, rows);
                m += M;
            };
            if constexpr (Isa::kTile >= 8)
                while (last - m >= 8)
                    next.template operator()<8>();
            while (last - m >= 4)
                next.template operator()<4>();
            if (last - m >= 2)
                next.template operator()<2>();
            if (last - m == 1)
                next.template operator()<1>();
        }
}

} // namespace
} // namespace engine::kernels
