#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace engine {

/// Memory for packed weights: slabs aligned to 2 MiB that ask for huge pages (4 KiB pages cost up to a third of the
/// read bandwidth). Handing out only moves a pointer; everything is given back together.
///
/// Thread: one. Owns: its slabs.
class Arena
{
public:
    Arena() = default;
    ~Arena();
    Arena(Arena &&other) noexcept;
    Arena &operator=(Arena &&other) noexcept;

    /// Zeroed memory, aligned to 64 bytes. Throws Error(OutOfMemory).
    std::span<std::byte> allocate(std::size_t bytes);
    /// Takes the latest allocation back.
    void giveBack(std::span<std::byte> memory);
    std::size_t bytes() const { return m_bytes; } ///< handed out so far

private:
    std::vector<std::span<std::byte>> m_slabs;
    std::size_t m_used = 0; ///< of the last slab
    std::size_t m_bytes = 0;
};

} // namespace engine
