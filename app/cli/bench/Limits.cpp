#include "app/cli/bench/Limits.h"

#include <chrono>
#include <cstdint>
#include <cstring>

namespace cli::bench {

namespace {
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMemory = std::size_t(256) << 20; // many times any cache
constexpr std::size_t kPiece = std::size_t(1) << 20;
constexpr int kPasses = 4;
constexpr double kOperations = 2e10; // a thread

thread_local volatile std::uint64_t sink; // keeps the reads alive

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::uint64_t readPiece(const std::byte *piece)
{
    std::uint64_t lanes[16] = {};
    for (std::size_t at = 0; at < kPiece; at += sizeof lanes) {
        std::uint64_t line[16];
        std::memcpy(line, piece + at, sizeof line);
        for (int i = 0; i < 16; ++i)
            lanes[i] ^= line[i];
    }
    std::uint64_t all = 0;
    for (const auto lane : lanes)
        all ^= lane;
    return all;
}
} // namespace

Limits::Limits(int threads) : m_pool(threads), m_memory(m_arena.allocate(kMemory))
{
    m_pool.run(kMemory / kPiece, 1, [&](std::size_t begin, std::size_t end, int) {
        std::memset(m_memory.data() + begin * kPiece, 0x5a, (end - begin) * kPiece);
    });
}

double Limits::readBytesPerSecond()
{
    const auto start = Clock::now();
    for (int pass = 0; pass < kPasses; ++pass)
        m_pool.run(kMemory / kPiece, 1, [&](std::size_t begin, std::size_t end, int) {
            for (std::size_t i = begin; i < end; ++i)
                sink = readPiece(m_memory.data() + i * kPiece);
        });
    return kPasses * double(kMemory) / secondsSince(start);
}

double Limits::operationsPerSecond(engine::kernels::Arithmetic arithmetic)
{
    const auto threads = std::size_t(m_pool.size());
    std::vector<double> done(threads);
    const auto start = Clock::now();
    m_pool.run(threads, 1,
               [&](std::size_t begin, std::size_t, int) { done[begin] = peakLoop(arithmetic, kOperations); });
    const double seconds = secondsSince(start);
    double total = 0;
    for (const double operations : done)
        total += operations;
    return total / seconds;
}

} // namespace cli::bench
