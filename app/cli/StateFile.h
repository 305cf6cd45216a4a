#pragma once

#include "engine/State.h"
#include "formats/Fingerprint.h"

#include <string>
#include <vector>

namespace cli {

/// A state between two calls of `eval`.
struct SavedState
{
    engine::State state;
    std::uint64_t tokens = 0;  ///< fed so far
    std::vector<float> logits; ///< for the next token; empty when none were fed
};

/// A state as bytes, little endian:
///     "RWKVSTAT", u32 version (1), u32 numerics version, 32 bytes fingerprint of the model, u64 tokens fed,
///     u64 number of logits, f32 each, u64 number of state values, f32 each (see engine::State), SHA-256 of all before
///     it
std::string packState(const SavedState &saved, const formats::Sha256 &model);

/// Throws engine::Error: Damaged, or InvalidInput when it belongs to another model.
SavedState unpackState(std::span<const std::byte> bytes, const engine::Config &config, const formats::Sha256 &model);

} // namespace cli
