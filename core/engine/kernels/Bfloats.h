#pragma once

// Included by the files of the instruction sets after they have set the compilation target: the compiler vectorises it.

#include <bit>
#include <cstddef>
#include <cstdint>

namespace engine::kernels {
namespace {

void toBfloats(const float *values, std::size_t count, std::uint16_t *out)
{
    for (std::size_t i = 0; i < count; ++i) {
        const auto bits = std::bit_cast<std::uint32_t>(values[i]);
        const std::uint32_t rounded = bits + 0x7fff + (bits >> 16 & 1), quiet = bits | 0x400000;
        out[i] = std::uint16_t(((bits & 0x7fffffff) > 0x7f800000 ? quiet : rounded) >> 16);
    }
}

} // namespace
} // namespace engine::kernels
