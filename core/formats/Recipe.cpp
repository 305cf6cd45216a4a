#include "formats/Recipe.h"

#include "formats/Quantise.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace formats {

namespace {

using enum engine::TensorType;
using engine::TensorType;

bool endsWithAny(std::string_view name, auto... endings)
{
    return (name.ends_with(endings) || ...);
}

/// The matrices that every token passes; the rest of a layer is small.
bool isMatrix(std::string_view name)
{
    return name.starts_with("blk.") && endsWithAny(name, "_mix_receptance.weight", "_mix_key.weight",
                                                   "_mix_value.weight", "_mix_gate.weight", "_mix_output.weight");
}

bool isPair(std::string_view name)
{
    return endsWithAny(name, "time_mix_a1.weight", "time_mix_a2.weight", "time_mix_v1.weight", "time_mix_v2.weight",
                       "time_mix_g1.weight", "time_mix_g2.weight");
}

TensorType fitting(TensorType type, std::uint64_t columns)
{
    if (columns % engine::traits(type).blockElements == 0)
        return type;
    switch (type) {
    case Q4_K:
        return fitting(Q5_0, columns);
    case Q5_K:
        return fitting(Q5_1, columns);
    case Q6_K:
        return fitting(Q8_0, columns);
    default:
        return F16;
    }
}

bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

TensorType Recipe::typeOf(const engine::TensorInfo &tensor) const
{
    if (tensor.shape.size() != 2)
        return F32;
    if (tensor.name == "token_embd.weight")
        return fitting(embedding, tensor.columns());
    if (tensor.name == "output.weight")
        return fitting(head, tensor.columns());
    if (isMatrix(tensor.name))
        return fitting(matrices, tensor.columns());
    return isPair(tensor.name) ? fitting(pairs, tensor.columns()) : F32;
}

std::optional<Recipe> recipeByName(std::string_view name)
{
    if (same(name, "Smallest"))
        return Recipe{Q4_K, Q6_K, Q4_K, F16};
    if (same(name, "Balanced"))
        return Recipe{Q5_K, Q6_K, Q5_K, F16};
    if (same(name, "Best"))
        return Recipe{Q8_0, Q8_0, Q8_0, F16};
    for (int i = 0; i < engine::kTensorTypeCount; ++i) {
        const auto type = TensorType(i);
        if (!canQuantise(type) || !same(name, engine::traits(type).name))
            continue;
        const bool small = type == Q4_0 || type == Q4_1 || type == Q5_0 || type == Q5_1 || type == Q4_K || type == Q5_K;
        const auto pairs = type == F32 ? F32 : type == BF16 ? BF16 : F16;
        return Recipe{type, small ? Q6_K : type, type, pairs};
    }
    return {};
}

std::uint64_t fileType(const Recipe &recipe)
{
    switch (recipe.matrices) {
    case F32:
        return 0;
    case F16:
        return 1;
    case Q4_0:
        return 2;
    case Q4_1:
        return 3;
    case Q8_0:
        return 7;
    case Q5_0:
        return 8;
    case Q5_1:
        return 9;
    case Q4_K:
        return 15;
    case Q5_K:
        return 17;
    case Q6_K:
        return 18;
    case BF16:
        return 32;
    default:
        return 1;
    }
}

} // namespace formats
