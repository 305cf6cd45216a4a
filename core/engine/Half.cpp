#include "engine/Tensor.h"

#include <bit>

namespace engine {

float halfToFloat(std::uint16_t half) noexcept
{
    const std::uint32_t sign = std::uint32_t(half & 0x8000) << 16;
    const std::uint32_t exponent = half >> 10 & 31, fraction = half & 1023;
    if (exponent == 31)
        return std::bit_cast<float>(sign | 0x7f800000 | fraction << 13);
    if (exponent != 0)
        return std::bit_cast<float>(sign | (exponent + 112) << 23 | fraction << 13);
    const float magnitude = float(fraction) * 0x1p-24f; // zero or denormal
    return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(magnitude));
}

std::uint16_t floatToHalf(float value) noexcept
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = std::uint16_t(bits >> 16 & 0x8000);
    const std::uint32_t magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000)
        return std::uint16_t(sign | 0x7e00 | (magnitude >> 13 & 0x3ff)); // NaN, quiet
    if (magnitude >= 0x477ff000)
        return std::uint16_t(sign | 0x7c00); // 65520 and more rounds to infinity
    if (magnitude < 0x38800000) {            // below 2^-14: denormal; adding 0.5 rounds at the last place of the half
        const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
        return std::uint16_t(sign | (std::bit_cast<std::uint32_t>(shifted) - 0x3f000000));
    }
    const std::uint32_t odd = magnitude >> 13 & 1;
    return std::uint16_t(sign | ((magnitude - 0x38000000 + 0xfff + odd) >> 13));
}

std::uint16_t floatToBfloat(float value) noexcept
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7fffffff) > 0x7f800000)
        return std::uint16_t(bits >> 16 | 0x40); // NaN, quiet
    return std::uint16_t((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

} // namespace engine
