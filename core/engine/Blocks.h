#pragma once

#include "engine/Tensor.h"
#include "engine/kernels/Format.h"

// The blocks of quantised types as ggml defines them, taken apart: codes and scales. Used by dequantisation and
// packing.

namespace engine::blocks {

using Byte = std::uint8_t;

constexpr kernels::Layout layoutOf(TensorType type)
{
    switch (type) {
    case TensorType::F32:
        return kernels::Layout::F32;
    case TensorType::F16:
        return kernels::Layout::F16;
    case TensorType::BF16:
        return kernels::Layout::Bf16;
    case TensorType::Q8_0:
        return kernels::Layout::Q8_0;
    case TensorType::Q4_0:
        return kernels::Layout::Q4_0;
    case TensorType::Q4_1:
        return kernels::Layout::Q4_1;
    case TensorType::Q5_0:
        return kernels::Layout::Q5_0;
    case TensorType::Q5_1:
        return kernels::Layout::Q5_1;
    case TensorType::Q2_K:
        return kernels::Layout::Q2_K;
    case TensorType::Q3_K:
        return kernels::Layout::Q3_K;
    case TensorType::Q4_K:
        return kernels::Layout::Q4_K;
    case TensorType::Q5_K:
        return kernels::Layout::Q5_K;
    case TensorType::Q6_K:
        return kernels::Layout::Q6_K;
    }
    return kernels::Layout::F32;
}

inline std::uint16_t word(const Byte *p)
{
    return std::uint16_t(p[0] | p[1] << 8);
}

inline std::uint32_t word32(const Byte *p)
{
    return std::uint32_t(word(p)) | std::uint32_t(word(p + 2)) << 16;
}

/// f16 bits: the scale of a plain block, the super scale of a K block.
template<TensorType T>
std::uint16_t scaleWord(const Byte *block)
{
    switch (T) {
    case TensorType::Q2_K:
        return word(block + 80);
    case TensorType::Q3_K:
        return word(block + 108);
    case TensorType::Q6_K:
        return word(block + 208);
    default:
        return word(block);
    }
}

/// f16 bits of the minimum; only for formats that have one.
template<TensorType T>
std::uint16_t minimumWord(const Byte *block)
{
    return word(block + (T == TensorType::Q2_K ? 82 : 2));
}

/// Scale `i` (in the order of the columns) of a K block.
template<TensorType T>
int subScale(const Byte *block, std::size_t i)
{
    if constexpr (T == TensorType::Q2_K)
        return block[i] & 15;
    if constexpr (T == TensorType::Q3_K) { // 16 of 6 bits: nibbles, then the high bits of every fourth
        const Byte *const packed = block + 96;
        const int low = i < 8 ? packed[i] & 15 : packed[i - 8] >> 4;
        return (low | (packed[8 + i % 4] >> (i / 4 * 2) & 3) << 4) - 32;
    }
    if constexpr (T == TensorType::Q6_K)
        return std::int8_t(block[192 + i]);
    const Byte *const packed = block + 4; // Q4_K, Q5_K: 8 scales and 8 minima of 6 bits
    return i < 4 ? packed[i] & 63 : (packed[i + 4] & 15) | packed[i - 4] >> 6 << 4;
}

template<TensorType T>
int subMinimum(const Byte *block, std::size_t i)
{
    if constexpr (T == TensorType::Q2_K)
        return block[i] >> 4;
    const Byte *const packed = block + 4;
    return i < 4 ? packed[i + 4] & 63 : packed[i + 4] >> 4 | packed[i] >> 6 << 4;
}

/// Unsigned codes of the 32 columns of group `g`, with the offset of kernels::format.
template<TensorType T>
void codes(const Byte *block, std::size_t g, Byte *out)
{
    if constexpr (T == TensorType::Q8_0) {
        for (int i = 0; i < 32; ++i)
            out[i] = block[2 + i] ^ 0x80;
    } else if constexpr (T == TensorType::Q4_0 || T == TensorType::Q4_1) {
        const Byte *const nibbles = block + (T == TensorType::Q4_0 ? 2 : 4);
        for (int i = 0; i < 16; ++i) {
            out[i] = nibbles[i] & 15;
            out[i + 16] = nibbles[i] >> 4;
        }
    } else if constexpr (T == TensorType::Q5_0 || T == TensorType::Q5_1) {
        const Byte *const highBits = block + (T == TensorType::Q5_0 ? 2 : 4);
        const Byte *const nibbles = highBits + 4;
        const std::uint32_t high = word32(highBits);
        for (int i = 0; i < 16; ++i) {
            out[i] = Byte((nibbles[i] & 15) | (high >> i & 1) << 4);
            out[i + 16] = Byte(nibbles[i] >> 4 | (high >> (i + 16) & 1) << 4);
        }
    } else if constexpr (T == TensorType::Q4_K || T == TensorType::Q5_K) {
        const Byte *const nibbles = block + (T == TensorType::Q4_K ? 16 : 48) + g / 2 * 32;
        const int shift = int(g % 2 * 4);
        for (int i = 0; i < 32; ++i)
            out[i] = nibbles[i] >> shift & 15;
        if constexpr (T == TensorType::Q5_K)
            for (int i = 0; i < 32; ++i)
                out[i] = Byte(out[i] | (block[16 + i] >> g & 1) << 4);
    } else if constexpr (T == TensorType::Q6_K) {
        const Byte *const nibbles = block + g / 4 * 64 + g % 2 * 32;
        const Byte *const high = block + 128 + g / 4 * 32;
        const int shift = int(g % 4 / 2 * 4), highShift = int(g % 4 * 2);
        for (int i = 0; i < 32; ++i)
            out[i] = Byte((nibbles[i] >> shift & 15) | (high[i] >> highShift & 3) << 4);
    } else {
        const Byte *const pairs = block + (T == TensorType::Q3_K ? 32 : 16) + g / 4 * 32;
        const int shift = int(g % 4 * 2);
        for (int i = 0; i < 32; ++i)
            out[i] = pairs[i] >> shift & 3;
        if constexpr (T == TensorType::Q3_K) // the third bit, upside down, is worth 4; and 4 more to have offset 8
            for (int i = 0; i < 32; ++i)
                out[i] = Byte(out[i] + (block[i] >> g & 1) * 4 + 4);
    }
}

/// Calls `function.template operator()<T>()` for a quantised type.
template<typename Function>
void visit(TensorType type, Function function)
{
    switch (type) {
    case TensorType::Q8_0:
        return function.template operator()<TensorType::Q8_0>();
    case TensorType::Q4_0:
        return function.template operator()<TensorType::Q4_0>();
    case TensorType::Q4_1:
        return function.template operator()<TensorType::Q4_1>();
    case TensorType::Q5_0:
        return function.template operator()<TensorType::Q5_0>();
    case TensorType::Q5_1:
        return function.template operator()<TensorType::Q5_1>();
    case TensorType::Q2_K:
        return function.template operator()<TensorType::Q2_K>();
    case TensorType::Q3_K:
        return function.template operator()<TensorType::Q3_K>();
    case TensorType::Q4_K:
        return function.template operator()<TensorType::Q4_K>();
    case TensorType::Q5_K:
        return function.template operator()<TensorType::Q5_K>();
    case TensorType::Q6_K:
        return function.template operator()<TensorType::Q6_K>();
    case TensorType::F32:
    case TensorType::F16:
    case TensorType::BF16:
        break;
    }
}

} // namespace engine::blocks
