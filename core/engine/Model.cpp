#include "engine/Model.h"

#include "engine/Error.h"
#include "engine/Pass.h"
#include "engine/ProcessorCores.h"
#include "engine/Weights.h"
#include "engine/kernels/FlushToZero.h"
#include "engine/kernels/Vectors.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>

namespace engine {

namespace {

[[noreturn]] void invalidNumbers()
{
    throw Error(Error::Code::InvalidNumbers, "the model produced numbers that are infinite or undefined");
}

} // namespace

/// What flows through the layers: the residual stream and the vectors around it, with the scratch memory of one path.
struct Stream
{
    Stream(std::size_t rows, std::size_t C, Matrix::Path thePath)
        : path(thePath),
          workspace(rows),
          x(rows, C, kFloat32),
          normalised(rows, C, kFloat32),
          change(rows, C, kFloat32),
          firstValues(rows, C, kFloat32)
    {
    }

    Matrix::Path path;
    std::size_t rows = 0; // T: of x, after a pass; a chunk keeps only its end
    Workspace workspace;
    Activations x;           // [T, C] residual stream
    Activations normalised;  // [T, C]
    Activations change;      // [T, C] what a mixing adds
    Activations firstValues; // [T, C] version 7: values of layer 0
};

struct Model::Impl
{
    Impl(const ModelSource &source, const LoadOptions &options)
        : pool(std::make_unique<ThreadPool>(options.threads > 0 ? options.threads : processorCores())),
          weights(source, readConfig(source), *pool, options),
          config(weights.config()),
          rows(Model::kMaxRows, config.width, Matrix::Path::Rows),
          chunks(Model::kChunk, config.width, Matrix::Path::Chunk),
          headInput(Model::kMaxRows, config.width, weights.head().formats(Matrix::Path::Rows))
    {
        const kernels::FlushToZero flush;
        warmUp(options.threads);
    }

    bool forward(Stream &stream, std::span<State *const> states, std::span<const std::uint32_t> tokens,
                 const std::stop_token &stop);
    void logits(Stream &stream, std::size_t count, std::span<float> out);
    void warmUp(int threads);
    void check(const State &state) const;
    void check(std::span<const std::uint32_t> tokens) const;
    void check(std::span<float> out, std::size_t rowCount) const;

