#include "app/cli/StateFile.h"

#include "engine/Error.h"
#include "engine/Model.h"
#include "formats/Hash.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace cli {

namespace {

using engine::Error;
using Bytes = std::span<const std::byte>;

constexpr std::string_view kMagic = "RWKVSTAT";
constexpr std::uint32_t kVersion = 1;

[[noreturn]] void damaged(const char *what)
{
    throw Error(Error::Code::Damaged, std::string("the saved state ") + what);
}

formats::Sha256 hashOf(Bytes bytes)
{
    formats::Hash hash;
    hash.add(bytes);
    return hash.finish();
}

void append(std::string &out, Bytes bytes)
{
    out.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

template<typename Number>
void appendNumber(std::string &out, Number number)
{
    append(out, std::as_bytes(std::span(&number, 1)));
}

void appendFloats(std::string &out, std::span<const float> values)
{
    appendNumber(out, static_cast<std::uint64_t>(values.size()));
    append(out, std::as_bytes(values));
}

Bytes take(Bytes &rest, std::size_t size)
{
    if (size > rest.size())
        damaged("is cut short");
    const auto part = rest.first(size);
    rest = rest.subspan(size);
    return part;
}

template<typename Number>
Number takeNumber(Bytes &rest)
{
    Number number;
    std::memcpy(&number, take(rest, sizeof number).data(), sizeof number);
    return number;
}

void takeFloats(Bytes &rest, std::span<float> values)
{
    const auto part = take(rest, values.size_bytes());
    std::memcpy(values.data(), part.data(), part.size());
    if (std::any_of(values.begin(), values.end(), [](float value) { return !std::isfinite(value); }))
        damaged("holds invalid numbers");
}

} // namespace

std::string packState(const SavedState &saved, const formats::Sha256 &model)
{
    std::string out;
    out += kMagic;
    appendNumber(out, kVersion);
    appendNumber(out, engine::Model::kNumericsVersion);
    append(out, model);
    appendNumber(out, saved.tokens);
    appendFloats(out, saved.logits);
    appendFloats(out, saved.state.values());
    append(out, hashOf(std::as_bytes(std::span(out))));
    return out;
}

SavedState unpackState(Bytes bytes, const engine::Config &config, const formats::Sha256 &model)
{
    if (bytes.size() < kMagic.size() || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        throw Error(Error::Code::Damaged, "this file is not a saved state");
    if (bytes.size() < kMagic.size() + sizeof model)
        damaged("is cut short");
    const auto body = bytes.first(bytes.size() - sizeof model), hash = bytes.last(sizeof model);
    if (!std::ranges::equal(hashOf(body), hash))
        damaged("is damaged: its checksum does not fit");

    auto rest = body.subspan(kMagic.size());
    if (takeNumber<std::uint32_t>(rest) != kVersion)
        throw Error(Error::Code::Unsupported, "the saved state was made by another version of the program");
    const auto numerics = takeNumber<std::uint32_t>(rest);
    if (!std::ranges::equal(take(rest, sizeof model), model) || numerics != engine::Model::kNumericsVersion)
        throw Error(Error::Code::InvalidInput, "the saved state belongs to another model");

    SavedState saved{engine::State(config), takeNumber<std::uint64_t>(rest), {}};
    const auto logits = takeNumber<std::uint64_t>(rest);
    if (logits != 0 && logits != config.vocabulary)
        damaged("has a wrong number of logits");
    saved.logits.resize(logits);
    takeFloats(rest, saved.logits);
    if (takeNumber<std::uint64_t>(rest) != saved.state.values().size())
        damaged("has another shape than the model");
    takeFloats(rest, saved.state.values());
    if (!rest.empty())
        damaged("is longer than it should be");
    return saved;
}

} // namespace cli
