#pragma once

#include <cstddef>

namespace engine::kernels {

enum class Arithmetic { Int8, Bfloat16, Float32 };

/// Multiplies and adds in registers, the fastest way that this processor has for such numbers, and nothing else: the
/// limit that matrix products are measured against. Returns the operations done (two for a multiply-add), at least
/// `operations`.
double peakLoop(Arithmetic arithmetic, double operations);

} // namespace engine::kernels
