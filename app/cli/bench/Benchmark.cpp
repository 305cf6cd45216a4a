#include "app/cli/bench/Benchmark.h"

#include "app/cli/bench/Limits.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <thread>

namespace cli::bench {

using engine::Model;
using engine::State;
using engine::TensorType;

namespace {
using Clock = std::chrono::steady_clock;
constexpr double kDecodeSeconds = 0.6; // of one round
constexpr std::size_t kFewestTokens = 6;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A value of /proc/self/status in bytes: VmHWM, VmRSS.
std::uint64_t memoryStatus(const std::string &name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return std::stoull(line.substr(name.size() + 1)) * 1024;
    return 0;
}

/// Tokens that follow no pattern, the same in every run.
std::uint32_t tokenAt(std::size_t position, std::uint32_t vocabulary)
{
    return std::uint32_t(position * 2654435761u >> 7) % vocabulary;
}

std::vector<std::uint32_t> tokens(std::size_t first, std::size_t count, std::uint32_t vocabulary)
{
    std::vector<std::uint32_t> result(count);
    for (std::size_t i = 0; i < count; ++i)
        result[i] = tokenAt(first + i, vocabulary);
    return result;
}

/// Threads that are busy with nothing for as long as this lives.
class Competitors
{
public:
    explicit Competitors(int count)
    {
        for (int i = 0; i < count; ++i)
            m_threads.emplace_back([](const std::stop_token &stop) {
                std::atomic<std::uint64_t> turns{0};
                while (!stop.stop_requested())
                    turns.fetch_add(1, std::memory_order_relaxed);
            });
    }

private:
    std::vector<std::jthread> m_threads;
};

class Run
{
public:
    Run(const engine::ModelSource &source, const Plan &plan) : m_source(source), m_plan(plan)
    {
        const auto start = Clock::now();
        engine::LoadOptions options;
        options.threads = plan.threads;
        options.oneDnnStep = plan.oneDnnStep;
        m_model = Model::load(source, options);
        m_result.loadSeconds = secondsSince(start);
        m_state = m_model->initialState();
        m_logits.resize(m_model->config().vocabulary);
        m_result.threads = m_model->threads();
        describe();
    }

    Result run()
    {
        prefill(std::min<std::size_t>(m_plan.promptTokens, Model::kChunk)); // warm, and the most memory that is needed
        m_model->step(m_state, 1, m_logits);
        m_result.peakMemory = memoryStatus("VmHWM");

        Limits limits(m_result.threads);
        for (int round = 0; round < m_plan.rounds; ++round) {
            const double before = limits.readBytesPerSecond();
            const double rate = decode();
            const double read = (before + limits.readBytesPerSecond()) / 2;
            m_result.readLimit.add(read);
            m_result.decode.add(rate);
            m_result.decodeShare.add(rate * double(m_result.bytesPerToken) / read);
            m_result.decodeFileShare.add(rate * double(m_result.fileBytesPerToken) / read);
            if (m_plan.batch > 0)
                m_result.batch.add(decodeBatch());
            if (m_plan.competitors > 0) {
                const Competitors competitors(m_plan.competitors);
                m_result.competed.add(decode());
            }
            if (m_plan.promptTokens > 0) {
                const double peak = limits.operationsPerSecond(m_arithmetic);
                const double prompt = prefill(m_plan.promptTokens);
                m_result.peak.add(peak);
                m_result.prefill.add(prompt);
                m_result.prefillShare.add(prompt * m_operationsPerToken / peak);
            }
        }
        if (m_plan.depth > 0)
            goDeep();
        return std::move(m_result);
    }

private:
    void describe()
    {
        std::map<TensorType, std::uint64_t> bytesByType;
        for (const auto &tensor : m_source.tensors()) {
            m_result.weightBytes += tensor.bytes;
            bytesByType[tensor.type] += tensor.bytes;
            if (tensor.name == "token_embd.weight")
                continue;
            m_result.fileBytesPerToken += tensor.bytes;
            if (tensor.shape.size() == 2 && tensor.name != "output.weight")
                m_operationsPerToken += 2 * double(tensor.elements());
        }
        const auto most = std::ranges::max_element(bytesByType, {}, [](const auto &entry) { return entry.second; });
        m_result.type = engine::traits(most->first).name;
        m_arithmetic = most->first == TensorType::F32                   ? engine::kernels::Arithmetic::Float32
                       : engine::traits(most->first).blockElements == 1 ? engine::kernels::Arithmetic::Bfloat16
                                                                        : engine::kernels::Arithmetic::Int8;
        const std::uint64_t state = 2 * m_state.values().size_bytes();
        m_result.bytesPerToken = m_model->weightBytesPerToken() + state;
        m_result.fileBytesPerToken += state;
    }

    double decode()
    {
        const auto start = Clock::now();
        std::size_t count = 0;
        for (; count < kFewestTokens || secondsSince(start) < kDecodeSeconds; ++count)
            m_model->step(m_state, nextToken(), m_logits);
        return double(count) / secondsSince(start);
    }

    double decodeBatch()
    {
        std::vector<State> states(m_plan.batch, m_state);
        std::vector<State *> pointers;
        for (auto &state : states)
            pointers.push_back(&state);
        std::vector<float> logits(m_plan.batch * m_model->config().vocabulary);
        std::vector<std::uint32_t> next(m_plan.batch);
        const auto start = Clock::now();
        std::size_t count = 0;
        for (; count < kFewestTokens || secondsSince(start) < kDecodeSeconds; ++count) {
            for (auto &token : next)
                token = nextToken();
            m_model->stepBatch(pointers, next, logits);
        }
        return double(count * m_plan.batch) / secondsSince(start);
    }

    double prefill(std::size_t count)
    {
        const auto prompt = tokens(m_position, count, m_model->config().vocabulary);
        m_position += count;
        State state = m_model->initialState();
        const auto start = Clock::now();
        m_model->prefill(state, prompt, m_logits);
        return double(count) / secondsSince(start);
    }

    /// Feeds `depth` tokens to the state, then measures decoding in turns with a fresh state.
    void goDeep()
    {
        State fresh = m_model->initialState();
        m_model->prefill(fresh, tokens(0, 100, m_model->config().vocabulary), m_logits);
        const auto before = memoryStatus("VmRSS");
        const auto prompt = tokens(m_position, m_plan.depth, m_model->config().vocabulary);
        m_model->prefill(m_state, prompt, m_logits);
        m_result.memoryGrowth = memoryStatus("VmRSS") - std::min(before, memoryStatus("VmRSS"));
        for (int round = 0; round < m_plan.rounds; ++round) {
            m_result.deep.add(decode());
            std::swap(m_state, fresh);
            m_result.afterDeep.add(decode());
            std::swap(m_state, fresh);
        }
    }

    std::uint32_t nextToken() { return tokenAt(m_position++, m_model->config().vocabulary); }

    const engine::ModelSource &m_source;
    const Plan &m_plan;
    Result m_result;
    std::unique_ptr<Model> m_model;
    State m_state;
    std::vector<float> m_logits;
    std::size_t m_position = 0;
    double m_operationsPerToken = 0; ///< of prompts: without the head
    engine::kernels::Arithmetic m_arithmetic{};
};
} // namespace

Result measure(const engine::ModelSource &source, const Plan &plan)
{
    return Run(source, plan).run();
}

} // namespace cli::bench
