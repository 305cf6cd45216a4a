#pragma once

#include "engine/Config.h"
#include "engine/Matrix.h"
#include "engine/State.h"
#include "engine/ThreadPool.h"
#include "engine/Workspace.h"

#include <functional>
#include <initializer_list>
#include <stop_token>

namespace engine {

/// One matrix product of a pass: out = after(matrix * x), for each of the pass's rows, prepared for its readers.
struct Product
{
    enum class After { Nothing, Tanh, Sigmoid, SquaredRelu };

    const Matrix &matrix;
    const Activations &x; ///< [T, matrix.columns()]
    Activations &out;     ///< [T, matrix.rows()]
    After after = After::Nothing;
};

/// One pass of T rows through the network: how work is shared out, and which states the rows belong to. Rows are
/// consecutive tokens of one state, or one token each of T states; time and channel mixing of every version work on
/// both alike.
///
/// Thread: one. Not owned: everything; `states` has one entry (a sequence) or one for each row.
class Pass
{
public:
    Pass(const Config &config, ThreadPool &pool, Workspace &workspace, std::size_t rows, std::span<State *const> states,
         Matrix::Path path, const std::stop_token &stop);

    const Config &config() const { return m_config; }
    std::size_t rows() const { return m_rows; } ///< T

    void enterLayer(std::uint32_t index);
    std::uint32_t layer() const { return m_layer; }

    /// Scratch rows [T, columns], valid until the next enterLayer.
    Activations &take(std::size_t columns) { return m_workspace.take(columns); }

    /// Scratch rows that these matrices (not empty, all with as many columns) will read.
    Activations &takeInput(std::initializer_list<const Matrix *> readers);

    /// This layer's part of the state that row t belongs to.
    float *state(std::size_t t) const;

    /// Token shift: the values [C] that came before row t's: row t-1 of x, or what the state keeps at `offset`.
    const float *previous(std::size_t t, const Activations &x, std::size_t offset) const;
    void keepLast(const Activations &x, std::size_t offset); ///< for the next token's shift

    /// x + (previous - x) * weight for every row, prepared for its readers. The state keeps what it had.
    struct Mixture
    {
        const std::vector<float> &weight; ///< [C]
        Activations &out;                 ///< [T, C]
    };
    void shift(const Activations &x, std::size_t offset, std::initializer_list<Mixture> mixtures);

    /// Products that do not depend on each other, in one parallel region.
    void multiply(std::span<const Product> products);
    void multiply(const Product &product) { multiply({&product, 1}); }

    /// Whether only the last row's result is wanted: set for the last layer of a prompt's chunk.
    void keepOnlyEnd() { m_onlyEnd = true; }

    /// The last product of a time mixing. Where only the end is kept, it is that of the last two rows, which become rows 0 and
    /// 1 of a pass that is shorter from then on (the last row's channel mixing looks at the one before it).
    void output(const Matrix &matrix, Activations &x, Activations &out);

    /// job(t) for every row.
    void eachRow(const std::function<void(std::size_t t)> &job);

    /// job(t, begin, end) for channels [begin, end) of every row: whole rows, or parts of a single one.
    void eachPart(const std::function<void(std::size_t t, std::size_t begin, std::size_t end)> &job);

    /// job(begin, end) for ranges of heads, or of channels, whose channels are cut at multiples of Matrix::kGrain.
    using RangeJob = std::function<void(std::size_t begin, std::size_t end)>;
    void eachHead(const RangeJob &job);
    void eachChannel(const RangeJob &job);

    /// After a stop request products are skipped: what the pass has computed is of no use then.
    bool stopped() const { return m_stop.stop_requested(); }

private:
    void multiplyUnit(std::span<const Product> products, std::size_t unit, std::size_t grain) const;
    void multiply(const Product &product, std::size_t begin, std::size_t end) const;

    const Config &m_config;
    ThreadPool &m_pool;
    Workspace &m_workspace;
    std::size_t m_rows;
    std::span<State *const> m_states;
    Matrix::Path m_path;
    const std::stop_token &m_stop;
    std::uint32_t m_layer = 0;
    bool m_onlyEnd = false;
};

} // namespace engine
