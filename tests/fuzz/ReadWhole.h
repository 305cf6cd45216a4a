#pragma once

#include "engine/Config.h"
#include "engine/ModelSource.h"

#include <algorithm>

namespace fuzz {

/// What loading a model does with a source, short of packing the weights: at most 1 MB of each tensor is read.
inline void readWhole(const engine::ModelSource &source)
{
    source.vocabulary();
    std::vector<std::byte> part;
    for (const auto &tensor : source.tensors()) {
        part.resize(std::size_t(std::min<std::uint64_t>(tensor.bytes, 1 << 20)));
        source.read(tensor, 0, part);
        source.read(tensor, tensor.bytes - part.size(), part);
    }
    engine::readConfig(source);
}

} // namespace fuzz
