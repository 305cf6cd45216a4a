#pragma once

#include "engine/Arena.h"
#include "engine/ThreadPool.h"
#include "engine/kernels/Peak.h"

namespace cli::bench {

/// What this machine can do at this moment with so many threads, in the same memory (huge pages) and the same run as
/// what is compared with it. Thread: one.
class Limits
{
public:
    explicit Limits(int threads);

    double readBytesPerSecond();                                        ///< sequential reading
    double operationsPerSecond(engine::kernels::Arithmetic arithmetic); ///< in registers

private:
    engine::ThreadPool m_pool;
    engine::Arena m_arena;
    std::span<std::byte> m_memory;
};

} // namespace cli::bench
