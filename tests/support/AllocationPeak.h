#pragma once

// Counts what the program allocates with operator new. Include in one source file of a test program. Under a sanitizer
// the count stays 0: the sanitizer must own the allocator.

#include <cstddef>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace support::allocation {
inline std::atomic<std::size_t> live = 0, peak = 0;
}

void *operator new(std::size_t size)
{
    void *memory = std::malloc(size);
    if (!memory)
        throw std::bad_alloc();
    using namespace support::allocation;
    const auto now = live += malloc_usable_size(memory);
    if (now > peak)
        peak = now;
    return memory;
}

void operator delete(void *memory) noexcept
{
    if (memory)
        support::allocation::live -= malloc_usable_size(memory);
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    operator delete(memory);
}
#endif

namespace support {

/// Bytes that were allocated at once at most since this object was made.
class AllocationPeak
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
public:
    AllocationPeak() : m_start(allocation::live)
    {
        allocation::peak = m_start;
    }
    std::size_t bytes() const
    {
        return allocation::peak - m_start;
    }

private:
    std::size_t m_start;
#else
public:
    std::size_t bytes() const
    {
        return 0;
    }
#endif
};

} // namespace support
