#include "engine/Gemm.h"

#if !defined(__SANITIZE_THREAD__)

#include "engine/Error.h"
#include "engine/kernels/Kernels.h"

#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

extern "C" void omp_set_num_threads(int); // of the OpenMP runtime that oneDNN brings along

namespace engine::gemm {

namespace {
using dnnl::memory;
constexpr std::size_t kBlock = kernels::kBlockRows;
constexpr std::size_t kTileRows = 256; // outputs of one call: their results stay in the second-level cache
constexpr std::size_t kMostInputs = 256;
constexpr std::size_t kFewestInputs = 8;

const dnnl::engine &cpu()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

struct Kind
{
    memory::data_type type;
    memory::format_tag weights;
};
constexpr Kind kBfloats{memory::data_type::bf16, memory::format_tag::BA16a64b2a};
constexpr Kind kFloats{memory::data_type::f32, memory::format_tag::BA16a64b};

dnnl::matmul::primitive_desc describe(Kind kind, std::size_t inputs, std::size_t columns, std::size_t rows)
{
    const auto m = memory::dim(inputs), k = memory::dim(columns), n = memory::dim(rows);
    const memory::desc x({m, k}, kind.type, memory::format_tag::ab); // inputs or results with gaps: a very slow path
    const memory::desc w({k, n}, kind.type, kind.weights);
    const memory::desc out({m, n}, memory::data_type::f32, memory::format_tag::ab);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return {dnnl::matmul::desc(x, w, out), attributes, cpu()};
}

/// A product of one size, with its memory. Belongs to one thread.
class Primitive
{
public:
    Primitive(Kind kind, std::size_t inputs, std::size_t columns, std::size_t rows)
        : m_description(describe(kind, inputs, columns, rows)),
          m_matmul(m_description),
          m_x(m_description.src_desc(), cpu(), nullptr),
          m_weights(m_description.weights_desc(), cpu(), nullptr),
          m_out(m_description.dst_desc(), cpu(), nullptr),
          m_scratch(m_description.scratchpad_desc(), cpu())
    {
    }

    void run(const dnnl::stream &stream, const void *x, const std::byte *weights, float *out)
    {
        m_x.set_data_handle(const_cast<void *>(x));
        m_weights.set_data_handle(const_cast<std::byte *>(weights));
        m_out.set_data_handle(out);
        m_matmul.execute(stream, {{DNNL_ARG_SRC, m_x},
                                  {DNNL_ARG_WEIGHTS, m_weights},
                                  {DNNL_ARG_DST, m_out},
                                  {DNNL_ARG_SCRATCHPAD, m_scratch}});
    }

private:
    dnnl::matmul::primitive_desc m_description;
    dnnl::matmul m_matmul;
    memory m_x, m_weights, m_out, m_scratch;
};

/// What one thread keeps: it never lets oneDNN start threads of its own, which would spin on the pool's cores.
struct Thread
{
    Thread() : stream(cpu()) { omp_set_num_threads(1); }

    Primitive &primitive(Kind kind, std::size_t inputs, std::size_t columns, std::size_t rows)
    {
        const auto key = std::tuple(kind.type, inputs, columns, rows);
        const auto found = primitives.find(key);
        if (found != primitives.end())
            return found->second;
        return primitives.try_emplace(key, kind, inputs, columns, rows).first->second;
    }

    dnnl::stream stream;
    std::map<std::tuple<memory::data_type, std::size_t, std::size_t, std::size_t>, Primitive> primitives;
    std::vector<float> tile;
    std::vector<std::byte> inputs;
};

bool isFast(Kind kind)
try {
    // The blocked layouts belong to the AVX-512 kernels. Other implementations accept them too, and are slow.
    if (&kernels::selected() != kernels::avx512())
        return false;
    const auto description = describe(kind, kFewestInputs, kBlock, kBlock);
    return std::string_view(description.impl_info_str()).starts_with("brg");
} catch (const dnnl::error &) {
    return false;
}

template<typename Value>
void product(Kind kind, const Value *x, std::size_t xStride, std::size_t count, const std::byte *weights,
             std::size_t columns, std::size_t rows, float *out, std::size_t outStride)
try {
    thread_local Thread thread;
    thread.tile.resize(kMostInputs * kTileRows);
    const std::size_t rowBytes = columns * sizeof(Value);
    for (std::size_t m = 0, size = kMostInputs; m < count; m += size) {
        while (size > kFewestInputs && size > count - m)
            size /= 2;
        const std::size_t inputs = std::min(size, count - m);
        const void *dense = x + m * xStride;
        if (xStride != columns) { // the narrow inputs of a low rank
            thread.inputs.resize(size * rowBytes);
            for (std::size_t i = 0; i < inputs; ++i)
                std::memcpy(thread.inputs.data() + i * rowBytes, x + (m + i) * xStride, rowBytes);
            dense = thread.inputs.data();
        }
        for (std::size_t n = 0; n < rows; n += kTileRows) {
            const std::size_t here = std::min(rows - n, kTileRows), padded = (here + kBlock - 1) / kBlock * kBlock;
            thread.primitive(kind, size, columns, padded)
                .run(thread.stream, dense, weights + n * rowBytes, thread.tile.data());
            for (std::size_t i = 0; i < inputs; ++i)
                std::copy_n(thread.tile.data() + i * padded, here, out + (m + i) * outStride + n);
        }
    }
} catch (const dnnl::error &error) {
    throw Error(Error::Code::OutOfMemory, std::string("oneDNN: ") + error.what());
}
} // namespace

bool hasBfloats()
{
    static const bool fast = isFast(kBfloats);
    return fast;
}

bool hasFloats()
{
    static const bool fast = isFast(kFloats);
    return fast;
}

void bfloats(const std::uint16_t *x, std::size_t xStride, std::size_t count, const std::byte *weights,
             std::size_t columns, std::size_t rows, float *out, std::size_t outStride)
{
    product(kBfloats, x, xStride, count, weights, columns, rows, out, outStride);
}

void floats(const float *x, std::size_t xStride, std::size_t count, const std::byte *weights, std::size_t columns,
            std::size_t rows, float *out, std::size_t outStride)
{
    product(kFloats, x, xStride, count, weights, columns, rows, out, outStride);
}

} // namespace engine::gemm

#else

namespace engine::gemm {
bool hasBfloats()
{
    return false;
}
bool hasFloats()
{
    return false;
}
void bfloats(const std::uint16_t *, std::size_t, std::size_t, const std::byte *, std::size_t, std::size_t, float *,
             std::size_t)
{
}
void floats(const float *, std::size_t, std::size_t, const std::byte *, std::size_t, std::size_t, float *, std::size_t)
{
}
} // namespace engine::gemm

#endif
