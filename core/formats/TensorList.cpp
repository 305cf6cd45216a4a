#include "formats/TensorList.h"

#include <algorithm>

namespace formats {

using engine::TensorInfo;

std::string named(const TensorInfo &tensor)
{
    return "tensor " + printable(tensor.name);
}

void measure(TensorInfo &tensor)
{
    if (tensor.shape.empty() || tensor.shape.size() > 4)
        throw Error(Error::Code::Damaged,
                    named(tensor) + " has " + std::to_string(tensor.shape.size()) + " dimensions");
    const auto size = "the size of " + named(tensor);
    std::uint64_t rows = 1;
    for (const auto dimension : tensor.shape)
        if (dimension == 0)
            throw Error(Error::Code::Damaged, named(tensor) + " has a dimension of 0");
    for (std::size_t i = 0; i + 1 < tensor.shape.size(); ++i)
        rows = checkedProduct(rows, tensor.shape[i], size.c_str());
    checkedProduct(rows, tensor.columns(), size.c_str());
    const auto &type = engine::traits(tensor.type);
    if (tensor.columns() % type.blockElements != 0)
        throw Error(Error::Code::Damaged, named(tensor) + " has rows of " + std::to_string(tensor.columns()) +
                                              " values, which do not fit " + std::string(type.name));
    const auto row = checkedProduct(tensor.columns() / type.blockElements, type.blockBytes, size.c_str());
    tensor.bytes = checkedProduct(rows, row, size.c_str());
}

void checkPlaces(const std::vector<TensorInfo> &tensors, std::uint64_t end, bool mayShare)
{
    std::vector<const TensorInfo *> order;
    order.reserve(tensors.size());
    for (const auto &tensor : tensors) {
        if (tensor.offset > end || tensor.bytes > end - tensor.offset)
            throw Error(Error::Code::Damaged, "the file ends before the data of " + named(tensor));
        order.push_back(&tensor);
    }
    std::ranges::sort(order, {}, [](const auto *tensor) -> const std::string & { return tensor->name; });
    const auto same = [](const auto *a, const auto *b) { return a->name == b->name; };
    if (const auto twice = std::ranges::adjacent_find(order, same); twice != order.end())
        throw Error(Error::Code::Damaged, named(**twice) + " is there twice");
    if (mayShare)
        return;
    std::ranges::sort(order, {}, &TensorInfo::offset);
    const auto overlap = [](const auto *a, const auto *b) { return a->offset + a->bytes > b->offset; };
    if (const auto first = std::ranges::adjacent_find(order, overlap); first != order.end())
        throw Error(Error::Code::Damaged, named(**first) + " and " + named(**std::next(first)) + " share bytes");
}

void readPart(const ByteSource &bytes, const TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out)
{
    if (offset > tensor.bytes || out.size() > tensor.bytes - offset)
        throw Error(Error::Code::Damaged, "read past the end of " + named(tensor));
    bytes.read(checkedSum(tensor.offset, offset, "an offset"), out);
}

} // namespace formats
