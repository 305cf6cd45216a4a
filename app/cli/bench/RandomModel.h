#pragma once

#include "engine/ModelSource.h"

#include <map>
#include <string>
#include <vector>

namespace cli::bench {

/// A model of a published shape with random weights, for measurements: its bytes are computed when they are
/// read, so that it takes no memory of its own. The same shape and type are always the same model.
///
/// `shape` is 0.1B, 0.4B, 1.5B, 2.9B or 7.2B. `type` is a tensor type for matrices, embedding and head; low-rank pairs
/// are F16 (BF16 in BF16 models), those of the decay F32, as in published files. Besides: F16 values are exactly
/// bfloat16, as files made from RWKV's checkpoints have them; F16full does not keep to that; Q4_K has its head in Q6_K;
/// Q4_K_all quantises low-rank pairs, too (Q4_K, or Q4_0 where the rank is no multiple of 256). `version` is 7, 6, 5
/// (5.2) or 4, with the widths and ranks that its published models have; a matrix whose rows do not fit the type is
/// Q8_0.
class RandomModel : public engine::ModelSource
{
public:
    /// Throws engine::Error(InvalidInput) for an unknown name.
    RandomModel(const std::string &shape, const std::string &type, int version = 7);

    const std::vector<engine::TensorInfo> &tensors() const override { return m_tensors; }
    void read(const engine::TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const override;
    std::optional<std::uint64_t> integer(std::string_view key) const override;
    std::optional<double> number(std::string_view) const override { return std::nullopt; }
    std::optional<std::string> text(std::string_view key) const override;
    std::vector<std::string> vocabulary() const override;

    const std::map<std::string, std::uint64_t, std::less<>> &integers() const { return m_integers; }

private:
    void add(const std::string &name, engine::TensorType type, std::vector<std::uint64_t> shape);
    void addVector(const std::string &name, std::vector<std::uint64_t> shape);
    void addMatrix(const std::string &name, std::uint64_t rows, std::uint64_t columns);
    void addLayer(const std::string &prefix, bool first);
    void addTimeMix7(const std::string &prefix, bool first);
    void addTimeMix6(const std::string &prefix);
    void addTimeMixOlder(const std::string &prefix);

    struct Types
    {
        engine::TensorType matrix, head, lowRank, decay;
    };
    Types m_types{};
    int m_version = 7;
    bool m_full = false;
    bool m_quantiseAll = false;
    std::uint64_t m_width = 0, m_feedForward = 0;
    std::uint64_t m_ranks[4] = {}; // of w, a, v, g
    std::map<std::string, std::uint64_t, std::less<>> m_integers;
    std::vector<engine::TensorInfo> m_tensors;
    std::map<engine::TensorType, std::vector<std::byte>> m_patterns; ///< random blocks, repeated along a tensor
};

} // namespace cli::bench
