#pragma once

#include "chat/Snapshot.h"
#include "engine/State.h"

#include <stdexcept>

namespace inference {

inline constexpr std::uint32_t kSnapshotFormat = 1;

/// Where a model stands after some tokens: everything that going on depends on.
struct Point
{
    engine::State state;
    std::vector<float> logits; ///< V values for the next token; empty before the first token
    std::size_t tokens = 0;
};

/// What a snapshot must belong to.
struct SnapshotOwner
{
    engine::Config config;
    QByteArray fingerprint; ///< 32 bytes
    QByteArray kernels;     ///< instruction set that computed it ("avx512"); at most 16 bytes
};

/// A snapshot as bytes, little endian:
///
///      0   8    "RKSTATE" and a zero byte
///      8   u32  kSnapshotFormat
///     12   u32  engine::Model::kNumericsVersion
///     16   32   model fingerprint
///     48   32   key: the hash over everything that the state depends on (SnapshotKeys)
///     80   u64  tokens fed
///     88   u32  engine::Config::Version, layers, width, vocabulary, heads, head size (6 numbers)
///    112   16   name of the kernels, filled with zeros
///    128   u64  n, number of state values
///    136   u64  v, number of logits
///    144   f32  n state values in the order of engine::State, then v logits
///      …   32   SHA-256 over all bytes before
///
/// Throws BadSnapshot when a value is NaN or infinite.
QByteArray toBlob(const Point &point, const SnapshotOwner &owner, const chat::SnapshotKey &key);

class BadSnapshot : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// The point in `blob`, after every check: length, magic, versions, owner, key, shape, SHA-256, finite values. Throws
/// BadSnapshot with the reason. `kernels`, if given, receives the name of those that computed it.
Point fromBlob(const QByteArray &blob, const SnapshotOwner &owner, const chat::SnapshotKey &key,
               QByteArray *kernels = nullptr);

} // namespace inference
