#include "engine/Activations.h"

#include "engine/Error.h"
#include "engine/Tensor.h"
#include "engine/kernels/Kernels.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>

namespace engine {

namespace {
constexpr std::size_t kRowBlock = 8; // chunk kernels read rows in blocks; padding rows hold what they hold
} // namespace

void Activations::Free::operator()(void *memory) const noexcept
{
    std::free(memory);
}

template<typename T>
Activations::Buffer<T> Activations::zeros(std::size_t count)
{
    const std::size_t bytes = (count * sizeof(T) + 63) / 64 * 64;
    void *memory = std::aligned_alloc(64, std::max<std::size_t>(bytes, 64));
    if (!memory)
        throw Error(Error::Code::OutOfMemory, "no memory for " + std::to_string(bytes >> 10) + " KiB of activations");
    std::memset(memory, 0, bytes);
    return Buffer<T>(static_cast<T *>(memory));
}

Activations::Activations(std::size_t rows, std::size_t columns, Formats formats)
    : m_rows(rows), m_columns(columns), m_stride((columns + kPadding - 1) / kPadding * kPadding), m_formats(formats)
{
    const std::size_t padded = (rows + kRowBlock - 1) / kRowBlock * kRowBlock;
    m_values = zeros<float>(padded * m_stride);
    if (formats & kInt8) {
        m_codes = zeros<std::int8_t>(padded * m_stride);
        m_scales = zeros<float>(padded * groups());
        m_weighted = zeros<float>(padded * groups());
        m_sums32 = zeros<std::int32_t>(padded * groups());
        m_sums16 = zeros<std::int32_t>(padded * groups() * 2);
    }
    if (formats & kBfloat16)
        m_bfloats = zeros<std::uint16_t>(padded * m_stride);
}

void Activations::prepare(std::size_t index, std::size_t begin, std::size_t end)
{
    assert(index < m_rows && begin % kGroup == 0 && end <= m_columns);
    const float *x = m_values.get() + index * m_stride;
    if (m_formats & kInt8) {
        const std::size_t first = index * groups() + begin / kGroup;
        const std::size_t count =
            (end + kGroup - 1) / kGroup - begin / kGroup; // the last reaches into the padding: zeros
        kernels::selected().quantise(x + begin, count, m_codes.get() + index * m_stride + begin, m_scales.get() + first,
                                     m_weighted.get() + first, m_sums32.get() + first, m_sums16.get() + 2 * first);
    }
    if (m_formats & kBfloat16)
        kernels::selected().toBfloats(x + begin, end - begin, m_bfloats.get() + index * m_stride + begin);
}

} // namespace engine
