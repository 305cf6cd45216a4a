#include "formats/Gguf.h"

#include "formats/Architecture.h"
#include "formats/GgmlType.h"
#include "formats/TensorList.h"

#include <bit>
#include <cstring>

namespace formats {

namespace {

constexpr std::uint64_t kMaxKeys = 65536;
constexpr std::uint64_t kMaxKeyBytes = 65535;
constexpr std::uint64_t kMaxArrayTexts = 1u << 22;
constexpr std::uint64_t kMaxListTexts = 1u << 20; ///< that are ever read into memory
constexpr std::uint64_t kMaxAlignment = 1u << 20;

enum ValueType : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, Text, ArrayOf, U64, I64, F64 };

Error damaged(const std::string &what)
{
    return Error(Error::Code::Damaged, what);
}

/// Bytes of one element, 0 for what has no fixed length.
std::uint64_t width(std::uint32_t type)
{
    switch (type) {
    case U8:
    case I8:
    case Bool:
        return 1;
    case U16:
    case I16:
        return 2;
    case U32:
    case I32:
    case F32:
        return 4;
    case U64:
    case I64:
    case F64:
        return 8;
    default:
        return 0;
    }
}

std::string readText(ByteReader &reader, std::uint64_t limit, const char *what)
{
    const auto length = reader.number<std::uint64_t>();
    if (length > reader.left())
        throw damaged(std::string(what) + " is longer than the file");
    if (length > limit)
        throw damaged(std::string(what) + " is longer than " + std::to_string(limit) + " bytes");
    return reader.text(length);
}

Metadata::Value signedValue(std::int64_t value)
{
    if (value < 0)
        return value;
    return std::uint64_t(value);
}

} // namespace

std::unique_ptr<GgufFile> GgufFile::open(const std::string &path)
{
    return std::make_unique<GgufFile>(ByteSource::file(path));
}

bool GgufFile::recognise(const ByteSource &bytes)
{
    char magic[4];
    if (bytes.size() < sizeof magic)
        return false;
    bytes.read(0, std::as_writable_bytes(std::span(magic)));
    return std::memcmp(magic, "GGUF", sizeof magic) == 0;
}

GgufFile::GgufFile(std::shared_ptr<const ByteSource> bytes) : m_bytes(std::move(bytes))
{
    if (!recognise(*m_bytes))
        throw Error(Error::Code::NotAModel, m_bytes->size() == 0 ? "The file is empty." : "This is not a GGUF file.");
    ByteReader reader(*m_bytes, 4);
    m_version = reader.number<std::uint32_t>();
    if (m_version != 0 && (m_version & 0xffffu) == 0)
        throw Error(Error::Code::Unsupported, "This is a big-endian GGUF file.");
    if (m_version != 2 && m_version != 3)
        throw Error(Error::Code::Unsupported, "GGUF version " + std::to_string(m_version) + " is not supported.");
    const auto tensors = reader.number<std::uint64_t>();
    const auto keys = reader.number<std::uint64_t>();
    if (tensors > kMaxTensors)
        throw damaged("the header claims " + std::to_string(tensors) + " tensors");
    if (keys > kMaxKeys)
        throw damaged("the header claims " + std::to_string(keys) + " keys");
    readKeys(reader, keys);
    requireWholeModel();
    readTensors(reader, tensors);
    place(reader.position());
}

void GgufFile::readKeys(ByteReader &reader, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i) {
        auto key = readText(reader, kMaxKeyBytes, "a key");
        if (key.empty())
            throw damaged("a key has no name");
        if (m_arrays.contains(key))
            throw damaged("the key " + printable(key) + " is there twice");
        const auto type = reader.number<std::uint32_t>();
        readValue(reader, key, type);
    }
}

void GgufFile::readValue(ByteReader &reader, const std::string &key, std::uint32_t type)
{
    const auto keep = [&](Metadata::Value value) {
        if (!m_metadata.add(key, std::move(value)))
            throw damaged("the key " + printable(key) + " is there twice");
    };
    switch (type) {
    case U8:
        return keep(std::uint64_t(reader.number<std::uint8_t>()));
    case I8:
        return keep(signedValue(reader.number<std::int8_t>()));
    case U16:
        return keep(std::uint64_t(reader.number<std::uint16_t>()));
    case I16:
        return keep(signedValue(reader.number<std::int16_t>()));
    case U32:
        return keep(std::uint64_t(reader.number<std::uint32_t>()));
    case I32:
        return keep(signedValue(reader.number<std::int32_t>()));
    case F32:
        return keep(double(reader.number<float>()));
    case U64:
        return keep(reader.number<std::uint64_t>());
    case I64:
        return keep(signedValue(reader.number<std::int64_t>()));
    case F64:
        return keep(reader.number<double>());
    case Text:
        return keep(readText(reader, m_bytes->size(), "a text"));
    case Bool: {
        const auto value = reader.number<std::uint8_t>();
        if (value > 1)
            throw damaged("the value of " + printable(key) + " is neither true nor false");
        return keep(value == 1);
    }
    case ArrayOf: {
        const auto array = readArray(reader, key);
        if (m_metadata.entries().contains(key))
            throw damaged("the key " + printable(key) + " is there twice");
        m_arrays.emplace(key, array);
        return;
    }
    default:
        throw damaged("the key " + printable(key) + " has the unknown type " + std::to_string(type));
    }
}

