#pragma once

#include <cstddef>
#include <cstdint>

namespace engine::gemm {

// The only door to oneDNN: matrix products with weights in its blocked layouts (kernels::Layout::Bf16 and F32), run on
// the calling thread alone, so that the engine's own threads each work on a part of the outputs. oneDNN's primitives
// are made once per thread and size; the rows of inputs are cut into the sizes 256, 128 ... 8.

/// Whether oneDNN runs these layouts at the speed of the hardware here. Without it the engine's own kernels do the
/// work. (ThreadSanitizer cannot see into oneDNN: its builds have none.)
bool hasBfloats();
bool hasFloats();

/// out[m * outStride + n] for n < rows (of the weights): `weights` begins at a block of 64 rows, `columns` is a
/// multiple of 32 and padded with zeros on both sides. x may be read up to a multiple of 8 rows. Throws
/// Error(OutOfMemory).
void bfloats(const std::uint16_t *x, std::size_t xStride, std::size_t count, const std::byte *weights,
             std::size_t columns, std::size_t rows, float *out, std::size_t outStride);
void floats(const float *x, std::size_t xStride, std::size_t count, const std::byte *weights, std::size_t columns,
            std::size_t rows, float *out, std::size_t outStride);

} // namespace engine::gemm
