#include "formats/Vocabulary.h"

#include "formats/PythonLiteral.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace formats {

namespace {

constexpr std::uint64_t kMaxVocabularyBytes = 16u << 20;
constexpr std::int32_t kNormal = 1, kControl = 3, kUserDefined = 4, kUnused = 5;

struct Line
{
    std::uint64_t id = 0;
    std::string token;
};

std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && stop == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// `ID LITERAL LENGTH`; the literal may contain spaces.
std::optional<Line> readLine(std::string_view line)
{
    const auto first = line.find(' '), last = line.rfind(' ');
    if (first == line.npos || first == last)
        return {};
    const auto id = wholeNumber(line.substr(0, first));
    const auto length = wholeNumber(line.substr(last + 1));
    auto token = readPythonLiteral(line.substr(first + 1, last - first - 1));
    if (!id || !length || !token || token->size() != *length || token->empty())
        return {};
    return Line{*id, std::move(*token)};
}

std::string unused(std::size_t id)
{
    return "[PAD" + std::to_string(id) + "]";
}

Vocabulary unusedVocabulary(std::uint64_t size)
{
    Vocabulary result;
    result.model = "rwkv";
    result.types.assign(std::size_t(size), kUnused);
    result.types[0] = kControl;
    result.tokens.reserve(std::size_t(size));
    result.tokens.emplace_back("<s>");
    while (result.tokens.size() < size)
        result.tokens.push_back(unused(result.tokens.size()));
    return result;
}

} // namespace

Vocabulary readWorldVocabulary(const ByteSource &bytes, std::uint64_t size)
{
    if (bytes.size() > kMaxVocabularyBytes)
        throw Error(Error::Code::Damaged, "the vocabulary file is too large");
    std::string text(std::size_t(bytes.size()), '\0');
    bytes.read(0, std::as_writable_bytes(std::span(text)));

    auto result = unusedVocabulary(size);
    std::unordered_set<std::string> seen;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        auto read = readLine(line);
        const auto where = "line " + std::to_string(number + 1) + " of the vocabulary file ";
        if (!read)
            throw Error(Error::Code::Damaged, where + "is not an id, a quoted token and its length");
        if (read->id == 0 || read->id >= size || result.types[read->id] != kUnused)
            throw Error(Error::Code::Damaged, where + "has an id that is used twice or is out of range");
        result.tokens[read->id] = pythonBytesText(read->token);
        result.types[read->id] = kNormal;
        if (!seen.insert(std::move(read->token)).second)
            throw Error(Error::Code::Damaged, where + "has a token that is there twice");
    }
    for (int byte = 0; byte < 256; ++byte)
        if (!seen.contains(std::string(1, char(byte))))
            throw Error(Error::Code::Damaged, "the vocabulary file has no token for the byte " + std::to_string(byte));
    return result;
}

Vocabulary byteVocabulary()
{
    auto result = unusedVocabulary(256);
    for (std::size_t byte = 1; byte < 256; ++byte) {
        result.tokens[byte] = pythonBytesText(std::string(1, char(byte)));
        result.types[byte] = kNormal;
    }
    return result;
}

Vocabulary copyVocabulary(const engine::ModelSource &source)
{
    Vocabulary result;
    result.model = source.text("tokenizer.ggml.model").value_or("");
    result.pre = source.text("tokenizer.ggml.pre").value_or("");
    result.merges = source.texts("tokenizer.ggml.merges");
    if (result.model != "rwkv" && (result.model != "gpt2" || result.merges.empty()))
        return {};
    result.tokens = source.vocabulary();
    for (std::size_t id = 0; id < result.tokens.size(); ++id) {
        const auto &token = result.tokens[id];
        const bool special = id == 0 || (result.model == "gpt2" && token.starts_with("<|"));
        const bool blanks = result.model == "gpt2" && token.starts_with(' '); // byte letters have no blank
        result.types.push_back(special ? kControl : blanks ? kUserDefined : token == unused(id) ? kUnused : kNormal);
    }
    return result;
}

} // namespace formats
