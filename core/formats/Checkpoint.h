#pragma once

#include "engine/Tensor.h"
#include "formats/ByteSource.h"
#include "formats/Metadata.h"

#include <optional>

namespace formats {

/// A tensor where it stands in a file: a strided view, as torch has them. Nothing is read before it is asked for.
struct RawTensor
{
    std::string name; ///< as in the file
    engine::TensorType type = engine::TensorType::F32;
    bool isDouble = false;              ///< the file has f64 (`type` is then F32, what it is read as)
    std::vector<std::uint64_t> shape;   ///< slowest first
    std::vector<std::uint64_t> strides; ///< in elements, one a dimension; quantised types are always contiguous
    std::uint64_t offset = 0;           ///< of the first element, in bytes from the start of its file
    std::uint32_t file = 0;             ///< index into Checkpoint::files

    std::uint64_t elements() const; ///< checked by the reader
    std::uint64_t elementBytes() const { return isDouble ? 8 : engine::traits(type).blockBytes; }
    bool contiguous() const;
};

/// Strides of a tensor that lies row after row without holes.
std::vector<std::uint64_t> contiguousStrides(const std::vector<std::uint64_t> &shape);

/// What a container other than GGUF holds, names and layouts still as they are in it.
struct Checkpoint
{
    enum class Container { Pth, Safetensors, RwkvCpp };

    Container container = Container::Pth;
    std::vector<std::shared_ptr<const ByteSource>> files;
    std::vector<RawTensor> tensors;      ///< names unique
    std::optional<std::uint64_t> layers; ///< what the header claims
    bool transposedPairs = false;        ///< hint from the file's name: ".st" files have low-rank pairs transposed
    Metadata facts;                      ///< GGUF keys that the container states itself ("general.license")
    std::optional<double> normEpsilon;   ///< from a Hugging Face configuration
};

/// Throws Error(Damaged) for two tensors of one name, Error(NotAModel) when there are none.
void checkNames(const std::vector<RawTensor> &tensors);

} // namespace formats
