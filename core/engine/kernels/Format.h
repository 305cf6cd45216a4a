#pragma once

#include <cstddef>
#include <cstdint>

namespace engine::kernels {

/// How a quantised matrix lies in memory. Panels of 16 rows one after the other; a panel is a sequence of records along
/// the columns, padded with zeros; everything is aligned to 64 bytes.
///
/// Record of plain formats, 64 columns: for each of its 2 groups of 32 columns the scales of the 16 rows as f16, then
/// (with `minimum`) the minima as f16; then the codes of both groups. Record of super formats, 256 columns: super
/// scales of 16 rows as f16, super minima as f16 (zero without `minimum`); for each of 8 groups of 32 columns, for each
/// sub-group of `group` columns, 16 scales as int8, then 16 minima as int8; then the codes of the 8 groups.
///
/// Codes of a group of 32 columns: unsigned, seen as 8 vectors of 64 bytes, where byte 4 * row + j of vector c is
/// column 4 * c + j. With 8 bits they are stored as they are. With fewer, line c (of 4) holds the low nibbles of vector
/// c in its low and of vector c + 4 in its high nibbles. 5 bits: one more line, bit c of a byte is bit 4 of vector c. 6
/// bits: two more lines, bits 2i and 2i + 1 of line l are bits 4 and 5 of vector 4 * l + i.
///
/// weight = scale * (code - offset) - minimum, where scale and minimum of super formats are products with the super
/// ones; plain minima are stored negated, as in the file: weight = scale * code + m.
struct Format
{
    int bits;   ///< 4, 5, 6 or 8
    int offset; ///< 0, or 8 times a power of two
    int group;  ///< columns that share a scale: 32 or 16
    bool minimum;
    bool super;

    constexpr std::size_t recordColumns() const { return super ? 256 : 64; }
    constexpr std::size_t recordGroups() const { return recordColumns() / 32; }
    constexpr std::size_t groupScaleBytes() const ///< scales and minima of 32 columns
    {
        return std::size_t(32 / group) * (minimum ? 2 : 1) * 16 * (super ? 1 : 2);
    }
    constexpr std::size_t scalesAt() const { return super ? 64 : 0; }
    constexpr std::size_t codesAt() const { return scalesAt() + recordGroups() * groupScaleBytes(); }
    constexpr std::size_t groupCodeBytes() const { return std::size_t(bits) * 64; }
    constexpr std::size_t recordBytes() const { return codesAt() + recordGroups() * groupCodeBytes(); }
};

inline constexpr std::size_t kPanelRows = 16; ///< of quantised layouts
inline constexpr std::size_t kBlockRows = 64; ///< of floating-point layouts, which are oneDNN's

/// Layouts of packed weights. Floating-point ones are blocks of 64 rows: F32 [column][64] (BA16a64b), F16 [column][64],
/// Bf16 [column / 2][64][2] (BA16a64b2a), with columns padded to a multiple of 32.
enum class Layout : std::uint8_t { F32, F16, Bf16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q2_K, Q3_K, Q4_K, Q5_K, Q6_K };
inline constexpr int kLayoutCount = 13;

constexpr bool isQuantised(Layout layout)
{
    return layout >= Layout::Q8_0;
}

constexpr Format format(Layout layout)
{
    switch (layout) {
    case Layout::Q8_0:
        return {8, 128, 32, false, false};
    case Layout::Q4_0:
        return {4, 8, 32, false, false};
    case Layout::Q4_1:
        return {4, 0, 32, true, false};
    case Layout::Q5_0:
        return {5, 16, 32, false, false};
    case Layout::Q5_1:
        return {5, 0, 32, true, false};
    case Layout::Q2_K:
        return {4, 0, 16, true, true}; // 2 bits stored as 4: the type is rare
    case Layout::Q3_K:
        return {4, 8, 16, false, true}; // 3 bits stored as 4, moved up by 4
    case Layout::Q4_K:
        return {4, 0, 32, true, true};
    case Layout::Q5_K:
        return {5, 0, 32, true, true};
    default:
        return {6, 32, 16, false, true}; // Q6_K
    }
}

} // namespace engine::kernels
