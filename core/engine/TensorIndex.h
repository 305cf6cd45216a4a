#pragma once

#include "engine/ModelSource.h"

#include <unordered_map>
#include <unordered_set>

namespace engine {

/// A model's tensors by name, with checks of their shapes. Refuses names that no RWKV model has.
///
/// Every checked or ignored name counts as used; what is left over at the end is unknown. Every failed check throws
/// Error(WrongShape), which names the tensor. Not owned: the source, which must outlive the index.
class TensorIndex
{
public:
    explicit TensorIndex(const ModelSource &source); ///< throws Error(WrongShape, Unsupported)

    std::uint32_t layers() const { return m_layers; } ///< 1 + highest number in blk.N; dense

    const TensorInfo *find(const std::string &name) const; ///< nullptr when absent
    const TensorInfo &at(const std::string &name) const;   ///< throws when absent

    void matrix(const std::string &name, std::uint64_t rows, std::uint64_t columns) const;
    void values(const std::string &name, std::uint64_t count) const; ///< a vector, or a matrix read as one
    void stack(const std::string &name, std::uint64_t count, std::uint64_t columns) const; ///< [count, …1…, columns]
    void cube(const std::string &name, std::uint64_t a, std::uint64_t b, std::uint64_t c) const;
    std::uint64_t rank(const std::string &name, std::uint64_t columns) const; ///< rows of a matrix with these columns
    void ignore(const std::string &name) const { m_used.insert(name); }
    void refuseUnused() const;

private:
    const TensorInfo &use(const std::string &name) const;

    std::unordered_map<std::string, const TensorInfo *> m_tensors;
    mutable std::unordered_set<std::string> m_used;
    std::uint32_t m_layers = 0;
};

} // namespace engine
