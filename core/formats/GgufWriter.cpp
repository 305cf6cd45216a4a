#include "formats/GgufWriter.h"

#include "formats/GgmlType.h"

#include <cstring>
#include <limits>

namespace formats {

namespace {

enum ValueType : std::uint32_t { U32 = 4, I32 = 5, F32 = 6, Bool = 7, Text = 8, ArrayOf = 9, U64 = 10, I64 = 11 };

class Buffer
{
public:
    std::vector<std::byte> bytes;

    template<typename Number>
    void number(Number value)
    {
        append(&value, sizeof value);
    }

    void text(std::string_view value)
    {
        number(std::uint64_t(value.size()));
        append(value.data(), value.size());
    }

    void append(const void *data, std::size_t count)
    {
        const auto at = bytes.size();
        bytes.resize(at + count);
        if (count > 0)
            std::memcpy(bytes.data() + at, data, count);
    }

    void pad() { bytes.resize(bytes.size() + std::size_t(ggufPadding(bytes.size()))); }
};

/// Type and value; numbers in 32 bits where they fit, as other programs expect.
struct ValueWriter
{
    Buffer &out;

    void operator()(std::uint64_t value) const
    {
        const bool fits = value <= std::numeric_limits<std::uint32_t>::max();
        out.number(std::uint32_t(fits ? U32 : U64));
        fits ? out.number(std::uint32_t(value)) : out.number(value);
    }
    void operator()(std::int64_t value) const
    {
        const bool fits = value >= std::numeric_limits<std::int32_t>::min();
        out.number(std::uint32_t(fits ? I32 : I64));
        fits ? out.number(std::int32_t(value)) : out.number(value);
    }
    void operator()(double value) const
    {
        out.number(std::uint32_t(F32));
        out.number(float(value));
    }
    void operator()(bool value) const
    {
        out.number(std::uint32_t(Bool));
        out.number(std::uint8_t(value));
    }
    void operator()(const std::string &value) const
    {
        out.number(std::uint32_t(Text));
        out.text(value);
    }
};

void writeTexts(Buffer &out, const char *key, const std::vector<std::string> &texts)
{
    out.text(key);
    out.number(std::uint32_t(ArrayOf));
    out.number(std::uint32_t(Text));
    out.number(std::uint64_t(texts.size()));
    for (const auto &text : texts)
        out.text(text);
}

void writeTypes(Buffer &out, const std::vector<std::int32_t> &types)
{
    out.text("tokenizer.ggml.token_type");
    out.number(std::uint32_t(ArrayOf));
    out.number(std::uint32_t(I32));
    out.number(std::uint64_t(types.size()));
    for (const auto type : types)
        out.number(type);
}

} // namespace

std::uint64_t ggufPadding(std::uint64_t bytes)
{
    return (kGgufAlignment - bytes % kGgufAlignment) % kGgufAlignment;
}

std::vector<std::byte> ggufHeader(const Metadata &metadata, const Vocabulary &vocabulary,
                                  std::vector<engine::TensorInfo> &tensors)
{
    Buffer keys;
    std::uint64_t count = 0;
    for (const auto &[key, value] : metadata.entries()) {
        if (key == "general.alignment" || key == "tokenizer.ggml.tokens" || key == "tokenizer.ggml.token_type" ||
            key == "tokenizer.ggml.merges")
            continue;
        keys.text(key);
        std::visit(ValueWriter{keys}, value);
        ++count;
    }
    if (!vocabulary.empty()) {
        writeTexts(keys, "tokenizer.ggml.tokens", vocabulary.tokens);
        writeTypes(keys, vocabulary.types);
        count += 2;
    }
    if (!vocabulary.merges.empty()) {
        writeTexts(keys, "tokenizer.ggml.merges", vocabulary.merges);
        ++count;
    }

    Buffer out;
    for (const char letter : {'G', 'G', 'U', 'F'})
        out.number(letter);
    out.number(std::uint32_t(3));
    out.number(std::uint64_t(tensors.size()));
    out.number(count);
    out.append(keys.bytes.data(), keys.bytes.size());
    std::uint64_t offset = 0;
    for (auto &tensor : tensors) {
        out.text(tensor.name);
        out.number(std::uint32_t(tensor.shape.size()));
        for (auto at = tensor.shape.rbegin(); at != tensor.shape.rend(); ++at)
            out.number(*at);
        out.number(toGgml(tensor.type));
        out.number(offset);
        tensor.offset = offset;
        offset += tensor.bytes + ggufPadding(tensor.bytes);
    }
    out.pad();
    return std::move(out.bytes);
}

} // namespace formats
