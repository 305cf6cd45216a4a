#include "engine/Blocks.h"

#include <cassert>
#include <cstring>

// Every product and sum is rounded to f32 on its own (this file is compiled without contraction to fused operations),
// so the values are the same bits everywhere.

namespace engine {

namespace {
using blocks::Byte;

template<TensorType T>
void dequantiseBlock(const Byte *block, float *y)
{
    constexpr auto F = kernels::format(blocks::layoutOf(T));
    const float d = halfToFloat(blocks::scaleWord<T>(block));
    const float m = F.minimum ? halfToFloat(blocks::minimumWord<T>(block)) : 0;
    for (std::size_t g = 0; g < (F.super ? 8 : 1); ++g, y += 32) {
        Byte codes[32];
        blocks::codes<T>(block, g, codes);
        for (int i = 0; i < 32; ++i) {
            const auto code = float(codes[i] - F.offset);
            if constexpr (F.super) {
                const std::size_t sub = (g * 32 + std::size_t(i)) / F.group;
                const float scaled = d * float(blocks::subScale<T>(block, sub)) * code;
                y[i] = F.minimum ? scaled - m * float(blocks::subMinimum<T>(block, sub)) : scaled;
            } else {
                y[i] = F.minimum ? code * d + m : code * d;
            }
        }
    }
}
} // namespace

void dequantise(TensorType type, std::span<const std::byte> blocks, std::span<float> values)
{
    const auto &t = traits(type);
    const std::size_t count = values.size() / t.blockElements;
    assert(values.size() % t.blockElements == 0 && blocks.size() == count * t.blockBytes);
    const auto *const bytes = reinterpret_cast<const Byte *>(blocks.data());
    if (type == TensorType::F32)
        std::memcpy(values.data(), bytes, blocks.size());
    else if (type == TensorType::F16)
        for (std::size_t i = 0; i < count; ++i)
            values[i] = halfToFloat(blocks::word(bytes + 2 * i));
    else if (type == TensorType::BF16)
        for (std::size_t i = 0; i < count; ++i)
            values[i] = bfloatToFloat(blocks::word(bytes + 2 * i));
    else
        blocks::visit(type, [&]<TensorType T>() {
            for (std::size_t i = 0; i < count; ++i)
                dequantiseBlock<T>(bytes + i * t.blockBytes, values.data() + i * t.blockElements);
        });
}

} // namespace engine
