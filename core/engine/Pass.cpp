#include "engine/Pass.h"
#include "engine/kernels/Vectors.h"

#include <algorithm>
#include <numeric>

namespace engine {

namespace {

void apply(Product::After after, std::span<float> values)
{
    switch (after) {
    case Product::After::Nothing:
        return;
    case Product::After::Tanh:
        return kernels::vectors().tanh(values.data(), values.size());
    case Product::After::Sigmoid:
        return kernels::vectors().sigmoid(values.data(), values.size());
    case Product::After::SquaredRelu:
        return kernels::vectors().squaredRelu(values.data(), values.size());
    }
}

constexpr std::size_t kEnd = 2; // rows that the last row's result depends on after the time mixing

std::size_t parts(std::size_t count, std::size_t size)
{
    return (count + size - 1) / size;
}

} // namespace

Pass::Pass(const Config &config, ThreadPool &pool, Workspace &workspace, std::size_t rows,
           std::span<State *const> states, Matrix::Path path, const std::stop_token &stop)
    : m_config(config), m_pool(pool), m_workspace(workspace), m_rows(rows), m_states(states), m_path(path), m_stop(stop)
{
}

void Pass::enterLayer(std::uint32_t index)
{
    m_layer = index;
    m_workspace.release();
}

Activations &Pass::takeInput(std::initializer_list<const Matrix *> readers)
{
    Formats formats = kFloat32;
    for (const auto *matrix : readers)
        formats |= matrix->formats(m_path);
    return m_workspace.take((*readers.begin())->columns(), formats);
}

float *Pass::state(std::size_t t) const
{
    return m_states[m_states.size() == 1 ? 0 : t]->layer(m_layer).data();
}

const float *Pass::previous(std::size_t t, const Activations &x, std::size_t offset) const
{
    const bool first = t == 0 || m_states.size() > 1;
    return first ? state(t) + offset : x.row(t - 1).data();
}

void Pass::keepLast(const Activations &x, std::size_t offset)
{
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const auto last = x.row(m_states.size() == 1 ? m_rows - 1 : i);
        std::copy(last.begin(), last.end(), state(i) + offset);
    }
}

void Pass::shift(const Activations &x, std::size_t offset, std::initializer_list<Mixture> mixtures)
{
    eachPart([&](std::size_t t, std::size_t begin, std::size_t end) {
        const float *const now = x.row(t).data(), *const before = previous(t, x, offset);
        for (const auto &[weight, out] : mixtures) {
            kernels::vectors().mix(now + begin, before + begin, weight.data() + begin, out.row(t).data() + begin,
                                   end - begin);
            out.prepare(t, begin, end);
        }
    });
}

void Pass::multiply(std::span<const Product> products)
{
    const std::size_t grain = m_path == Matrix::Path::Chunk ? Matrix::kChunkGrain : Matrix::kGrain;
    std::size_t units = 0;
    for (const auto &product : products)
        units += parts(product.matrix.rows(), grain);
    m_pool.run(units, 1, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t unit = begin; unit < end && !stopped(); ++unit)
            multiplyUnit(products, unit, grain);
    });
}

void Pass::output(const Matrix &matrix, Activations &x, Activations &out)
{
    if (m_onlyEnd && m_rows > kEnd) {
        for (std::size_t i = 0; i < kEnd; ++i) {
            const auto from = x.row(m_rows - kEnd + i);
            std::copy(from.begin(), from.end(), x.row(i).begin());
            x.prepare(i);
        }
        m_rows = kEnd;
    }
    multiply({matrix, x, out});
}

void Pass::multiplyUnit(std::span<const Product> products, std::size_t unit, std::size_t grain) const
{
    for (const auto &product : products) {
        const std::size_t own = parts(product.matrix.rows(), grain);
        if (unit < own)
            return multiply(product, unit * grain, std::min((unit + 1) * grain, product.matrix.rows()));
        unit -= own;
    }
}

/// Outputs [begin, end) of a product.
void Pass::multiply(const Product &product, std::size_t begin, std::size_t end) const
{
    auto &out = product.out;
    product.matrix.multiply(m_path, product.x, m_rows, out.row(0).data(), out.stride(), begin, end);
    for (std::size_t t = 0; t < m_rows; ++t) {
        apply(product.after, out.row(t).subspan(begin, end - begin));
        out.prepare(t, begin, end);
    }
}

void Pass::eachRow(const std::function<void(std::size_t)> &job)
{
    if (m_rows == 1)
        return job(0);
    m_pool.run(m_rows, 1, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t t = begin; t < end; ++t)
            job(t);
    });
}

void Pass::eachPart(const std::function<void(std::size_t, std::size_t, std::size_t)> &job)
{
    if (m_rows > 1)
        eachRow([&](std::size_t t) { job(t, 0, m_config.width); });
    else
        eachChannel([&](std::size_t begin, std::size_t end) { job(0, begin, end); });
}

void Pass::eachHead(const RangeJob &job)
{
    const std::size_t size = m_config.headSize;
    const std::size_t grain = std::lcm(Matrix::kGrain, size) / size;
    m_pool.run(m_config.heads, grain, [&](std::size_t begin, std::size_t end, int) { job(begin, end); });
}

void Pass::eachChannel(const RangeJob &job)
{
    const std::size_t share = parts(m_config.width, 2 * std::size_t(m_pool.size())); // two for each thread
    const std::size_t grain = parts(share, Matrix::kGrain) * Matrix::kGrain;
    m_pool.run(m_config.width, grain, [&](std::size_t begin, std::size_t end, int) { job(begin, end); });
}

} // namespace engine
