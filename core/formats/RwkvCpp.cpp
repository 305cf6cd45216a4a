#include "formats/RwkvCpp.h"

#include "formats/ByteReader.h"
#include "formats/TensorList.h"

#include <algorithm>
#include <array>
#include <utility>

namespace formats {

namespace {

using enum engine::TensorType;

constexpr std::array kTypes{
    std::pair{0u, F32},   std::pair{1u, F16},   std::pair{2u, Q4_0},  std::pair{3u, Q4_1},
    std::pair{7u, Q5_0},  std::pair{8u, Q5_1},  std::pair{9u, Q8_0},  std::pair{11u, Q2_K},
    std::pair{12u, Q3_K}, std::pair{13u, Q4_K}, std::pair{14u, Q5_K}, std::pair{15u, Q6_K},
};

engine::TensorType typeOf(std::uint32_t number)
{
    const auto known = std::ranges::find(kTypes, number, &std::pair<unsigned, engine::TensorType>::first);
    if (known == kTypes.end())
        throw Error(Error::Code::Unsupported,
                    "the rwkv.cpp tensor type " + std::to_string(number) + " is not supported");
    return known->second;
}

struct Header
{
    std::uint32_t version, vocabulary, width, layers;
};

Header readHeader(ByteReader &reader)
{
    reader.skip(4); // magic
    Header header;
    header.version = reader.number<std::uint32_t>();
    header.vocabulary = reader.number<std::uint32_t>();
    header.width = reader.number<std::uint32_t>();
    header.layers = reader.number<std::uint32_t>();
    if (header.version != 100 && header.version != 101)
        throw Error(Error::Code::Unsupported,
                    "rwkv.cpp files of version " + std::to_string(header.version) + " are not supported");
    typeOf(reader.number<std::uint32_t>());
    if (header.vocabulary == 0 || header.vocabulary >= 1u << 24 || header.width == 0 || header.width >= 1u << 20 ||
        header.layers == 0 || header.layers > 4096)
        throw Error(Error::Code::Damaged, "the header's sizes are impossible");
    return header;
}

RawTensor readTensor(ByteReader &reader, const Header &header)
{
    const auto dimensions = reader.number<std::uint32_t>();
    const auto nameBytes = reader.number<std::uint32_t>();
    const auto type = reader.number<std::uint32_t>();
    if (dimensions < 1 || dimensions > 3)
        throw Error(Error::Code::Damaged, "a tensor has " + std::to_string(dimensions) + " dimensions");
    if (nameBytes < 1 || nameBytes > kMaxNameBytes)
        throw Error(Error::Code::Damaged, "a tensor's name has " + std::to_string(nameBytes) + " bytes");
    engine::TensorInfo info;
    info.shape.resize(dimensions);
    for (auto at = info.shape.rbegin(); at != info.shape.rend(); ++at)
        *at = reader.number<std::uint32_t>();
    info.name = reader.text(nameBytes);
    info.type = typeOf(type);
    if (!isUtf8(info.name))
        throw Error(Error::Code::Damaged, "the name of " + named(info) + " is no UTF-8");
    if (header.version == 100 && engine::traits(info.type).blockElements > 1)
        throw Error(Error::Code::Unsupported,
                    "This is a quantised rwkv.cpp file of the old format 100, which cannot be read.");
    measure(info);
    if (info.bytes > reader.left())
        throw Error(Error::Code::Damaged, "the file ends inside the data of " + named(info));
    RawTensor tensor{info.name, info.type, false, info.shape, contiguousStrides(info.shape), reader.position(), 0};
    reader.skip(info.bytes);
    return tensor;
}

} // namespace

Checkpoint readRwkvCpp(std::shared_ptr<const ByteSource> bytes)
{
    ByteReader reader(*bytes);
    const auto header = readHeader(reader);
    Checkpoint result;
    result.container = Checkpoint::Container::RwkvCpp;
    result.layers = header.layers;
    while (reader.left() > 0) {
        if (result.tensors.size() == kMaxTensors)
            throw Error(Error::Code::Damaged, "the file has too many tensors");
        result.tensors.push_back(readTensor(reader, header));
    }
    checkNames(result.tensors);
    const auto embedding = std::ranges::find(result.tensors, "emb.weight", &RawTensor::name);
    if (embedding == result.tensors.end() ||
        embedding->shape != std::vector<std::uint64_t>{header.vocabulary, header.width})
        throw Error(Error::Code::Damaged, "emb.weight does not have the shape that the header says");
    result.files.push_back(std::move(bytes));
    return result;
}

} // namespace formats
