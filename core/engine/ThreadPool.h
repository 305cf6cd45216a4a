#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace engine {

/// A private team of compute threads: the caller takes part as thread 0. Threads spin for about 50 µs, then sleep.
/// FTZ and DAZ are set on the team's threads only while they run a job.
///
/// Thread: one caller at a time. Owns: its threads.
class ThreadPool
{
public:
    explicit ThreadPool(int threads); ///< at least 1; 1 means no extra thread
    ~ThreadPool();
    int size() const;

    /// A job gets its range [begin, end) and the index of the thread that runs it (0 to size()-1, for scratch memory).
    using Job = std::function<void(std::size_t begin, std::size_t end, int thread)>;

    /// Splits [0, count) at multiples of `grain` into contiguous parts, one a thread; a thread that is done takes chunks from
    /// the tail of another's part. Returns when all is done. The split never changes results: a job must give the same
    /// values for an index however the range is cut. An exception of a job is thrown here after all have ended.
    void run(std::size_t count, std::size_t grain, const Job &job);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace engine
