#pragma once

#include "chat/Snapshot.h"

#include <cstdint>
#include <memory>
#include <span>

typedef struct evp_md_ctx_st EVP_MD_CTX;

namespace inference {

/// The running hash whose value after n tokens is the key of the snapshot there. Little endian:
///
///      0  u32  snapshot format version (SnapshotBlob)
///      4  u32  numerics version (engine::Model)
///      8  32   model fingerprint
///     40  32   initial-state id: zeros for the model's own initial state
///     72  u32  token ids, one after the other
///
/// Thread: one at a time. Throws chat::Error(OutOfMemory) when the hash library has no memory.
class SnapshotKeys
{
public:
    explicit SnapshotKeys(const QByteArray &fingerprint); ///< 32 bytes

    void add(std::span<const std::uint32_t> tokens);
    chat::SnapshotKey key() const; ///< for the tokens so far; goes on afterwards

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_running;
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_copy; ///< scratch of key()
};

} // namespace inference
