#include "formats/Checkpoint.h"

#include <algorithm>

namespace formats {

std::uint64_t RawTensor::elements() const
{
    std::uint64_t product = 1;
    for (const auto dimension : shape)
        product *= dimension;
    return product;
}

bool RawTensor::contiguous() const
{
    const auto expected = contiguousStrides(shape);
    for (std::size_t i = 0; i < shape.size(); ++i)
        if (shape[i] != 1 && strides[i] != expected[i])
            return false;
    return true;
}

std::vector<std::uint64_t> contiguousStrides(const std::vector<std::uint64_t> &shape)
{
    std::vector<std::uint64_t> strides(shape.size());
    std::uint64_t step = 1;
    for (std::size_t i = shape.size(); i-- > 0; step *= shape[i])
        strides[i] = step;
    return strides;
}

void checkNames(const std::vector<RawTensor> &tensors)
{
    if (tensors.empty())
        throw Error(Error::Code::NotAModel, "The file has no tensors.");
    std::vector<std::string_view> names;
    names.reserve(tensors.size());
    for (const auto &tensor : tensors)
        names.push_back(tensor.name);
    std::ranges::sort(names);
    if (const auto twice = std::ranges::adjacent_find(names); twice != names.end())
        throw Error(Error::Code::Damaged, "tensor " + printable(*twice) + " is there twice");
}

} // namespace formats
