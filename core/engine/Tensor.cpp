#include "engine/Tensor.h"

#include "engine/Error.h"

#include <array>

namespace engine {

namespace {
constexpr std::array<TensorTypeTraits, kTensorTypeCount> kTraits{{
    {"F32", 1, 4},
    {"F16", 1, 2},
    {"BF16", 1, 2},
    {"Q8_0", 32, 34},
    {"Q4_0", 32, 18},
    {"Q4_1", 32, 20},
    {"Q5_0", 32, 22},
    {"Q5_1", 32, 24},
    {"Q2_K", 256, 84},
    {"Q3_K", 256, 110},
    {"Q4_K", 256, 144},
    {"Q5_K", 256, 176},
    {"Q6_K", 256, 210},
}};
} // namespace

const TensorTypeTraits &traits(TensorType type)
{
    return kTraits[static_cast<std::size_t>(type)];
}

std::uint64_t rowBytes(TensorType type, std::uint64_t columns)
{
    const auto &t = traits(type);
    if (columns % t.blockElements != 0)
        throw Error(Error::Code::WrongShape, "rows of " + std::to_string(columns) + " values do not fit " + std::string(t.name));
    return columns / t.blockElements * t.blockBytes;
}

std::uint64_t TensorInfo::elements() const
{
    std::uint64_t product = 1;
    for (const auto dimension : shape)
        product *= dimension; // checked by the reader that made this
    return product;
}

} // namespace engine
