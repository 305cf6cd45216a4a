#pragma once

#include "engine/kernels/Format.h"

#include <string_view>
#include <vector>

namespace engine::kernels {

/// Prepared inputs (engine::Activations) as the kernels see them: arrays of rows.
struct Inputs
{
    const float *values = nullptr;
    const std::int8_t *codes = nullptr;
    const float *scales = nullptr;        ///< of 32 codes
    const float *weighted = nullptr;      ///< scale * sum of 32 codes
    const std::int32_t *sums32 = nullptr; ///< -8 * sum of 32 codes
    const std::int32_t *sums16 = nullptr; ///< -8 * sum of 16 codes, twice as many
    std::size_t stride = 0;               ///< values, and codes, from one row to the next
    std::size_t groups = 0;               ///< of 32, in one row
};

/// out[i * outStride + n] for i < count and n in [begin, end): `weights` is the whole packed matrix of `columns`
/// columns. `begin` is a multiple of 64; `end` too, or the matrix's last row.
using Product = void (*)(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count, float *out,
                         std::size_t outStride, std::size_t begin, std::size_t end);

/// The same for many inputs: the weights are rounded to 8 bits, with one scale for 256 columns of a row, whose step is
/// 1/127 of the largest magnitude that their codes could stand for. `scratch` is aligned to 64 bytes.
using RoundedProduct = void (*)(const std::byte *weights, std::size_t columns, const Inputs &x, std::size_t count,
                                float *out, std::size_t outStride, std::size_t begin, std::size_t end,
                                std::byte *scratch);

/// Bytes of a RoundedProduct's scratch memory: two panels.
constexpr std::size_t roundedScratchBytes(std::size_t columns)
{
    return 2 * ((columns + 255) / 256) * (64 + 256 * kPanelRows);
}

/// One group after the other of 32 values: code = round(value / scale), scale = largest magnitude / 127. The same bits
/// in every instruction set. A group with NaN or infinity gets scale NaN and codes 0; one below 2^-100 gets scale 0.
using Quantise = void (*)(const float *values, std::size_t groups, std::int8_t *codes, float *scales, float *weighted,
                          std::int32_t *sums32, std::int32_t *sums16);

/// Rounds to nearest even; NaN becomes a quiet one.
using ToBfloats = void (*)(const float *values, std::size_t count, std::uint16_t *out);

/// The kernels of one instruction set.
struct Table
{
    std::string_view name;
    Product products[kLayoutCount]; ///< by Layout
    Quantise quantise;
    ToBfloats toBfloats;
    RoundedProduct rounded[kLayoutCount] = {}; ///< by Layout; null where it is not faster or would lose precision
};

const Table &portable();

/// Null where the processor lacks the instructions (or the build is for another processor).
const Table *avx2();    ///< AVX2, FMA, F16C
const Table *avxVnni(); ///< those and AVX-VNNI (or the same in AVX-512's encoding)
const Table *avx512();  ///< AVX-512 F, BW, DQ, VL, VNNI

/// The best of this processor, or what the environment variable ROOKERY_KERNELS names (portable, avx2, avxvnni,
/// avx512). Throws Error(Unsupported) when the processor has not what was named.
const Table &selected();

} // namespace engine::kernels
