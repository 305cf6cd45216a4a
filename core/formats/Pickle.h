#pragma once

#include "formats/Checkpoint.h"

#include <functional>

namespace formats {

/// One storage of a .pth archive, as a pickle names it.
struct Storage
{
    std::string key;
    std::optional<engine::TensorType> type; ///< absent: integers, no weights
    bool isDouble = false;
    std::uint64_t elementBytes = 0;
    std::uint64_t elements = 0;
};

/// Where a storage's data begins in the file. Throws when it does not exist or has another size.
using StorageLocator = std::function<std::uint64_t(const Storage &)>;

/// Runs a pickle (protocols 2 to 5) on a machine that can build texts, numbers, tuples, dictionaries and descriptions
/// of tensors, and nothing else: of globals only OrderedDict, _rebuild_tensor_v2, _rebuild_parameter and torch's
/// storage types are known, and none of them runs code. Values lie in one flat pool, so depth costs nothing. Returns
/// the tensors of the outermost dictionary; other values of it are left out. Throws Error(Damaged, Unsupported) that
/// names what was refused.
std::vector<RawTensor> runPickle(std::span<const std::byte> pickle, const StorageLocator &locate);

} // namespace formats
