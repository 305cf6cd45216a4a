#include "engine/TensorIndex.h"

#include "engine/Error.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace engine {

namespace {

constexpr std::uint32_t kMaxLayers = 4096;
constexpr std::uint64_t kMaxDimension = 1u << 30; // products of two fit easily

std::string shapeText(const std::vector<std::uint64_t> &shape)
{
    std::string text;
    for (const auto dimension : shape)
        text += (text.empty() ? "(" : ", ") + std::to_string(dimension);
    return text + ")";
}

[[noreturn]] void wrongShape(const TensorInfo &tensor, const std::vector<std::uint64_t> &expected)
{
    throw Error(Error::Code::WrongShape,
                "tensor " + tensor.name + ": expected " + shapeText(expected) + ", found " + shapeText(tensor.shape));
}

/// N of "blk.N.…"; nullopt for other names.
std::optional<std::uint32_t> layerNumber(const std::string &name)
{
    constexpr std::string_view kPrefix = "blk.";
    if (!name.starts_with(kPrefix))
        return {};
    std::uint32_t number = 0;
    const char *const begin = name.data() + kPrefix.size();
    const char *const end = name.data() + name.size();
    const auto [rest, failure] = std::from_chars(begin, end, number);
    const bool padded = rest - begin > 1 && *begin == '0'; // blk.00 would be a second name of layer 0
    if (failure != std::errc() || rest == end || *rest != '.' || number >= kMaxLayers || padded)
        throw Error(Error::Code::WrongShape, "tensor " + name.substr(0, 60) + ": impossible layer number");
    return number;
}

} // namespace

TensorIndex::TensorIndex(const ModelSource &source)
{
    std::set<std::uint32_t> numbers;
    for (const auto &tensor : source.tensors()) {
        if (tensor.name.find("s_emb") != std::string::npos || tensor.name.find(".qkv.") != std::string::npos)
            throw Error(Error::Code::Unsupported, "This is an RWKV-7 variant with DeepEmbed or attention (tensor " +
                                                      tensor.name.substr(0, 60) + "), which cannot be used yet");
        if (std::any_of(tensor.shape.begin(), tensor.shape.end(), [](auto d) { return d > kMaxDimension; }))
            throw Error(Error::Code::WrongShape,
                        "tensor " + tensor.name.substr(0, 60) + ": impossible size " + shapeText(tensor.shape));
        m_tensors.emplace(tensor.name, &tensor);
        if (const auto number = layerNumber(tensor.name))
            numbers.insert(*number);
    }
    if (numbers.empty())
        throw Error(Error::Code::WrongShape, "the file holds no layer (no tensor blk.0.…)");
    m_layers = *numbers.rbegin() + 1;
    if (numbers.size() != m_layers)
        throw Error(Error::Code::WrongShape, "the layer numbers have gaps");
}

const TensorInfo *TensorIndex::find(const std::string &name) const
{
    const auto found = m_tensors.find(name);
    return found == m_tensors.end() ? nullptr : found->second;
}

const TensorInfo &TensorIndex::at(const std::string &name) const
{
    if (const auto *tensor = find(name))
        return *tensor;
    throw Error(Error::Code::WrongShape, "tensor " + name + " is missing");
}

const TensorInfo &TensorIndex::use(const std::string &name) const
{
    const auto &tensor = at(name);
    m_used.insert(name);
    return tensor;
}

void TensorIndex::matrix(const std::string &name, std::uint64_t rows, std::uint64_t columns) const
{
    const auto &tensor = use(name);
    const bool oneRow = rows == 1 && tensor.shape == std::vector{columns}; // writers drop a slowest dimension of 1
    if (!oneRow && tensor.shape != std::vector{rows, columns})
        wrongShape(tensor, {rows, columns});
}

void TensorIndex::values(const std::string &name, std::uint64_t count) const
{
    const auto &tensor = use(name);
    if (tensor.elements() != count)
        wrongShape(tensor, {count});
}

void TensorIndex::stack(const std::string &name, std::uint64_t count, std::uint64_t columns) const
{
    const auto &tensor = use(name);
    if (tensor.shape.front() != count || tensor.columns() != columns || tensor.elements() != count * columns)
        wrongShape(tensor, {count, 1, 1, columns});
}

void TensorIndex::cube(const std::string &name, std::uint64_t a, std::uint64_t b, std::uint64_t c) const
{
    const auto &tensor = use(name);
    if (tensor.shape != std::vector{a, b, c})
        wrongShape(tensor, {a, b, c});
}

std::uint64_t TensorIndex::rank(const std::string &name, std::uint64_t columns) const
{
    const auto &tensor = use(name);
    if (tensor.shape.size() > 2 || tensor.columns() != columns)
        wrongShape(tensor, {tensor.shape.front(), columns});
    return tensor.elements() / columns;
}

void TensorIndex::refuseUnused() const
{
    for (const auto &[name, tensor] : m_tensors)
        if (!m_used.contains(name))
            throw Error(Error::Code::WrongShape,
                        "tensor " + name.substr(0, 60) + " belongs to no RWKV model of this version");
}

} // namespace engine
