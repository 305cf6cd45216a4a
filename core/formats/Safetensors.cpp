#include "formats/Safetensors.h"

#include "formats/TensorList.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>

namespace formats {

namespace {

constexpr std::uint64_t kMaxHeaderBytes = 16u << 20; // 65,536 tensors fit well; the parser needs a few times as much

struct Dtype
{
    std::string_view name;
    std::uint64_t bytes;
    std::optional<engine::TensorType> type; ///< absent: no weights
};

constexpr std::array kDtypes{
    Dtype{"F32", 4, engine::TensorType::F32},
    Dtype{"F16", 2, engine::TensorType::F16},
    Dtype{"BF16", 2, engine::TensorType::BF16},
    Dtype{"F64", 8, engine::TensorType::F32},
    Dtype{"I64", 8, {}},
    Dtype{"U64", 8, {}},
    Dtype{"I32", 4, {}},
    Dtype{"U32", 4, {}},
    Dtype{"I16", 2, {}},
    Dtype{"U16", 2, {}},
    Dtype{"I8", 1, {}},
    Dtype{"U8", 1, {}},
    Dtype{"BOOL", 1, {}},
};

/// Takes the header's JSON event by event: no tree is built, nesting deeper than the format has is refused at once, and
/// a name that comes twice is seen.
class HeaderHandler : public nlohmann::json_sax<nlohmann::json>
{
public:
    struct Entry
    {
        std::string name, dtype;
        std::optional<std::vector<std::uint64_t>> shape, offsets;
    };

    std::vector<Entry> entries;
    std::optional<std::string> license;
    std::string problem;

    bool null() override { return unexpected(); }
    bool boolean(bool) override { return unexpected(); }
    bool number_integer(number_integer_t) override { return unexpected(); }
    bool number_float(number_float_t, const string_t &) override { return unexpected(); }
    bool binary(binary_t &) override { return unexpected(); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_depth != 3 || !m_list || m_list->size() >= 8)
            return unexpected();
        m_list->push_back(value);
        return true;
    }

    bool string(string_t &value) override
    {
        if (m_depth == 2 && m_inMetadata) {
            if (m_field == "license")
                license = value;
            return true;
        }
        if (m_depth != 2 || m_field != "dtype" || !entries.back().dtype.empty())
            return unexpected();
        entries.back().dtype = value;
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_list)
            return unexpected();
        return ++m_depth <= 2 || unexpected();
    }

    bool end_object() override
    {
        --m_depth;
        return true;
    }

    bool key(string_t &name) override
    {
        if (m_depth == 2) {
            m_field = name;
            return true;
        }
        m_inMetadata = name == "__metadata__";
        if (m_inMetadata && std::exchange(m_hadMetadata, true))
            return fail("__metadata__ is there twice");
        if (m_inMetadata)
            return true;
        if (name.empty() || name.size() > kMaxNameBytes)
            return fail("a tensor's name is empty or too long");
        if (entries.size() == kMaxTensors)
            return fail("there are too many tensors");
        entries.emplace_back().name = name;
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_depth != 2 || m_inMetadata)
            return unexpected();
        auto &entry = entries.back();
        auto *list = m_field == "shape" ? &entry.shape : m_field == "data_offsets" ? &entry.offsets : nullptr;
        if (!list || list->has_value())
            return unexpected();
        m_list = &list->emplace();
        m_depth = 3;
        return true;
    }

    bool end_array() override
    {
        m_list = nullptr;
        m_depth = 2;
        return true;
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &) override
    {
        return fail("the header is not valid JSON at byte " + std::to_string(position));
    }

private:
    bool fail(std::string what)
    {
        problem = std::move(what);
        return false;
    }

    bool unexpected()
    {
        const auto where =
            entries.empty() || m_inMetadata ? std::string() : " at tensor " + printable(entries.back().name);
        return fail("the header has something unexpected" + where);
    }

    int m_depth = 0; ///< 1 inside the header, 2 inside a tensor, 3 inside a list
    bool m_inMetadata = false, m_hadMetadata = false;
    std::string m_field;
    std::vector<std::uint64_t> *m_list = nullptr;
};

Error damaged(const HeaderHandler::Entry &entry, const char *what)
{
    return Error(Error::Code::Damaged, "tensor " + printable(entry.name) + " " + what);
}

/// The tensor, or nothing when it holds no weights. `extent` becomes its place in the file.
std::optional<RawTensor> toTensor(const HeaderHandler::Entry &entry, std::uint64_t start, std::uint64_t size,
                                  engine::TensorInfo &extent)
{
    if (!entry.shape || !entry.offsets || entry.offsets->size() != 2)
        throw damaged(entry, "has no shape or no data_offsets");
    const auto dtype = std::ranges::find(kDtypes, std::string_view(entry.dtype), &Dtype::name);
    if (dtype == kDtypes.end())
        throw Error(Error::Code::Unsupported,
                    "tensor " + printable(entry.name) + " has the unknown type \"" + printable(entry.dtype) + "\"");
    const auto [begin, end] = std::pair(entry.offsets->front(), entry.offsets->back());
    if (begin > end || end > size - start)
        throw damaged(entry, "lies outside the file");
    std::uint64_t bytes = dtype->bytes;
    for (const auto dimension : *entry.shape)
        bytes = checkedProduct(bytes, dimension, "a tensor");
    if (bytes != end - begin)
        throw damaged(entry, "has another length than its shape says");
    extent = {entry.name, engine::TensorType::F32, {1}, end - begin, start + begin};
    if (!dtype->type || bytes == 0)
        return {};
    RawTensor tensor;
    tensor.name = entry.name;
    tensor.type = *dtype->type;
    tensor.isDouble = dtype->bytes == 8;
    tensor.shape = *entry.shape;
    tensor.strides = contiguousStrides(tensor.shape);
    tensor.offset = start + begin;
    return tensor;
}

} // namespace

bool looksLikeSafetensors(const ByteSource &bytes)
{
    if (bytes.size() < 10)
        return false;
    std::array<std::byte, 9> head;
    bytes.read(0, head);
    std::uint64_t length;
    std::memcpy(&length, head.data(), sizeof length);
    return head[8] == std::byte{'{'} && length >= 2 && length <= std::min(kMaxHeaderBytes, bytes.size() - 8);
}

Checkpoint readSafetensors(std::shared_ptr<const ByteSource> bytes)
{
    std::uint64_t length = 0;
    bytes->read(0, std::as_writable_bytes(std::span(&length, 1)));
    if (length < 2 || length > std::min(kMaxHeaderBytes, bytes->size() - 8))
        throw Error(Error::Code::Damaged, "the header's length is impossible");
    std::string json(std::size_t(length), '\0');
    bytes->read(8, std::as_writable_bytes(std::span(json)));
    if (json.front() != '{')
        throw Error(Error::Code::Damaged, "the header is no JSON object");
    HeaderHandler handler;
    if (!nlohmann::json::sax_parse(json, &handler))
        throw Error(Error::Code::Damaged, handler.problem);

    Checkpoint result;
    result.container = Checkpoint::Container::Safetensors;
    std::vector<engine::TensorInfo> extents(handler.entries.size());
    for (std::size_t i = 0; i < extents.size(); ++i)
        if (auto tensor = toTensor(handler.entries[i], 8 + length, bytes->size(), extents[i]))
            result.tensors.push_back(std::move(*tensor));
    checkPlaces(extents, bytes->size());
    checkNames(result.tensors);
    if (handler.license)
        result.facts.add("general.license", *handler.license);
    result.files.push_back(std::move(bytes));
    return result;
}

} // namespace formats
