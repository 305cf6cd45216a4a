#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace engine {

/// Forms of the inputs that packed matrices multiply with; a set of flags. The f32 values are always there.
using Formats = unsigned;
inline constexpr Formats kFloat32 = 0;
inline constexpr Formats kInt8 = 1;     ///< int8 in groups of 32 with an f32 scale, and sums: for quantised weights
inline constexpr Formats kBfloat16 = 2; ///< for chunks through oneDNN

/// Input rows of matrix products. Written once as f32 and prepared once in the forms that their readers need, so that
/// all matrices which read the same input share the work.
///
/// Rows are padded with zeros to a multiple of 256 values; every padding stays zero, so kernels may read whole blocks.
/// Thread: different rows, or different groups of columns of one row, may be written and prepared by different threads.
class Activations
{
public:
    static constexpr std::size_t kGroup = 32; ///< values that share an int8 scale
    static constexpr std::size_t kPadding = 256;

    Activations() = default;

    /// Zeros. `rows` is the most that will be used; memory is taken for the formats in the set alone.
    Activations(std::size_t rows, std::size_t columns, Formats formats);

    std::size_t rows() const { return m_rows; }
    std::size_t columns() const { return m_columns; }
    std::size_t stride() const { return m_stride; } ///< values from one row to the next, in every form
    Formats formats() const { return m_formats; }

    std::span<float> row(std::size_t index) { return {m_values.get() + index * m_stride, m_columns}; }
    std::span<const float> row(std::size_t index) const { return {m_values.get() + index * m_stride, m_columns}; }

    /// Makes the other forms of values [begin, end) of row `index`. `begin` is a multiple of kGroup, `end` too or
    /// columns().
    void prepare(std::size_t index, std::size_t begin, std::size_t end);
    void prepare(std::size_t index) { prepare(index, 0, m_columns); }

    // For the kernels.
    const float *values() const { return m_values.get(); }
    const std::int8_t *codes() const { return m_codes.get(); }
    const std::uint16_t *bfloats() const { return m_bfloats.get(); }
    std::size_t groups() const { return m_stride / kGroup; }  ///< of one row
    const float *scales() const { return m_scales.get(); }        ///< [rows][groups]; value = scale * code
    const float *weighted() const { return m_weighted.get(); }    ///< [rows][groups]: scale * sum of 32 codes
    const std::int32_t *sums32() const { return m_sums32.get(); } ///< [rows][groups]: -8 * sum of 32 codes
    const std::int32_t *sums16() const { return m_sums16.get(); } ///< [rows][2 * groups]: -8 * sum of 16 codes

private:
    struct Free
    {
        void operator()(void *memory) const noexcept;
    };
    template<typename T>
    using Buffer = std::unique_ptr<T[], Free>;
    template<typename T>
    static Buffer<T> zeros(std::size_t count);

    std::size_t m_rows = 0;
    std::size_t m_columns = 0;
    std::size_t m_stride = 0;
    Formats m_formats = kFloat32;
    Buffer<float> m_values;
    Buffer<std::int8_t> m_codes;
    Buffer<float> m_scales;
    Buffer<float> m_weighted;
    Buffer<std::int32_t> m_sums32;
    Buffer<std::int32_t> m_sums16;
    Buffer<std::uint16_t> m_bfloats;
};

} // namespace engine
