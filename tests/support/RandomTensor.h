#pragma once

#include "engine/Tensor.h"

#include <cstring>
#include <random>

namespace support {

/// Well-formed blocks with random codes and scales: every bit that may vary does, scales are finite and of mixed signs.
inline std::vector<std::byte> randomBlocks(engine::TensorType type, std::size_t values, std::mt19937 &random)
{
    using engine::TensorType;
    const auto &t = engine::traits(type);
    std::vector<std::byte> bytes(values / t.blockElements * t.blockBytes);
    for (std::byte &byte : bytes)
        byte = std::byte(random());
    std::normal_distribution<float> normal;
    const auto put16 = [&](std::size_t at, std::uint16_t word) { std::memcpy(bytes.data() + at, &word, 2); };
    for (std::size_t at = 0; at < bytes.size(); at += t.blockBytes) {
        const std::uint16_t scale = engine::floatToHalf(normal(random) * 0.1f);
        const std::uint16_t minimum = engine::floatToHalf(normal(random) * 0.1f);
        switch (type) {
        case TensorType::F32: {
            const float value = normal(random);
            std::memcpy(bytes.data() + at, &value, 4);
            break;
        }
        case TensorType::F16:
            put16(at, engine::floatToHalf(normal(random)));
            break;
        case TensorType::BF16:
            put16(at, engine::floatToBfloat(normal(random)));
            break;
        case TensorType::Q2_K:
            put16(at + 80, scale);
            put16(at + 82, minimum);
            break;
        case TensorType::Q3_K:
            put16(at + 108, scale);
            break;
        case TensorType::Q6_K:
            put16(at + 208, scale);
            break;
        case TensorType::Q4_1:
        case TensorType::Q5_1:
        case TensorType::Q4_K:
        case TensorType::Q5_K:
            put16(at, scale);
            put16(at + 2, minimum);
            break;
        default:
            put16(at, scale);
        }
    }
    return bytes;
}

} // namespace support