GgufFile::Array GgufFile::readArray(ByteReader &reader, const std::string &key)
{
    Array array;
    array.type = reader.number<std::uint32_t>();
    array.count = reader.number<std::uint64_t>();
    array.position = reader.position();
    if (array.type != Text && width(array.type) == 0)
        throw damaged("the list " + printable(key) + " has elements of the unknown type " + std::to_string(array.type));
    if (array.count > reader.left())
        throw damaged("the list " + printable(key) + " is longer than the file");
    if (array.type != Text) {
        reader.skip(checkedProduct(array.count, width(array.type), "a list"));
        return array;
    }
    if (array.count > kMaxArrayTexts)
        throw damaged("the list " + printable(key) + " has " + std::to_string(array.count) + " texts");
    for (std::uint64_t i = 0; i < array.count; ++i)
        reader.skip(reader.number<std::uint64_t>());
    return array;
}

void GgufFile::requireWholeModel() const
{
    const auto architecture = text("general.architecture");
    if (!architecture)
        throw Error(Error::Code::NotAModel, "The file does not say which architecture its model has.");
    requireRwkv(*architecture);
    if (const auto parts = integer("split.count").value_or(0); parts > 1)
        throw Error(Error::Code::Unsupported,
                    "This is one of the " + std::to_string(parts) + " parts of a split model; join them first.");
}

std::uint64_t GgufFile::alignment() const
{
    constexpr auto kKey = "general.alignment";
    if (!m_metadata.entries().contains(kKey) && !m_arrays.contains(kKey))
        return 32;
    const auto value = integer(kKey).value_or(0);
    if (!std::has_single_bit(value) || value > kMaxAlignment)
        throw damaged("the alignment of the data is no power of two");
    return value;
}

void GgufFile::readTensors(ByteReader &reader, std::uint64_t count)
{
    if (count == 0)
        throw Error(Error::Code::NotAModel, "The file has no tensors.");
    for (std::uint64_t i = 0; i < count; ++i) {
        engine::TensorInfo tensor;
        tensor.name = readText(reader, kMaxNameBytes, "a tensor's name");
        if (tensor.name.empty())
            throw damaged("a tensor has no name");
        const auto dimensions = reader.number<std::uint32_t>();
        if (dimensions < 1 || dimensions > 4)
            throw damaged(named(tensor) + " has " + std::to_string(dimensions) + " dimensions");
        tensor.shape.resize(dimensions);
        for (auto at = tensor.shape.rbegin(); at != tensor.shape.rend(); ++at)
            *at = reader.number<std::uint64_t>();
        tensor.type = fromGgml(reader.number<std::uint32_t>());
        tensor.offset = reader.number<std::uint64_t>();
        measure(tensor);
        m_tensors.push_back(std::move(tensor));
    }
}

void GgufFile::place(std::uint64_t dataStart)
{
    const auto step = alignment();
    dataStart = (dataStart + step - 1) / step * step;
    for (auto &tensor : m_tensors) {
        if (tensor.offset % step != 0)
            throw damaged("the data of " + named(tensor) + " is not aligned");
        tensor.offset = checkedSum(dataStart, tensor.offset, "an offset");
    }
    checkPlaces(m_tensors, m_bytes->size());
}

void GgufFile::read(const engine::TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const
{
    readPart(*m_bytes, tensor, offset, out);
}

std::vector<std::string> GgufFile::vocabulary() const
{
    return texts("tokenizer.ggml.tokens");
}

std::vector<std::string> GgufFile::texts(std::string_view key) const
{
    const auto entry = m_arrays.find(key);
    if (entry == m_arrays.end() || entry->second.type != Text)
        return {};
    if (entry->second.count > kMaxListTexts)
        throw damaged("the list " + printable(key) + " has " + std::to_string(entry->second.count) + " texts");
    ByteReader reader(*m_bytes, entry->second.position);
    std::vector<std::string> result;
    result.reserve(std::size_t(entry->second.count));
    for (std::uint64_t i = 0; i < entry->second.count; ++i)
        result.push_back(readText(reader, m_bytes->size(), "a text"));
    return result;
}

} // namespace formats
