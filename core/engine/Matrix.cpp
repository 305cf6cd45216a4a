#include "engine/Matrix.h"

#include "engine/Arena.h"
#include "engine/Blocks.h"
#include "engine/Error.h"
#include "engine/Gemm.h"
#include "engine/Packing.h"
#include "engine/ThreadPool.h"

#include <algorithm>
#include <atomic>
#include <cassert>

namespace engine {

using kernels::Layout;

namespace {
/// False when a value does not fit the layout.
bool readAndPack(const ModelSource &source, const TensorInfo &tensor, Layout layout, ThreadPool &pool, std::byte *out)
{
    const std::size_t rows = tensor.shape[0], columns = tensor.columns();
    const std::size_t bytes = rowBytes(tensor.type, columns);
    const std::size_t stripe = packedBytes(layout, Matrix::kGrain, columns);
    std::vector<std::vector<std::byte>> raw(std::size_t(pool.size()));
    std::atomic<bool> fits{true};
    pool.run(rows, Matrix::kGrain, [&](std::size_t begin, std::size_t end, int thread) {
        if (!fits.load(std::memory_order_relaxed))
            return;
        auto &piece = raw[std::size_t(thread)];
        piece.resize((end - begin) * bytes);
        source.read(tensor, begin * bytes, piece);
        if (!packRows(layout, tensor.type, piece, end - begin, columns, out + begin / Matrix::kGrain * stripe))
            fits.store(false, std::memory_order_relaxed);
    });
    return fits.load();
}

/// What to try, in this order. Half precision loses nothing as bfloat16 when it was made from that, as published models
/// were.
std::vector<Layout> layoutsFor(TensorType type, bool exact)
{
    if (exact)
        return {Layout::F32};
    if (type == TensorType::F16 || type == TensorType::F32)
        return {Layout::Bf16, blocks::layoutOf(type)};
    return {blocks::layoutOf(type)};
}

constexpr std::size_t kFewestRounded = 64; // inputs; for fewer, rounding the weights costs more than it saves

/// Of the calling thread, at least so many bytes.
std::byte *scratch(std::size_t bytes)
{
    struct alignas(64) Line
    {
        std::byte bytes[64];
    };
    thread_local std::vector<Line> lines;
    lines.resize(std::max(lines.size(), (bytes + sizeof(Line) - 1) / sizeof(Line)));
    return lines.data()->bytes;
}

kernels::Inputs inputsOf(const Activations &x)
{
    return {x.values(), x.codes(), x.scales(), x.weighted(), x.sums32(), x.sums16(), x.stride(), x.groups()};
}
} // namespace

Matrix Matrix::load(const ModelSource &source, const TensorInfo &tensor, Arena &arena, ThreadPool &pool,
                    const Options &options)
{
    if (tensor.shape.size() != 2)
        throw Error(Error::Code::WrongShape, "tensor " + tensor.name + " is no matrix");
    Matrix matrix;
    matrix.m_rows = tensor.shape[0];
    matrix.m_columns = tensor.columns();
    matrix.m_wide = tensor.type == TensorType::F32;
    matrix.m_oneDnnStep = options.oneDnnStep;
    const auto &table = options.kernels ? *options.kernels : kernels::selected();
    for (const Layout layout : layoutsFor(tensor.type, options.exact)) {
        matrix.m_layout = layout;
        matrix.m_bytes = engine::packedBytes(layout, matrix.m_rows, matrix.m_columns);
        matrix.m_product = table.products[int(layout)];
        matrix.m_rounded = table.rounded[int(layout)];
        const auto memory = arena.allocate(matrix.m_bytes);
        matrix.m_data = memory.data();
        if (readAndPack(source, tensor, layout, pool, memory.data()))
            break;
        arena.giveBack(memory);
    }
    return matrix;
}

std::uint64_t Matrix::packedBytes(const TensorInfo &tensor, bool exact)
{
    return engine::packedBytes(exact ? Layout::F32 : blocks::layoutOf(tensor.type), tensor.shape[0], tensor.columns());
}

bool Matrix::throughOneDnn(Path path, std::size_t count) const
{
    if (m_layout == Layout::F32)
        return gemm::hasFloats() && (path == Path::Chunk || (m_oneDnnStep && count == 1));
    if (m_layout == Layout::Bf16) // rounds the inputs to bfloat16: not for weights that the file holds in f32
        return gemm::hasBfloats() && !m_wide && (path == Path::Chunk || (m_oneDnnStep && count == 1));
    return false;
}

Formats Matrix::formats(Path path) const
{
    if (kernels::isQuantised(m_layout))
        return kInt8;
    return m_layout == Layout::Bf16 && throughOneDnn(path, 1) ? kBfloat16 : kFloat32;
}

void Matrix::multiply(Path path, const Activations &x, std::size_t count, float *out, std::size_t outStride,
                      std::size_t begin, std::size_t end) const
{
    assert(x.columns() == m_columns && begin % kGrain == 0 && end <= m_rows && count <= x.rows());
    assert((x.formats() & formats(path)) == formats(path));
    if (path == Path::Chunk && m_rounded && count >= kFewestRounded)
        return m_rounded(m_data, m_columns, inputsOf(x), count, out, outStride, begin, end,
                         scratch(kernels::roundedScratchBytes(m_columns)));
    if (!throughOneDnn(path, count))
        return m_product(m_data, m_columns, inputsOf(x), count, out, outStride, begin, end);

    const std::size_t columns = (m_columns + 31) / 32 * 32;
    if (m_layout == Layout::Bf16)
        gemm::bfloats(x.bfloats(), x.stride(), count, m_data + begin * columns * 2, columns, end - begin, out + begin,
                      outStride);
    else
        gemm::floats(x.values(), x.stride(), count, m_data + begin * columns * 4, columns, end - begin, out + begin,
                     outStride);
}

} // namespace engine
