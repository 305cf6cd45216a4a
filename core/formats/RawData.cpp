#include "formats/RawData.h"

#include <algorithm>
#include <cstring>

namespace formats {

namespace {

/// Bytes from the first to the last element of a view.
std::uint64_t extent(const RawTensor &part)
{
    const auto &type = engine::traits(part.type);
    if (type.blockElements > 1)
        return engine::rowBytes(part.type, part.elements()); // always contiguous
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < part.shape.size(); ++i)
        last += (part.shape[i] - 1) * part.strides[i];
    return (last + 1) * part.elementBytes();
}

} // namespace

void readElements(const Files &files, const RawTensor &part, std::span<std::byte> out)
{
    if (part.contiguous()) {
        files[part.file]->read(part.offset, out);
        return;
    }
    std::vector<std::byte> source(std::size_t(extent(part)));
    files[part.file]->read(part.offset, source);
    const auto size = std::size_t(part.elementBytes());
    std::vector<std::uint64_t> index(part.shape.size(), 0);
    std::uint64_t from = 0;
    for (std::size_t to = 0; to < out.size(); to += size) {
        std::memcpy(out.data() + to, source.data() + from * size, size);
        for (auto d = index.size(); d-- > 0;) {
            from += part.strides[d];
            if (++index[d] < part.shape[d])
                break;
            from -= part.strides[d] * part.shape[d];
            index[d] = 0;
        }
    }
}

std::vector<float> readFloats(const Files &files, const RawTensor &part)
{
    std::vector<float> values(std::size_t(part.elements()));
    if (part.isDouble) {
        std::vector<double> wide(values.size());
        readElements(files, part, std::as_writable_bytes(std::span(wide)));
        std::ranges::transform(wide, values.begin(), [](double value) { return float(value); });
        return values;
    }
    std::vector<std::byte> raw(std::size_t(engine::rowBytes(part.type, part.elements())));
    readElements(files, part, raw);
    engine::dequantise(part.type, raw, values);
    return values;
}

} // namespace formats
