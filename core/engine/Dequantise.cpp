#include "engine/Tensor.h"

#include <cassert>
#include <cstring>

// Block layouts as ggml defines them. Every product and sum is rounded to f32 on its own (this file is compiled without
// contraction to fused operations), so the values are the same bits everywhere.

namespace engine {

namespace {
using Byte = std::uint8_t;

std::uint16_t word(const Byte *p)
{
    return std::uint16_t(p[0] | p[1] << 8);
}

float half(const Byte *p)
{
    return halfToFloat(word(p));
}

std::uint32_t word32(const Byte *p)
{
    return std::uint32_t(word(p)) | std::uint32_t(word(p + 2)) << 16;
}

void q8_0(const Byte *block, float *y)
{
    const float d = half(block);
    for (int i = 0; i < 32; ++i)
        y[i] = float(std::int8_t(block[2 + i])) * d;
}

void q4_0(const Byte *block, float *y)
{
    const float d = half(block);
    for (int i = 0; i < 16; ++i) {
        y[i] = float((block[2 + i] & 15) - 8) * d;
        y[i + 16] = float((block[2 + i] >> 4) - 8) * d;
    }
}

void q4_1(const Byte *block, float *y)
{
    const float d = half(block), m = half(block + 2);
    for (int i = 0; i < 16; ++i) {
        y[i] = float(block[4 + i] & 15) * d + m;
        y[i + 16] = float(block[4 + i] >> 4) * d + m;
    }
}

void q5_0(const Byte *block, float *y)
{
    const float d = half(block);
    const std::uint32_t high = word32(block + 2);
    for (int i = 0; i < 16; ++i) {
        y[i] = float(int((block[6 + i] & 15) | (high >> i & 1) << 4) - 16) * d;
        y[i + 16] = float(int((block[6 + i] >> 4) | (high >> (i + 16) & 1) << 4) - 16) * d;
    }
}

void q5_1(const Byte *block, float *y)
{
    const float d = half(block), m = half(block + 2);
    const std::uint32_t high = word32(block + 4);
    for (int i = 0; i < 16; ++i) {
        y[i] = float((block[8 + i] & 15) | (high >> i & 1) << 4) * d + m;
        y[i + 16] = float((block[8 + i] >> 4) | (high >> (i + 16) & 1) << 4) * d + m;
    }
}

// 16 groups of 16; scales: low nibble scale, high nibble minimum.
void q2_k(const Byte *block, float *y)
{
    const Byte *scales = block, *codes = block + 16;
    const float d = half(block + 80), dmin = half(block + 82);
    for (int i = 0; i < 256; ++i) {
        const int half128 = i / 128, shift = i % 128 / 32 * 2, position = i % 32;
        const Byte scale = scales[i / 16];
        const float dl = d * float(scale & 15), ml = dmin * float(scale >> 4);
        y[i] = dl * float(codes[half128 * 32 + position] >> shift & 3) - ml;
    }
}

// 16 groups of 16 with 6-bit signed scales; a third bit of the codes apart.
void q3_k(const Byte *block, float *y)
{
    const Byte *high = block, *codes = block + 32, *scales = block + 96;
    const float d = half(block + 108);
    for (int i = 0; i < 256; ++i) {
        const int half128 = i / 128, plane = i % 128 / 32, position = i % 32, group = i / 16;
        const int low4 = group < 8 ? scales[group] & 15 : scales[group - 8] >> 4;
        const int high2 = scales[8 + group % 4] >> (group / 4 * 2) & 3;
        const float dl = d * float((low4 | high2 << 4) - 32);
        const int code = codes[half128 * 32 + position] >> (plane * 2) & 3;
        const int bit = high[position] >> (half128 * 4 + plane) & 1;
        y[i] = dl * float(code - (bit ? 0 : 4));
    }
}

// 8 groups of 32 with 6-bit scales and minima, packed in 12 bytes.
void scaleAndMin(int group, const Byte *packed, Byte &scale, Byte &minimum)
{
    if (group < 4) {
        scale = packed[group] & 63;
        minimum = packed[group + 4] & 63;
    } else {
        scale = Byte((packed[group + 4] & 15) | packed[group - 4] >> 6 << 4);
        minimum = Byte(packed[group + 4] >> 4 | packed[group] >> 6 << 4);
    }
}

void q4_k(const Byte *block, float *y)
{
    const float d = half(block), dmin = half(block + 2);
    const Byte *codes = block + 16;
    for (int group = 0; group < 8; ++group) {
        Byte scale, minimum;
        scaleAndMin(group, block + 4, scale, minimum);
        const float d1 = d * float(scale), m1 = dmin * float(minimum);
        for (int i = 0; i < 32; ++i)
            y[group * 32 + i] = d1 * float(codes[group / 2 * 32 + i] >> (group % 2 * 4) & 15) - m1;
    }
}

void q5_k(const Byte *block, float *y)
{
    const float d = half(block), dmin = half(block + 2);
    const Byte *high = block + 16, *codes = block + 48;
    for (int group = 0; group < 8; ++group) {
        Byte scale, minimum;
        scaleAndMin(group, block + 4, scale, minimum);
        const float d1 = d * float(scale), m1 = dmin * float(minimum);
        for (int i = 0; i < 32; ++i) {
            const int low = codes[group / 2 * 32 + i] >> (group % 2 * 4) & 15;
            y[group * 32 + i] = d1 * float(low + (high[i] >> group & 1) * 16) - m1;
        }
    }
}

// 16 groups of 16 with int8 scales; codes are 4 low and 2 high bits.
void q6_k(const Byte *block, float *y)
{
    const Byte *low = block, *high = block + 128, *scales = block + 192;
    const float d = half(block + 208);
    for (int i = 0; i < 256; ++i) {
        const int half128 = i / 128, quarter = i % 128 / 32, position = i % 32;
        const Byte nibbles = low[half128 * 64 + quarter % 2 * 32 + position];
        const int code =
            (quarter < 2 ? nibbles & 15 : nibbles >> 4) | (high[half128 * 32 + position] >> (quarter * 2) & 3) << 4;
        y[i] = d * float(std::int8_t(scales[i / 16])) * float(code - 32);
    }
}

using BlockFunction = void (*)(const Byte *, float *);

BlockFunction blockFunction(TensorType type)
{
    switch (type) {
    case TensorType::F32:
        return [](const Byte *p, float *y) { std::memcpy(y, p, sizeof *y); };
    case TensorType::F16:
        return [](const Byte *p, float *y) { *y = half(p); };
    case TensorType::BF16:
        return [](const Byte *p, float *y) { *y = bfloatToFloat(word(p)); };
    case TensorType::Q8_0:
        return q8_0;
    case TensorType::Q4_0:
        return q4_0;
    case TensorType::Q4_1:
        return q4_1;
    case TensorType::Q5_0:
        return q5_0;
    case TensorType::Q5_1:
        return q5_1;
    case TensorType::Q2_K:
        return q2_k;
    case TensorType::Q3_K:
        return q3_k;
    case TensorType::Q4_K:
        return q4_k;
    case TensorType::Q5_K:
        return q5_k;
    case TensorType::Q6_K:
        return q6_k;
    }
    return nullptr;
}
} // namespace

void dequantise(TensorType type, std::span<const std::byte> blocks, std::span<float> values)
{
    const auto &t = traits(type);
    const std::size_t count = values.size() / t.blockElements;
    assert(values.size() % t.blockElements == 0 && blocks.size() == count * t.blockBytes);
    const auto function = blockFunction(type);
    const auto *block = reinterpret_cast<const Byte *>(blocks.data());
    for (std::size_t i = 0; i < count; ++i)
        function(block + i * t.blockBytes, values.data() + i * t.blockElements);
}

} // namespace engine
