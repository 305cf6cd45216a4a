#pragma once

#include "formats/Checkpoint.h"

namespace formats {

using Files = std::vector<std::shared_ptr<const ByteSource>>;

/// Copies the elements of a view one after another, as they are stored.
void readElements(const Files &files, const RawTensor &part, std::span<std::byte> out);

/// The values of a view, one after another, as f32.
std::vector<float> readFloats(const Files &files, const RawTensor &part);

} // namespace formats
