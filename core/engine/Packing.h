#pragma once

#include "engine/Tensor.h"
#include "engine/kernels/Format.h"

namespace engine {

/// Bytes of a packed matrix.
std::size_t packedBytes(kernels::Layout layout, std::size_t rows, std::size_t columns);

/// Packs up to 64 whole rows, raw as in the file, into their place `out` in the packed matrix (zeroed before).
/// False when a value does not fit the layout exactly; only Bf16 can fail.
bool packRows(kernels::Layout layout, TensorType type, std::span<const std::byte> raw, std::size_t rows,
              std::size_t columns, std::byte *out);

} // namespace engine
