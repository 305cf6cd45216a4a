#include "engine/Matrix.h"

#include "engine/Arena.h"
#include "engine/Error.h"
#include "engine/ThreadPool.h"

#include <algorithm>
#include <cassert>

namespace engine {

Matrix Matrix::load(const ModelSource &source, const TensorInfo &tensor, Arena &arena, ThreadPool &pool,
                    const Options &)
{
    if (tensor.shape.size() != 2)
        throw Error(Error::Code::WrongShape, "tensor " + tensor.name + " is no matrix");
    Matrix matrix;
    matrix.m_rows = tensor.shape[0];
    matrix.m_columns = tensor.columns();
    matrix.m_bytes = packedBytes(tensor, true);
    auto *const values = reinterpret_cast<float *>(arena.allocate(matrix.m_bytes).data());
    matrix.m_values = values;

    const std::size_t bytes = rowBytes(tensor.type, matrix.m_columns);
    pool.run(matrix.m_rows, 16, [&](std::size_t begin, std::size_t end, int) {
        std::vector<std::byte> raw((end - begin) * bytes);
        source.read(tensor, begin * bytes, raw);
        dequantise(tensor.type, raw, {values + begin * matrix.m_columns, (end - begin) * matrix.m_columns});
    });
    return matrix;
}

std::uint64_t Matrix::packedBytes(const TensorInfo &tensor, bool)
{
    return tensor.elements() * sizeof(float);
}

Formats Matrix::formats(Path) const
{
    return kFloat32;
}

void Matrix::multiply(Path, const Activations &x, std::size_t count, float *out, std::size_t outStride,
                      std::size_t begin, std::size_t end) const
{
    assert(x.columns() == m_columns && begin % kGrain == 0 && end <= m_rows && count <= x.rows());
    for (std::size_t i = 0; i < count; ++i) {
        const float *const row = x.row(i).data();
        for (std::size_t n = begin; n < end; ++n) {
            const float *const weights = m_values + n * m_columns;
            float lanes[16] = {};
            std::size_t k = 0;
            for (; k + 16 <= m_columns; k += 16)
                for (std::size_t lane = 0; lane < 16; ++lane)
                    lanes[lane] += weights[k + lane] * row[k + lane];
            float sum = 0;
            for (; k < m_columns; ++k)
                sum += weights[k] * row[k];
            for (const float lane : lanes)
                sum += lane;
            out[i * outStride + n] = sum;
        }
    }
}

} // namespace engine
