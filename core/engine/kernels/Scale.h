#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace engine::kernels {

struct GroupScale
{
    float scale;   ///< value = scale * code
    float inverse; ///< code = round(value * inverse); 0: all codes are 0
};

/// Of a group of inputs whose largest magnitude has these bits.
inline GroupScale scaleOfGroup(std::uint32_t largestBits)
{
    if (largestBits >= 0x7f800000) // NaN or infinity goes through to the result
        return {std::numeric_limits<float>::quiet_NaN(), 0};
    const float largest = std::bit_cast<float>(largestBits);
    if (largest < 0x1p-100f)
        return {0, 0};
    return {largest / 127, 127 / largest};
}

} // namespace engine::kernels
