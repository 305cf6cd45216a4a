#include "engine/Arena.h"

#include "engine/Error.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include <sys/mman.h>

namespace engine {

namespace {
constexpr std::size_t kHugePage = std::size_t(2) << 20;
constexpr std::size_t kSlab = std::size_t(64) << 20; // only what is touched becomes real memory
constexpr std::size_t kLine = 64;

std::size_t wholeLines(std::size_t bytes)
{
    return (bytes + kLine - 1) / kLine * kLine;
}

std::span<std::byte> mapSlab(std::size_t bytes)
{
    bytes = (bytes + kHugePage - 1) / kHugePage * kHugePage;
    const std::size_t mapped = bytes + kHugePage; // room to align in
    void *raw = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (raw == MAP_FAILED)
        throw Error(Error::Code::OutOfMemory, "no memory for " + std::to_string(bytes >> 20) + " MiB of weights");

    auto *const begin = static_cast<std::byte *>(raw);
    const std::size_t before = -reinterpret_cast<std::uintptr_t>(raw) % kHugePage;
    if (before > 0)
        munmap(begin, before);
    if (kHugePage - before > 0)
        munmap(begin + before + bytes, kHugePage - before);
    madvise(begin + before, bytes, MADV_HUGEPAGE); // refused where the kernel has none: only slower
    return {begin + before, bytes};
}
} // namespace

Arena::~Arena()
{
    for (const auto slab : m_slabs)
        munmap(slab.data(), slab.size());
}

Arena::Arena(Arena &&other) noexcept
    : m_slabs(std::exchange(other.m_slabs, {})),
      m_used(std::exchange(other.m_used, 0)),
      m_bytes(std::exchange(other.m_bytes, 0))
{
}

Arena &Arena::operator=(Arena &&other) noexcept
{
    std::swap(m_slabs, other.m_slabs);
    std::swap(m_used, other.m_used);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

std::span<std::byte> Arena::allocate(std::size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        throw Error(Error::Code::OutOfMemory, "no memory for that many weights");
    const std::size_t padded = wholeLines(bytes);
    if (m_slabs.empty() || m_slabs.back().size() - m_used < padded) {
        m_slabs.reserve(m_slabs.size() + 1); // so that nothing can fail between mapping and keeping
        m_slabs.push_back(mapSlab(std::max(padded, kSlab)));
        m_used = 0;
    }
    const auto result = m_slabs.back().subspan(m_used, bytes);
    m_used += padded;
    m_bytes += padded;
    return result;
}

void Arena::giveBack(std::span<std::byte> memory)
{
    assert(!m_slabs.empty() && memory.data() + wholeLines(memory.size()) == m_slabs.back().data() + m_used);
    std::memset(memory.data(), 0, memory.size());
    m_used -= wholeLines(memory.size());
    m_bytes -= wholeLines(memory.size());
}

} // namespace engine
