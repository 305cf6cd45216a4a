#pragma once

#include "formats/Metadata.h"
#include "formats/Vocabulary.h"

namespace formats {

inline constexpr std::uint64_t kGgufAlignment = 32;

/// The bytes of a GGUF file (version 3) before its data, padding included. Sets each tensor's `offset` from the start
/// of the data, in the order given; `type`, `shape` and `bytes` must be right. Metadata's keys for the vocabulary's
/// lists and for the alignment are left out.
std::vector<std::byte> ggufHeader(const Metadata &metadata, const Vocabulary &vocabulary,
                                  std::vector<engine::TensorInfo> &tensors);

/// Bytes from the end of a tensor's data to the next multiple of the alignment.
std::uint64_t ggufPadding(std::uint64_t bytes);

} // namespace formats
