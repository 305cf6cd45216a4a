#include "engine/Packing.h"

#include "engine/Blocks.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace engine {

using blocks::Byte;
using kernels::Format;
using kernels::Layout;

namespace {
constexpr std::size_t kColumnTile = 32;

std::size_t roundUp(std::size_t value, std::size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

/// The 32 codes of one row into the lines of their group (kernels/Format.h).
template<int bits>
void placeCodes(const Byte *codes, std::size_t r, Byte *group)
{
    Byte *const to = group + 4 * r;
    if constexpr (bits == 8) {
        for (int c = 0; c < 8; ++c)
            std::memcpy(to + c * 64, codes + 4 * c, 4);
        return;
    }
    Byte nibbles[16];
    for (int i = 0; i < 16; ++i)
        nibbles[i] = Byte((codes[i] & 15) | codes[i + 16] << 4);
    for (int c = 0; c < 4; ++c)
        std::memcpy(to + c * 64, nibbles + 4 * c, 4);
    for (int j = 0; j < 4; ++j) {
        if constexpr (bits == 5)
            for (int c = 0; c < 8; ++c)
                to[4 * 64 + j] = Byte(to[4 * 64 + j] | (codes[4 * c + j] >> 4) << c);
        if constexpr (bits == 6)
            for (int c = 0; c < 8; ++c)
                to[(4 + c / 4) * 64 + j] = Byte(to[(4 + c / 4) * 64 + j] | (codes[4 * c + j] >> 4) << (c % 4 * 2));
    }
}

void placeWord(std::uint16_t value, Byte *to)
{
    std::memcpy(to, &value, sizeof value);
}

template<TensorType T>
void placeScales(const Byte *block, std::size_t g, std::size_t r, Byte *record)
{
    constexpr Format F = kernels::format(blocks::layoutOf(T));
    Byte *const scales = record + F.scalesAt() + g * F.groupScaleBytes();
    if constexpr (F.super) {
        constexpr std::size_t kParts = 32 / F.group;
        for (std::size_t part = 0; part < kParts; ++part) {
            const std::size_t at = part * (F.minimum ? 2 : 1) * 16 + r;
            scales[at] = Byte(blocks::subScale<T>(block, g * kParts + part));
            if constexpr (F.minimum)
                scales[at + 16] = Byte(blocks::subMinimum<T>(block, g * kParts + part));
        }
    } else {
        placeWord(blocks::scaleWord<T>(block), scales + 2 * r);
        if constexpr (F.minimum)
            placeWord(blocks::minimumWord<T>(block), scales + 32 + 2 * r);
    }
}

template<TensorType T>
void packPanel(const Byte *raw, std::size_t rowStride, std::size_t rows, std::size_t columns, Byte *out)
{
    constexpr Format F = kernels::format(blocks::layoutOf(T));
    const std::size_t blockBytes = traits(T).blockBytes, blockGroups = traits(T).blockElements / 32;
    for (std::size_t group = 0; group < columns / 32; ++group) { // groups outside: the lines of one stay in cache
        const std::size_t g = group % F.recordGroups();
        Byte *const record = out + group / F.recordGroups() * F.recordBytes();
        for (std::size_t r = 0; r < rows; ++r) {
            const Byte *const block = raw + r * rowStride + group / blockGroups * blockBytes;
            Byte codes[32];
            blocks::codes<T>(block, group % blockGroups, codes);
            placeCodes<F.bits>(codes, r, record + F.codesAt() + g * F.groupCodeBytes());
            placeScales<T>(block, g, r, record);
            if constexpr (F.super)
                if (g == 0) {
                    placeWord(blocks::scaleWord<T>(block), record + 2 * r);
                    if constexpr (F.minimum)
                        placeWord(blocks::minimumWord<T>(block), record + 32 + 2 * r);
                }
        }
    }
}

/// Up to 32 values as bfloat16; false when one of them is none.
bool toBfloats(TensorType type, const Byte *raw, std::size_t count, std::uint16_t *out)
{
    if (type == TensorType::BF16) {
        std::memcpy(out, raw, count * 2);
        return true;
    }
    if (type == TensorType::F16) { // normal numbers and zeros by shifts, the rare others one by one
        std::uint16_t halves[kColumnTile];
        std::memcpy(halves, raw, count * 2);
        unsigned rare = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const unsigned exponent = halves[i] >> 10 & 31u, magnitude = halves[i] & 0x7fffu;
            const unsigned special = unsigned(exponent == 0) & unsigned(magnitude != 0);
            rare |= (halves[i] & 7u) | special | unsigned(exponent == 31);
            out[i] = std::uint16_t((halves[i] & 0x8000u) | (magnitude == 0 ? 0 : (magnitude >> 3) + (112u << 7)));
        }
        if (rare == 0)
            return true;
        for (std::size_t i = 0; i < count; ++i) {
            const auto bits = std::bit_cast<std::uint32_t>(halfToFloat(halves[i]));
            if (bits & 0xffff)
                return false;
            out[i] = std::uint16_t(bits >> 16);
        }
        return true;
    }
    std::uint32_t bits[kColumnTile], lost = 0;
    std::memcpy(bits, raw, count * 4);
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = std::uint16_t(bits[i] >> 16);
        lost |= bits[i] & 0xffff;
    }
    return lost == 0;
}

