#pragma once

#include "formats/Checkpoint.h"

namespace formats {

/// Reads a model file of rwkv.cpp, formats 100 and 101:
///
///     u32 "fmgg", u32 version, u32 V, u32 C, u32 L, u32 type, then tensors until the end, without padding:
///     u32 dimensions (1 to 3), u32 name length, u32 type, u32 each dimension (fastest first), name, data
///
/// Its type numbers are its own: 0 F32, 1 F16, 2 Q4_0, 3 Q4_1, 7 Q5_0, 8 Q5_1, 9 Q8_0, 11 to 15 Q2_K to Q6_K. Format
/// 100 has another layout of quantised blocks, which is refused.
Checkpoint readRwkvCpp(std::shared_ptr<const ByteSource> bytes);

} // namespace formats
