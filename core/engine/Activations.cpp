#include "engine/Activations.h"

#include "engine/Error.h"
#include "engine/Tensor.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace engine {

namespace {
constexpr std::size_t kRowBlock = 8; // chunk kernels read rows in blocks; padding rows hold what they hold

void quantiseGroup(const float *x, std::int8_t *codes, float &scale, std::int32_t *sums)
{
    float largest = 0;
    for (std::size_t i = 0; i < Activations::kGroup; ++i)
        largest = std::max(largest, std::fabs(x[i]));
    scale = largest / 127;
    const float inverse = scale > 0 && std::isfinite(scale) ? 127 / largest : 0;
    sums[0] = sums[1] = 0;
    for (std::size_t i = 0; i < Activations::kGroup; ++i) {
        const auto code = static_cast<std::int8_t>(std::nearbyint(x[i] * inverse));
        codes[i] = code;
        sums[i / 16] += code;
    }
}
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
        m_sums = zeros<std::int32_t>(padded * groups() * 2);
    }
    if (formats & kBfloat16)
        m_bfloats = zeros<std::uint16_t>(padded * m_stride);
}

void Activations::prepare(std::size_t index, std::size_t begin, std::size_t end)
{
    assert(index < m_rows && begin % kGroup == 0 && end <= m_columns);
    const float *x = m_values.get() + index * m_stride;
    if (m_formats & kInt8)
        for (std::size_t g = begin / kGroup; g * kGroup < end; ++g) // the last group reaches into the padding: zeros
            quantiseGroup(x + g * kGroup, m_codes.get() + index * m_stride + g * kGroup, m_scales[index * groups() + g],
                          m_sums.get() + (index * groups() + g) * 2);
    if (m_formats & kBfloat16)
        for (std::size_t k = begin; k < end; ++k)
            m_bfloats[index * m_stride + k] = floatToBfloat(x[k]);
}

} // namespace engine
