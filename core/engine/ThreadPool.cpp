#include "engine/ThreadPool.h"

#include "engine/kernels/FlushToZero.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace engine {

namespace {
constexpr auto kSpin = std::chrono::microseconds(50);
constexpr auto kBetweenMoves = std::chrono::milliseconds(1); // of a thread to another core
constexpr timespec kSleep{.tv_sec = 0, .tv_nsec = 500'000};  // of the caller, before it looks at the others again

void pause()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

void futexWait(std::atomic<std::uint32_t> &word, std::uint32_t expected, const timespec *most = nullptr)
{
    static_assert(sizeof word == 4);
    syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, expected, most, nullptr, 0);
}

void futexWakeAll(std::atomic<std::uint32_t> &word)
{
    syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, INT32_MAX, nullptr, nullptr, 0);
}
} // namespace

// A job is open from the moment its description is complete until the caller closes it. Workers join an open job by
// counting themselves in, and the caller can only close it when nobody is in, so a worker that comes late (its core was
// busy with something else) neither holds the caller up nor sees a description that is being replaced.
struct ThreadPool::Impl
{
    // gate: number of the job (32 bits), open flag, threads that are in
    static constexpr std::uint64_t kOpen = std::uint64_t(1) << 31;
    static constexpr std::uint64_t kInside = kOpen - 1;
    static std::uint32_t jobOf(std::uint64_t gate) { return std::uint32_t(gate >> 32); }

    struct alignas(64) Part
    {
        std::atomic<std::uint64_t> chunks{
            0}; ///< next chunk of the owner (high half), end (low half): thieves take from there
        std::atomic<bool> inside{false}; ///< whether the thread is in the job
    };

    explicit Impl(int threads) : parts(std::size_t(threads)) {}

    bool take(Part &part, bool own, std::size_t &chunk)
    {
        auto current = part.chunks.load(std::memory_order_relaxed);
        for (;;) {
            const auto head = std::uint32_t(current >> 32), tail = std::uint32_t(current);
            if (head >= tail)
                return false;
            const auto next = own ? current + (std::uint64_t(1) << 32) : current - 1;
            if (part.chunks.compare_exchange_weak(current, next, std::memory_order_relaxed)) {
                chunk = own ? head : tail - 1;
                return true;
            }
        }
    }

