#pragma once

#include "engine/Tensor.h"

#include <optional>

namespace engine {

/// Where a model's weights come from: a GGUF file, or any other container seen as one (GGUF names and layouts, see
/// core/formats). Reading is bounded by what the source promised: a file that became shorter gives Error(Damaged).
///
/// Thread: const functions may be called from several threads at once.
class ModelSource
{
public:
    virtual ~ModelSource() = default;

    /// In the order of the file. Names are unique.
    virtual const std::vector<TensorInfo> &tensors() const = 0;

    /// Reads `out.size()` bytes from byte `offset` of the tensor's data. Throws Error(Damaged) or Error(Io).
    virtual void read(const TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const = 0;

    /// Metadata by GGUF key ("rwkv7.wkv.head_size"). Absent, or of another kind, is nullopt. Integers of any width are
    /// integers; a negative one is nullopt.
    virtual std::optional<std::uint64_t> integer(std::string_view key) const = 0;
    virtual std::optional<double> number(std::string_view key) const = 0;
    virtual std::optional<std::string> text(std::string_view key) const = 0;

    /// `tokenizer.ggml.tokens` as stored (still escaped); empty when the file has no vocabulary.
    virtual std::vector<std::string> vocabulary() const = 0;

    /// A list of texts by GGUF key (`tokenizer.ggml.merges`); empty when it is absent or of another kind.
    virtual std::vector<std::string> texts(std::string_view) const { return {}; }
};

} // namespace engine
