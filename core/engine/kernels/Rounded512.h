#pragma once

// Products of many inputs with the weights of K types, in AVX-512. Included after the compilation target is set.
//
// The scales of such types (two to a group of 32 or 16 columns) cost as many instructions as a quarter of the products.
// So the weights of a panel are rounded once to 8 bits with one scale for a row's 256 columns, and the inputs go over
// that.

#include "engine/kernels/Kernels.h"
#include "engine/kernels/Quantised.h"

#include <immintrin.h>

namespace engine::kernels {
namespace {

/// Of one panel: for each 256 columns 16 scales as f32, then the codes of 8 groups as in Format with 8 bits and offset
/// 128.
constexpr std::size_t kRoundedRecordBytes = 64 + 256 * kPanelRows;

/// Twice in a lane the low 16 bits of the whole number next to each value.
inline __m512i pairs(__m512 values)
{
    const __m512i whole = _mm512_cvtps_epi32(values);
    return _mm512_or_si512(_mm512_and_si512(whole, _mm512_set1_epi32(0xffff)), _mm512_slli_epi32(whole, 16));
}

/// code * factor + start in 16 bits, of which the upper 8 stay: 64 codes of 16 rows.
inline __m512i rescaled(__m512i codes, __m512i factor, __m512i start)
{
    const __m512i evens = _mm512_and_si512(codes, _mm512_set1_epi16(0xff)), odds = _mm512_srli_epi16(codes, 8);
    const __m512i low = _mm512_srli_epi16(_mm512_add_epi16(_mm512_mullo_epi16(evens, factor), start), 8);
    const __m512i high = _mm512_add_epi16(_mm512_mullo_epi16(odds, factor), start);
    return _mm512_ternarylogic_epi32(high, _mm512_set1_epi16(short(0xff00)), low, 0xea); // (high & bits) | low
}

/// The scale is chosen by what codes could be, not by what they are: it takes no look at them.
template<typename Isa, Format F>
void roundPanel(const std::byte *weights, std::size_t records, std::byte *out)
{
    constexpr std::size_t kSubs = 32 / F.group, kParts = F.recordGroups() * kSubs; // that have a scale
    constexpr std::size_t kVectors = 8 / kSubs;                                    // of codes, in a part
    const __m512i magnitude = _mm512_set1_epi32(0x7fffffff);
    for (std::size_t record = 0; record < records; ++record, weights += F.recordBytes(), out += kRoundedRecordBytes) {
        const __m512 super = Isa::halves(weights), superMinimum = Isa::halves(weights + 32);
        __m512 scale[kParts], least[kParts]; // least: weight of code 0
        __m512i largest =
            Isa::zero(); // magnitudes compared as integers: NaN is the largest, and goes through to the result
        for (std::size_t part = 0; part < kParts; ++part) {
            const std::byte *const scales = weights + F.scalesAt() + part * (F.minimum ? 32 : 16);
            scale[part] = Isa::multiply(super, Isa::bytes(scales));
            if constexpr (F.minimum)
                least[part] = Isa::fnma(superMinimum, Isa::bytes(scales + 16), Isa::zeroFloat());
            else
                least[part] = Isa::multiply(scale[part], Isa::set(float(-F.offset)));
            const __m512 most = Isa::fma(scale[part], Isa::set(float((1 << F.bits) - 1)), least[part]);
            for (const __m512 end : {least[part], most})
                largest = _mm512_max_epi32(largest, _mm512_and_si512(_mm512_castps_si512(end), magnitude));
        }
        const __m512 rowScale = Isa::multiply(_mm512_castsi512_ps(largest), Isa::set(1.0f / 127));
        const __m512 inverse = _mm512_div_ps(Isa::set(256.0f), rowScale); // 8 bits behind the point
        Isa::store(reinterpret_cast<float *>(out), rowScale);
        std::byte *to = out + 64;
        for (std::size_t g = 0; g < F.recordGroups(); ++g) {
            __m512i w[8];
            decode<Isa, F.bits>(weights + F.codesAt() + g * F.groupCodeBytes(), w);
            for (std::size_t sub = 0; sub < kSubs; ++sub) {
                const __m512i factor = pairs(Isa::multiply(scale[g * kSubs + sub], inverse));
                const __m512i start = pairs(Isa::fma(least[g * kSubs + sub], inverse, Isa::set(128.5f * 256)));
#pragma GCC unroll 8
                for (std::size_t c = 0; c < kVectors; ++c, to += 64)
                    _mm512_store_si512(to, rescaled(w[sub * kVectors + c], factor, start));
            }
        }
    }
}

/// P rounded panels times M inputs. The operations on one sum are the same for every P and M.
template<typename Isa, int P, int M>
void roundedTile(const std::byte *panels, std::size_t records, const Inputs &x, std::size_t first, float *out,
                 std::size_t outStride, std::size_t rows)
{
    const std::size_t panelBytes = records * kRoundedRecordBytes;
    const std::int8_t *const codes = x.codes + first * x.stride;
    const float *const scales = x.scales + first * x.groups;
    const std::int32_t *const sums = x.sums32 + first * x.groups;
    __m512 total[P][M] = {};
    for (std::size_t record = 0; record < records; ++record) {
        const std::byte *const weights = panels + record * kRoundedRecordBytes;
        __m512 sum[P][M] = {};
#pragma GCC unroll 1
        for (std::size_t g = 0; g < 8; ++g) {
            const std::size_t group = record * 8 + g;
            __m512i dot[P][M];
#pragma GCC unroll 4
            for (int m = 0; m < M; ++m)
#pragma GCC unroll 2
                for (int p = 0; p < P; ++p)
                    dot[p][m] = Isa::template shiftLeft32<4>(Isa::set(sums[m * x.groups + group])); // -128 * sum
#pragma GCC unroll 8
            for (int c = 0; c < 8; ++c) {
                __m512i w[P];
#pragma GCC unroll 2
                for (int p = 0; p < P; ++p)
                    w[p] = Isa::load(weights + p * panelBytes + 64 + g * 512 + c * 64);
#pragma GCC unroll 4
                for (int m = 0; m < M; ++m) {
                    const __m512i four = Isa::set(fourCodes(codes + m * x.stride + group * 32 + c * 4));
#pragma GCC unroll 2
                    for (int p = 0; p < P; ++p)
                        dot[p][m] = _mm512_dpbusd_epi32(dot[p][m], w[p], four);
                }
            }
#pragma GCC unroll 4
            for (int m = 0; m < M; ++m)
#pragma GCC unroll 2
                for (int p = 0; p < P; ++p)
                    sum[p][m] = Isa::fma(Isa::toFloat(dot[p][m]), Isa::set(scales[m * x.groups + group]), sum[p][m]);
        }
#pragma GCC unroll 2
        for (int p = 0; p < P; ++p) {
            const __m512 scale = Isa::floats(weights + p * panelBytes);
#pragma GCC unroll 4
            for (int m = 0; m < M; ++m)
                total[p][m] = Isa::fma(sum[p][m], scale, total[p][m]);
        }
    }
    for (int m = 0; m < M; ++m) {
        alignas(64) float lanes[P * kPanelRows];
        for (int p = 0; p < P; ++p)
            Isa::store(lanes + p * kPanelRows, total[p][m]);
        std::copy_n(lanes, rows, out + m * outStride);
    }
}

template<typename Isa, int P>
void roundedTiles(const std::byte *panels, std::size_t records, const Inputs &x, std::size_t count, float *out,
                  std::size_t outStride, std::size_t rows)
{
    std::size_t m = 0;
    for (; m + 4 <= count; m += 4)
        roundedTile<Isa, P, 4>(panels, records, x, m, out + m * outStride, outStride, rows);
    for (; m < count; ++m)
        roundedTile<Isa, P, 1>(panels, records, x, m, out + m * outStride, outStride, rows);
}

template<typename Isa, Format F>
void roundedProduct(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                    std::size_t outStride, std::size_t begin, std::size_t end, std::byte *scratch)
{
    const std::size_t records = (columns + 255) / 256, panelBytes = records * kRoundedRecordBytes;
    for (std::size_t n = begin; n < end; n += 2 * kPanelRows) {
        const std::size_t rows = std::min(end - n, 2 * kPanelRows);
        const std::byte *const from = weights + n / kPanelRows * records * F.recordBytes();
        roundPanel<Isa, F>(from, records, scratch);
        if (rows > kPanelRows) {
            roundPanel<Isa, F>(from + records * F.recordBytes(), records, scratch + panelBytes);
            roundedTiles<Isa, 2>(scratch, records, x, count, out + n, outStride, rows);
        } else {
            roundedTiles<Isa, 1>(scratch, records, x, count, out + n, outStride, rows);
        }
    }
}

} // namespace
} // namespace engine::kernels
