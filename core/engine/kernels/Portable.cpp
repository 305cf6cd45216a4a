#include "engine/kernels/Kernels.h"

#include "engine/Tensor.h"
#include "engine/kernels/Bfloats.h"
#include "engine/kernels/Scale.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

// Plain C++, for processors that have none of the vector sets and as the reference that those are tested against.

namespace engine::kernels {
namespace {

std::uint16_t word(const std::byte *p)
{
    std::uint16_t value;
    std::memcpy(&value, p, sizeof value);
    return value;
}

/// Code of row r and column k of a group of 32 columns.
template<int bits>
int codeAt(const std::byte *codes, std::size_t r, std::size_t k)
{
    const std::size_t c = k / 4, at = 4 * r + k % 4; // vector, byte in it
    if constexpr (bits == 8) {
        return int(codes[c * 64 + at]);
    } else {
        int code = int(codes[c % 4 * 64 + at]) >> (c / 4 * 4) & 15;
        if constexpr (bits == 5)
            code |= (int(codes[4 * 64 + at]) >> c & 1) << 4;
        if constexpr (bits == 6)
            code |= (int(codes[(4 + c / 4) * 64 + at]) >> (c % 4 * 2) & 3) << 4;
        return code;
    }
}

template<Format F>
void panelRow(const std::byte *weights, std::size_t records, const Inputs &x, std::size_t first, std::size_t r,
              float &out)
{
    constexpr std::size_t kParts = 32 / F.group;
    float sum = 0;
    for (std::size_t record = 0; record < records; ++record, weights += F.recordBytes()) {
        const float super = F.super ? halfToFloat(word(weights + 2 * r)) : 1;
        const float superMinimum = F.super ? -halfToFloat(word(weights + 32 + 2 * r)) : 1;
        for (std::size_t g = 0; g < F.recordGroups(); ++g) {
            const std::size_t group = first * x.groups + record * F.recordGroups() + g;
            const std::size_t column = first * x.stride + (record * F.recordGroups() + g) * 32;
            const std::byte *const codes = weights + F.codesAt() + g * F.groupCodeBytes();
            const std::byte *const scales = weights + F.scalesAt() + g * F.groupScaleBytes();
            const auto scaleOf = [&](std::size_t index) {
                return F.super ? float(std::int8_t(scales[index * 16 + r]))
                               : halfToFloat(word(scales + index * 32 + 2 * r));
            };
            for (std::size_t part = 0; part < kParts; ++part) {
                std::int32_t dot = 0, total = 0;
                for (std::size_t i = 0; i < std::size_t(F.group); ++i) {
                    const std::size_t k = part * F.group + i;
                    dot += (codeAt<F.bits>(codes, r, k) - F.offset) * x.codes[column + k];
                    total += x.codes[column + k];
                }
                sum += float(dot) * (scaleOf(part * (F.minimum ? 2 : 1)) * super * x.scales[group]);
                if (F.minimum)
                    sum += scaleOf(part * 2 + 1) * superMinimum * (x.scales[group] * float(total));
            }
        }
    }
    out = sum;
}

template<Layout L>
void quantisedProduct(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                      std::size_t outStride, std::size_t begin, std::size_t end)
{
    constexpr Format F = format(L);
    const std::size_t records = (columns + F.recordColumns() - 1) / F.recordColumns();
    for (std::size_t n = begin; n < end; ++n)
        for (std::size_t m = 0; m < count; ++m)
            panelRow<F>(weights + n / kPanelRows * records * F.recordBytes(), records, x, m, n % kPanelRows,
                        out[m * outStride + n]);
}

template<Layout L>
float weightAt(const std::byte *block, std::size_t k, std::size_t r)
{
    if constexpr (L == Layout::F32) {
        float value;
        std::memcpy(&value, block + (k * kBlockRows + r) * 4, sizeof value);
        return value;
    } else if constexpr (L == Layout::F16) {
        return halfToFloat(word(block + (k * kBlockRows + r) * 2));
    } else {
        return bfloatToFloat(word(block + (k / 2 * kBlockRows * 2 + r * 2 + k % 2) * 2));
    }
}

template<Layout L>
void floatProduct(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                  std::size_t outStride, std::size_t begin, std::size_t end)
{
    const std::size_t padded = (columns + 31) / 32 * 32;
    for (std::size_t n = begin; n < end; n += kBlockRows) {
        const std::byte *const block = weights + n * padded * (L == Layout::F32 ? 4 : 2);
        for (std::size_t m = 0; m < count; ++m) {
            float sums[kBlockRows] = {};
            for (std::size_t k = 0; k < columns; ++k)
                for (std::size_t r = 0; r < kBlockRows; ++r)
                    sums[r] += weightAt<L>(block, k, r) * x.values[m * x.stride + k];
            std::copy_n(sums, std::min(end - n, kBlockRows), out + m * outStride + n);
        }
    }
}

void quantise(const float *values, std::size_t groups, std::int8_t *codes, float *scales, float *weighted,
              std::int32_t *sums32, std::int32_t *sums16)
{
    for (std::size_t g = 0; g < groups; ++g, values += 32, codes += 32) {
        std::uint32_t largest = 0; // magnitudes compared as integers: NaN is the largest
        for (std::size_t i = 0; i < 32; ++i)
            largest = std::max(largest, std::bit_cast<std::uint32_t>(values[i]) & 0x7fffffff);
        const auto [scale, inverse] = scaleOfGroup(largest);
        std::int32_t sums[2] = {};
        for (std::size_t i = 0; i < 32; ++i) {
            codes[i] = inverse == 0 ? std::int8_t(0) : std::int8_t(std::nearbyint(values[i] * inverse));
            sums[i / 16] += codes[i];
        }
        scales[g] = scale;
        weighted[g] = scale * float(sums[0] + sums[1]);
        sums16[2 * g] = -8 * sums[0];
        sums16[2 * g + 1] = -8 * sums[1];
        sums32[g] = -8 * (sums[0] + sums[1]);
    }
}

constexpr Table kTable = {
    "portable",
    {floatProduct<Layout::F32>, floatProduct<Layout::F16>, floatProduct<Layout::Bf16>, quantisedProduct<Layout::Q8_0>,
     quantisedProduct<Layout::Q4_0>, quantisedProduct<Layout::Q4_1>, quantisedProduct<Layout::Q5_0>,
     quantisedProduct<Layout::Q5_1>, quantisedProduct<Layout::Q2_K>, quantisedProduct<Layout::Q3_K>,
     quantisedProduct<Layout::Q4_K>, quantisedProduct<Layout::Q5_K>, quantisedProduct<Layout::Q6_K>},
    quantise,
    toBfloats};
} // namespace

const Table &portable()
{
    return kTable;
}

} // namespace engine::kernels
