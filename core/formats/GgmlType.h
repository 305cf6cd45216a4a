#pragma once

#include "engine/Tensor.h"

namespace formats {

/// Tensor types by ggml's numbers. Throws Error(Unsupported) that names the type ("IQ4_XS") when the engine has no such
/// type.
engine::TensorType fromGgml(std::uint32_t number);
std::uint32_t toGgml(engine::TensorType type);

} // namespace formats
