#pragma once

#include "formats/Checkpoint.h"

namespace formats {

/// Reads the header of a .safetensors or .st file:
///
///     u64 n, n bytes of JSON {"name": {"dtype": "F16", "shape": [2, 3], "data_offsets": [begin, end]}, …}, data
///
/// Offsets count from the end of the JSON; "__metadata__" holds texts. Tensors of integers are left out. Throws
/// Error(Damaged, Unsupported) naming the tensor: an unknown type, a range outside the file or of another length than
/// the shape says, two tensors that share bytes or a name.
Checkpoint readSafetensors(std::shared_ptr<const ByteSource> bytes);

/// Whether the first bytes can be a safetensors header.
bool looksLikeSafetensors(const ByteSource &bytes);

} // namespace formats
