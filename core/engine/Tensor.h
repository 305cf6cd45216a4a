#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Element types as they stand in a file. Values of a block run along the row (the last dimension of the shape).
enum class TensorType : std::uint8_t { F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q2_K, Q3_K, Q4_K, Q5_K, Q6_K };
inline constexpr int kTensorTypeCount = 13;

struct TensorTypeTraits
{
    std::string_view name;       ///< "Q4_K"
    std::uint32_t blockElements; ///< values in one block; 1 for F32, F16, BF16
    std::uint32_t blockBytes;
};

const TensorTypeTraits &traits(TensorType type);

/// Bytes of one row of `columns` values. Throws Error(WrongShape) when columns is not a multiple of the block.
std::uint64_t rowBytes(TensorType type, std::uint64_t columns);

/// One tensor of a model. `name` is the GGUF name (`blk.3.time_mix_key.weight`), `shape` is written slowest first, so a
/// matrix is {rows = outputs, columns = inputs}: the reverse of the order in the file.
struct TensorInfo
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::uint64_t> shape; ///< 1 to 4 dimensions, none of them 0
    std::uint64_t bytes = 0;          ///< length of the data in `type`
    std::uint64_t offset = 0;         ///< where the data begins; only the ModelSource knows what it counts from

    std::uint64_t columns() const { return shape.back(); }
    std::uint64_t elements() const;
};

float halfToFloat(std::uint16_t half) noexcept;
std::uint16_t floatToHalf(float value) noexcept; ///< rounds to nearest even
inline float bfloatToFloat(std::uint16_t value) noexcept;
std::uint16_t floatToBfloat(float value) noexcept; ///< rounds to nearest even

/// Values of whole blocks, bit-exact as ggml defines them. `values.size()` must be a multiple of the block's elements and
/// `blocks.size()` the bytes that belong to it (asserted).
void dequantise(TensorType type, std::span<const std::byte> blocks, std::span<float> values);

inline float bfloatToFloat(std::uint16_t value) noexcept
{
    const std::uint32_t bits = std::uint32_t(value) << 16;
    float result;
    __builtin_memcpy(&result, &bits, sizeof result);
    return result;
}

} // namespace engine