    void work(int thread)
    {
        std::size_t chunk = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t owner = (std::size_t(thread) + i) % parts.size();
            while (take(parts[owner], i == 0, chunk))
                runChunk(chunk, thread);
        }
    }

    void runChunk(std::size_t chunk, int thread) noexcept
    {
        const std::size_t begin = chunk * grain;
        try {
            (*job)(begin, std::min(begin + grain, count), thread);
        } catch (...) {
            const std::lock_guard lock(failureMutex);
            if (!failure)
                failure = std::current_exception();
        }
    }

    void workerLoop(int thread)
    {
        const kernels::FlushToZero flush; // the thread is ours alone
        std::uint32_t seen = 0;
        std::chrono::steady_clock::time_point lastMove{};
        for (;;) {
            auto current = waitForJob(seen);
            if (stopping.load(std::memory_order_acquire))
                return;
            if (sched_getcpu() == callerProcessor.load(std::memory_order_relaxed))
                leaveProcessor(lastMove);
            if (!(current & kOpen) || !gate.compare_exchange_strong(current, current + 1, std::memory_order_acquire))
                continue;
            seen = jobOf(current);
            parts[std::size_t(thread)].inside.store(true);
            work(thread);
            parts[std::size_t(thread)].inside.store(false);
            gate.fetch_sub(1);
            left.fetch_add(1);
            if (callerSleeps.load())
                futexWakeAll(left);
        }
    }

    // Where another program keeps a core busy, the scheduler leaves a thread that lost its core waiting for
    // milliseconds, and one that the caller woke beside the caller. So the caller, when it has nothing left to do,
    // fetches a waiting thread to its own core, and a thread that finds itself on the caller's core goes to another
    // one.

    /// For a thread that is about to join.
    void leaveProcessor(std::chrono::steady_clock::time_point &last) const
    {
        const int taken = callerProcessor.load(std::memory_order_relaxed);
        const auto now = std::chrono::steady_clock::now();
        if (now - last >= kBetweenMoves) {
            last = now;
            move(pthread_self(), [taken](cpu_set_t &processors) { CPU_CLR(taken, &processors); });
        }
    }

    /// For the caller that is about to sleep.
    void lendProcessor()
    {
        const int here = sched_getcpu();
        for (std::size_t t = 1; t < parts.size(); ++t)
            if (parts[t].inside.load() && !runs(workers[t - 1].native_handle()))
                move(workers[t - 1].native_handle(), [here](cpu_set_t &processors) {
                    CPU_ZERO(&processors);
                    CPU_SET(here, &processors);
                });
    }

    /// Whether its processor time goes on.
    static bool runs(pthread_t thread)
    {
        clockid_t clock{};
        timespec before{}, after{};
        if (pthread_getcpuclockid(thread, &clock) != 0 || clock_gettime(clock, &before) != 0)
            return true;
        for (int i = 0; i < 200; ++i)
            pause();
        return clock_gettime(clock, &after) != 0 || after.tv_nsec != before.tv_nsec || after.tv_sec != before.tv_sec;
    }

    /// Once, by narrowing the processors that it may use and widening them again.
    template<typename Narrow>
    static void move(pthread_t thread, const Narrow &narrow)
    {
        cpu_set_t all;
        if (pthread_getaffinity_np(thread, sizeof all, &all) != 0)
            return;
        cpu_set_t some = all;
        narrow(some);
        if (CPU_COUNT(&some) > 0 && pthread_setaffinity_np(thread, sizeof some, &some) == 0)
            pthread_setaffinity_np(thread, sizeof all, &all);
    }

    /// Returns the gate when it belongs to another job than `seen` and is open, or at the end of the pool.
    std::uint64_t waitForJob(std::uint32_t seen)
    {
        for (;;) {
            const auto until = std::chrono::steady_clock::now() + kSpin;
            do {
                for (int i = 0; i < 64; ++i) {
                    const auto current = gate.load(std::memory_order_acquire);
                    if (((current & kOpen) && jobOf(current) != seen) || stopping.load(std::memory_order_acquire))
                        return current;
                    pause();
                }
            } while (std::chrono::steady_clock::now() < until);

            sleepers.fetch_add(1);
            const auto signal = wake.load();
            const auto current = gate.load(); // after `signal`: a job opened later changes `wake` and ends the sleep
            if (!((current & kOpen) && jobOf(current) != seen) && !stopping.load())
                futexWait(wake, signal);
            sleepers.fetch_sub(1);
        }
    }

    void wakeSleepers()
    {
        wake.fetch_add(1);
        if (sleepers.load() > 0)
            futexWakeAll(wake);
    }

    /// Waits for the threads that are in, after a while asleep.
    void close(std::uint32_t jobNumber)
    {
        const auto empty = std::uint64_t(jobNumber) << 32 | kOpen;
        const auto tryClose = [&] {
            auto current = gate.load();
            return current == empty && gate.compare_exchange_strong(current, empty & ~kOpen);
        };
        for (;;) {
            const auto until = std::chrono::steady_clock::now() + kSpin;
            do {
                for (int i = 0; i < 64; ++i) {
                    if (tryClose())
                        return;
                    pause();
                }
            } while (std::chrono::steady_clock::now() < until);

            lendProcessor();
            callerSleeps.store(true);
            const auto signal = left.load();
            const bool closed =
                tryClose(); // after `signal`: a thread that leaves later changes `left` and ends the sleep
            if (!closed)
                futexWait(left, signal, &kSleep);
            callerSleeps.store(false);
            if (closed)
                return;
        }
    }

    alignas(64) std::atomic<std::uint64_t> gate{0};
    std::atomic<std::uint32_t> left{0}; ///< counts threads that leave a job
    std::atomic<bool> callerSleeps{false};
    std::atomic<int> callerProcessor{-1}; ///< where the caller opened the job
    alignas(64) std::atomic<std::uint32_t> wake{0};
    std::atomic<int> sleepers{0};
    std::atomic<bool> stopping{false};
    std::vector<Part> parts;

    // The open job, written only while nobody is in.
    const Job *job = nullptr;
    std::size_t count = 0;
    std::size_t grain = 1;
    std::uint32_t number = 0;

    std::mutex failureMutex; // taken only when a job throws
    std::exception_ptr failure;
    std::vector<std::jthread> workers;
};

ThreadPool::ThreadPool(int threads) : m_impl(std::make_unique<Impl>(std::max(threads, 1)))
{
    for (int thread = 1; thread < threads; ++thread)
        m_impl->workers.emplace_back([impl = m_impl.get(), thread] { impl->workerLoop(thread); });
}

ThreadPool::~ThreadPool()
{
    m_impl->stopping.store(true);
    m_impl->wakeSleepers();
}

int ThreadPool::size() const
{
    return int(m_impl->parts.size());
}

void ThreadPool::run(std::size_t count, std::size_t grain, const Job &job)
{
    auto &pool = *m_impl;
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t chunks = count / grain + (count % grain != 0);
    if (chunks == 0)
        return;
    assert(chunks < (std::size_t(1) << 31));

    const kernels::FlushToZero flush;
    const std::size_t threads = pool.parts.size();
    pool.job = &job;
    pool.count = count;
    pool.grain = grain;
    for (std::size_t t = 0; t < threads; ++t)
        pool.parts[t].chunks.store(std::uint64_t(chunks * t / threads) << 32 | chunks * (t + 1) / threads,
                                   std::memory_order_relaxed);
    if (threads > 1 && chunks > 1) {
        ++pool.number;
        pool.callerProcessor.store(sched_getcpu(), std::memory_order_relaxed);
        pool.gate.store(std::uint64_t(pool.number) << 32 | Impl::kOpen);
        pool.wakeSleepers();
        pool.work(0);
        pool.close(pool.number);
    } else {
        pool.work(0);
    }
    if (pool.failure)
        std::rethrow_exception(std::exchange(pool.failure, nullptr));
}

} // namespace engine
