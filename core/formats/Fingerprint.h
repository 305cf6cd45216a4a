#pragma once

#include "engine/ModelSource.h"

#include <array>
#include <functional>
#include <stop_token>

namespace formats {

using Sha256 = std::array<std::byte, 32>;

struct FingerprintOptions
{
    int threads = 2;
    std::function<void(double)> progress; ///< 0 to 1, from the calling thread, about a hundred times at most
    std::stop_token stop;                 ///< a stop request makes fingerprint throw Error(Cancelled)
};

/// What a state depends on, as 32 bytes: weights, their types and shapes, the numbers that change the arithmetic, and
/// the vocabulary. Names, comments and chat templates do not enter, nor does the order or the place of tensors in the
/// file.
///
/// SHA-256 over: "rookery model 1"; for each of the keys `general.architecture`, `tokenizer.ggml.model` and
/// A.{wkv.head_size, rescale_every_n_layers, attention.layer_norm_epsilon, attention.group_norm_epsilon,
/// token_shift_count} its value as text or "-"; u64 token count and every token; u64 tensor count; then by name each
/// tensor's name, type name, u64 dimension count, u64 dimensions and the SHA-256 of its data. A text is a u64 length
/// and its bytes; all little endian.
///
/// Throws Error(Damaged, Io) from reading, Error(Cancelled).
Sha256 fingerprint(const engine::ModelSource &source, const FingerprintOptions &options = {});

std::string toHex(const Sha256 &hash);

} // namespace formats
