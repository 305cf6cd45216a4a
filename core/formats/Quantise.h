#pragma once

#include "engine/Tensor.h"

namespace formats {

/// Types that quantise can write: all but Q2_K and Q3_K.
bool canQuantise(engine::TensorType type);

/// Turns values into blocks of `type`, the inverse of engine::dequantise up to rounding. Scales are searched for the
/// smallest sum of squared errors, weighted by `importance` where it is given (one number a value, not negative).
/// `values.size()` is a multiple of the block, `blocks.size()` the bytes that belong to it (asserted). Deterministic: a
/// block depends on its values alone. Values that are not finite become 0, except in F32, F16 and BF16.
void quantise(engine::TensorType type, std::span<const float> values, std::span<std::byte> blocks,
              std::span<const float> importance = {});

} // namespace formats
