#pragma once

#include "engine/Activations.h"
#include "engine/ModelSource.h"
#include "engine/kernels/Kernels.h"

namespace engine {

class Arena;
class ThreadPool;

/// One weight matrix of the network (rows = outputs, columns = inputs), repacked once at load into the layout its
/// kernels read. The memory belongs to an Arena that must outlive it.
///
/// Two paths: Rows, where the result of an input row does not depend on the other rows of the call (the step, and
/// several steps at once), and Chunk, matrix-matrix kernels for prompts, within the limits of their rounding of the
/// first: inputs to bfloat16 for layout Bf16, and from 64 inputs on weights of some K types to 8 bits
/// (kernels::RoundedProduct). Neither depends on how outputs are cut into ranges.
///
/// Thread: const functions may be called from several threads at once; chunk scratch memory is per thread.
class Matrix
{
public:
    enum class Path : std::uint8_t { Rows, Chunk };

    struct Options
    {
        bool exact = false;      ///< keep dequantised f32 weights, multiply with f32 inputs
        bool oneDnnStep = false; ///< run Rows of one input row through oneDNN where the layout allows it
        const kernels::Table *kernels = nullptr; ///< null: kernels::selected()
    };

    /// Outputs are cut at multiples of this.
    static constexpr std::size_t kGrain = 64;

    /// Ranges of the chunk path should be no smaller than this where there are outputs enough.
    static constexpr std::size_t kChunkGrain = 256;

    Matrix() = default;

    /// Reads in pieces and packs on the pool: no second copy of the tensor exists at any time.
    /// Throws Error(WrongShape) when the tensor has not two dimensions, (OutOfMemory), and what the source throws.
    static Matrix load(const ModelSource &source, const TensorInfo &tensor, Arena &arena, ThreadPool &pool,
                       const Options &options);

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    std::uint64_t bytes() const { return m_bytes; } ///< packed

    /// The most bytes that load will take from the arena for such a tensor.
    static std::uint64_t packedBytes(const TensorInfo &tensor, bool exact);

    kernels::Layout layout() const { return m_layout; }

    /// What the inputs must have been prepared in.
    Formats formats(Path path) const;

    /// out[i * outStride + n] = sum over k of weight[n][k] * x[i][k], for i < count and n in [begin, end).
    /// `begin` is a multiple of kGrain, `end` too or rows(). `x` has columns() columns and the formats of `path`.
    void multiply(Path path, const Activations &x, std::size_t count, float *out, std::size_t outStride,
                  std::size_t begin, std::size_t end) const;

private:
    bool throughOneDnn(Path path, std::size_t count) const;

    std::size_t m_rows = 0;
    std::size_t m_columns = 0;
    std::uint64_t m_bytes = 0;
    kernels::Layout m_layout = kernels::Layout::F32;
    kernels::Product m_product = nullptr;
    kernels::RoundedProduct m_rounded = nullptr; ///< or null
    const std::byte *m_data = nullptr;
    bool m_wide = false; ///< the file has f32 values
    bool m_oneDnnStep = false;
};

} // namespace engine
