#pragma once

#include "engine/Tensor.h"

#include <optional>

namespace formats {

/// Which type each kind of tensor gets.
struct Recipe
{
    engine::TensorType matrices = engine::TensorType::Q8_0; ///< time and channel mixing
    engine::TensorType head = engine::TensorType::Q8_0;
    engine::TensorType embedding = engine::TensorType::Q8_0;
    engine::TensorType pairs = engine::TensorType::F16; ///< low-rank pairs a, v, g of version 7

    /// Vectors, decays and w pairs are always F32: they are small and sensitive. A type whose blocks do not fit the
    /// rows gives way to the next larger one that does.
    engine::TensorType typeOf(const engine::TensorInfo &tensor) const;
};

/// "Smallest", "Balanced", "Best" (for people), or a type's name: "F16", "Q4_K", … (any case). "Q4_K" and the like keep
/// the head in Q6_K, as other programs do. Nothing for anything else.
std::optional<Recipe> recipeByName(std::string_view name);

/// `general.file_type` as other programs number it; a mix counts as its matrices.
std::uint64_t fileType(const Recipe &recipe);

} // namespace formats