bool packBfloats(TensorType type, const Byte *raw, std::size_t rowStride, std::size_t rows, std::size_t columns,
                 Byte *out)
{
    for (std::size_t k = 0; k < columns; k += kColumnTile)
        for (std::size_t r = 0; r < rows; ++r) {
            std::uint16_t values[kColumnTile] = {};
            const std::size_t count = std::min(kColumnTile, columns - k);
            if (!toBfloats(type, raw + r * rowStride + k * traits(type).blockBytes, count, values))
                return false;
            for (std::size_t i = 0; i < count; i += 2)
                std::memcpy(out + ((k + i) / 2 * kernels::kBlockRows + r) * 4, values + i, 4);
        }
    return true;
}

void packHalves(const Byte *raw, std::size_t rowStride, std::size_t rows, std::size_t columns, Byte *out)
{
    for (std::size_t k = 0; k < columns; k += kColumnTile)
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t i = k; i < std::min(k + kColumnTile, columns); ++i)
                std::memcpy(out + (i * kernels::kBlockRows + r) * 2, raw + r * rowStride + i * 2, 2);
}

void packFloats(TensorType type, std::span<const std::byte> raw, std::size_t rows, std::size_t columns, Byte *out)
{
    const std::size_t rowStride = raw.size() / rows;
    std::vector<float> row(columns);
    for (std::size_t r = 0; r < rows; ++r) {
        dequantise(type, raw.subspan(r * rowStride, rowStride), row);
        for (std::size_t k = 0; k < columns; ++k)
            std::memcpy(out + (k * kernels::kBlockRows + r) * 4, &row[k], 4);
    }
}
} // namespace

std::size_t packedBytes(Layout layout, std::size_t rows, std::size_t columns)
{
    if (!kernels::isQuantised(layout))
        return roundUp(rows, kernels::kBlockRows) * roundUp(columns, 32) * (layout == Layout::F32 ? 4 : 2);
    const Format f = kernels::format(layout);
    return roundUp(rows, kernels::kPanelRows) / kernels::kPanelRows *
           (roundUp(columns, f.recordColumns()) / f.recordColumns()) * f.recordBytes();
}

bool packRows(Layout layout, TensorType type, std::span<const std::byte> raw, std::size_t rows, std::size_t columns,
              std::byte *out)
{
    const auto *const bytes = reinterpret_cast<const Byte *>(raw.data());
    auto *const to = reinterpret_cast<Byte *>(out);
    const std::size_t rowStride = raw.size() / rows;
    if (layout == Layout::Bf16)
        return packBfloats(type, bytes, rowStride, rows, columns, to);
    if (layout == Layout::F16)
        packHalves(bytes, rowStride, rows, columns, to);
    else if (layout == Layout::F32)
        packFloats(type, raw, rows, columns, to);
    else
        blocks::visit(type, [&]<TensorType T>() {
            const std::size_t panelBytes = packedBytes(layout, kernels::kPanelRows, columns);
            for (std::size_t r = 0; r < rows; r += kernels::kPanelRows)
                packPanel<T>(bytes + r * rowStride, rowStride, std::min(rows - r, kernels::kPanelRows), columns,
                             to + r / kernels::kPanelRows * panelBytes);
        });
    return true;
}

} // namespace engine