    std::unique_ptr<ThreadPool> pool;
    const Weights weights;
    const Config &config;
    Stream rows;
    Stream chunks;
    Activations headInput; // [T, C]
    State landing;         // the copy that a chunk works on
};

/// One pass of tokens (consecutive ones of one state, or one for each state) through all layers. False: stopped on the
/// way, the states are of no use then.
bool Model::Impl::forward(Stream &stream, std::span<State *const> states, std::span<const std::uint32_t> tokens,
                          const std::stop_token &stop)
{
    const std::size_t C = config.width;
    auto &[path, T, workspace, x, normalised, change, firstValues] = stream;
    T = tokens.size();
    Pass pass(config, *pool, workspace, tokens.size(), states, path, stop);
    const auto normalise = [&](const Norm &norm, std::size_t t) {
        kernels::vectors().normalise(x.row(t).data(), norm.weight.data(), norm.bias.data(), config.layerNormEpsilon,
                                     normalised.row(t).data(), C);
    };

    pass.eachRow([&](std::size_t t) { weights.embed(tokens[t], x.row(t)); });
    for (std::uint32_t i = 0; i < config.layers; ++i) {
        if (pass.stopped())
            return false;
        const auto &layer = weights.layers()[i];
        pass.enterLayer(i);
        if (i + 1 == config.layers && path == Matrix::Path::Chunk)
            pass.keepOnlyEnd();

        pass.eachRow([&](std::size_t t) { normalise(layer.ln1, t); });
        if (const auto *timeMix7 = std::get_if<TimeMix7>(&layer.timeMix))
            timeMix7->run(pass, normalised, change, firstValues);
        else if (const auto *timeMix6 = std::get_if<TimeMix6>(&layer.timeMix))
            timeMix6->run(pass, normalised, change);
        else if (const auto *timeMix5 = std::get_if<TimeMix5>(&layer.timeMix))
            timeMix5->run(pass, normalised, change);
        else
            std::get<TimeMix4>(layer.timeMix).run(pass, normalised, change);

        for (std::size_t t = 0; pass.rows() < T && t < pass.rows(); ++t) { // only the end was kept
            const auto kept = x.row(T - pass.rows() + t);
            std::copy(kept.begin(), kept.end(), x.row(t).begin());
        }
        T = pass.rows();
        pass.eachRow([&](std::size_t t) {
            kernels::vectors().add(x.row(t).data(), change.row(t).data(), layer.residualScale, C);
            normalise(layer.ln2, t);
        });
        layer.channelMix.run(pass, normalised, change);
        pass.eachRow([&](std::size_t t) {
            kernels::vectors().add(x.row(t).data(), change.row(t).data(), layer.residualScale, C);
        });
    }
    if (pass.stopped())
        return false;
    for (std::size_t t = 0; t < T; ++t)
        if (!kernels::vectors().finite(x.row(t).data(), C))
            invalidNumbers();
    return true;
}

/// Logits of the last `count` rows of the pass before, at most kMaxRows.
void Model::Impl::logits(Stream &stream, std::size_t count, std::span<float> out)
{
    const std::size_t C = config.width, V = config.vocabulary;
    const auto &norm = weights.outputNorm();
    for (std::size_t i = 0; i < count; ++i) {
        kernels::vectors().normalise(stream.x.row(stream.rows - count + i).data(), norm.weight.data(), norm.bias.data(),
                                     config.layerNormEpsilon, headInput.row(i).data(), C);
        headInput.prepare(i);
    }
    std::atomic<bool> finite = true;
    pool->run(V, Matrix::kGrain, [&](std::size_t begin, std::size_t end, int) {
        weights.head().multiply(Matrix::Path::Rows, headInput, count, out.data(), V, begin, end);
        for (std::size_t i = 0; i < count; ++i)
            if (!kernels::vectors().finite(out.data() + i * V + begin, end - begin))
                finite = false;
    });
    if (!finite)
        invalidNumbers();
}

/// Takes all scratch memory that any call will need, and finds the number of threads that steps run fastest with.
void Model::Impl::warmUp(int threads)
{
    State state(config);
    const std::uint32_t token = 0;
    State *const one = &state;
    forward(chunks, {&one, 1}, {&token, 1}, {});
    landing = state;
    std::vector<float> out(config.vocabulary);
    const auto stepTime = [&] {
        const auto start = std::chrono::steady_clock::now();
        forward(rows, {&one, 1}, {&token, 1}, {});
        logits(rows, 1, out);
        return std::chrono::steady_clock::now() - start;
    };
    constexpr std::chrono::milliseconds kLong{10}; // a step of this length has work enough for every thread
    if (const auto first = stepTime(); threads > 0 || pool->size() == 1 || first > kLong)
        return;
    const auto best = [&] { return std::min({stepTime(), stepTime(), stepTime()}); };
    auto shortest = best();
    for (int fewer = pool->size() / 2; fewer > 0; fewer /= 2) {
        auto other = std::make_unique<ThreadPool>(fewer);
        std::swap(pool, other);
        const auto time = best();
        if (time * 4 > shortest * 3) { // not clearly faster: it may be a busy moment
            std::swap(pool, other);
            break;
        }
        shortest = time;
    }
}

void Model::Impl::check(const State &state) const
{
    if (state.values().size() != config.stateValues())
        throw Error(Error::Code::InvalidInput, "the state belongs to another model");
}

void Model::Impl::check(std::span<const std::uint32_t> tokens) const
{
    for (const auto token : tokens)
        if (token >= config.vocabulary)
            throw Error(Error::Code::InvalidInput, "token " + std::to_string(token) +
                                                       " is beyond the model's vocabulary of " +
                                                       std::to_string(config.vocabulary));
}

void Model::Impl::check(std::span<float> out, std::size_t rowCount) const
{
    if (!out.empty() && out.size() != rowCount * config.vocabulary)
        throw Error(Error::Code::InvalidInput, "wrong number of logits");
}

std::unique_ptr<Model> Model::load(const ModelSource &source, const LoadOptions &options)
try {
    return std::unique_ptr<Model>(new Model(std::make_unique<Impl>(source, options)));
} catch (const std::bad_alloc &) {
    throw Error(Error::Code::OutOfMemory, "there is not enough memory for the model");
}

Model::Model(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Model::~Model() = default;

const Config &Model::config() const
{
    return m_impl->config;
}

int Model::threads() const
{
    return m_impl->pool->size();
}

std::uint64_t Model::weightBytesPerToken() const
{
    return m_impl->weights.matrixBytes();
}

State Model::initialState() const
{
    return State(m_impl->config);
}

void Model::step(State &state, std::uint32_t token, std::span<float> logits)
{
    feedRows(state, {&token, 1}, logits);
}

void Model::stepBatch(std::span<State *const> states, std::span<const std::uint32_t> tokens, std::span<float> logits)
{
    if (states.empty() || states.size() > kMaxRows || states.size() != tokens.size())
        throw Error(Error::Code::InvalidInput, "a batch has 1 to 16 states and one token for each");
    m_impl->check(tokens);
    m_impl->check(logits, states.size());
    for (const auto *state : states)
        m_impl->check(*state);
    const kernels::FlushToZero flush;
    m_impl->forward(m_impl->rows, states, tokens, {});
    if (!logits.empty())
        m_impl->logits(m_impl->rows, states.size(), logits);
}

std::size_t Model::feedRows(State &state, std::span<const std::uint32_t> tokens, std::span<float> logits,
                            std::stop_token stop)
{
    m_impl->check(tokens);
    m_impl->check(state);
    m_impl->check(logits, 1);
    const kernels::FlushToZero flush;
    State *const one = &state;
    std::size_t fed = 0;
    while (fed < tokens.size()) {
        if (stop.stop_requested())
            return fed;
        const std::size_t count = std::min(kMaxRows, tokens.size() - fed);
        m_impl->forward(m_impl->rows, {&one, 1}, tokens.subspan(fed, count), {});
        fed += count;
        if (fed == tokens.size() && !logits.empty())
            m_impl->logits(m_impl->rows, 1, logits);
    }
    return fed;
}

std::size_t Model::prefill(State &state, std::span<const std::uint32_t> tokens, std::span<float> logits,
                           const Progress &progress)
{
    m_impl->check(tokens);
    m_impl->check(state);
    m_impl->check(logits, 1);
    const kernels::FlushToZero flush;
    auto &stream = m_impl->chunks;
    State *const landing = &m_impl->landing;
    std::size_t fed = 0;
    for (const std::size_t count : chunkSchedule(tokens.size())) {
        *landing = state;
        if (!m_impl->forward(stream, {&landing, 1}, tokens.subspan(fed, count), progress.stop))
            return fed;
        if (fed + count == tokens.size() && !logits.empty())
            m_impl->logits(stream, 1, logits);
        std::swap(state, *landing);
        fed += count;
        if (progress.onChunk)
            progress.onChunk(fed);
    }
    return fed;
}

std::vector<std::size_t> Model::chunkSchedule(std::size_t tokens)
{
    std::vector<std::size_t> chunks(tokens / kChunk, kChunk);
    if (tokens % kChunk > 0)
        chunks.push_back(tokens % kChunk);
    return chunks;
}

} // namespace engine
