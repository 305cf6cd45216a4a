#pragma once

#include "engine/Tensor.h"
#include "formats/ByteSource.h"

namespace formats {

inline constexpr std::uint64_t kMaxTensors = 65536;
inline constexpr std::uint64_t kMaxNameBytes = 1024;

/// "tensor blk.0.time_mix_key.weight", for messages.
std::string named(const engine::TensorInfo &tensor);

/// Checks the shape (1 to 4 dimensions, none 0, product without overflow, rows of whole blocks) and sets `bytes`.
void measure(engine::TensorInfo &tensor);

/// Throws Error(Damaged) when two tensors have the same name, when one reaches past `end`, or, unless `mayShare`, when
/// two share bytes. `offset` of each counts from the same place as `end`.
void checkPlaces(const std::vector<engine::TensorInfo> &tensors, std::uint64_t end, bool mayShare = false);

/// A part of a tensor, checked against its length and then read from `bytes` at the tensor's offset.
void readPart(const ByteSource &bytes, const engine::TensorInfo &tensor, std::uint64_t offset,
              std::span<std::byte> out);

} // namespace formats
