#include "inference/SnapshotKeys.h"

#include "chat/Error.h"
#include "engine/Model.h"
#include "inference/SnapshotBlob.h"

#include <openssl/evp.h>

#include <bit>

namespace inference {

static_assert(std::endian::native == std::endian::little, "keys and snapshots are little endian");

namespace {

void require(int result)
{
    if (result != 1)
        throw chat::Error(chat::Error::Code::OutOfMemory, QStringLiteral("SHA-256 is not to be had"));
}

} // namespace

SnapshotKeys::SnapshotKeys(const QByteArray &fingerprint)
    : m_running(EVP_MD_CTX_new(), EVP_MD_CTX_free), m_copy(EVP_MD_CTX_new(), EVP_MD_CTX_free)
{
    Q_ASSERT(fingerprint.size() == 32);
    const std::uint32_t versions[] = {kSnapshotFormat, engine::Model::kNumericsVersion};
    const char initialState[32] = {};
    require(m_running && m_copy && EVP_DigestInit_ex(m_running.get(), EVP_sha256(), nullptr));
    require(EVP_DigestUpdate(m_running.get(), versions, sizeof versions));
    require(EVP_DigestUpdate(m_running.get(), fingerprint.constData(), std::size_t(fingerprint.size())));
    require(EVP_DigestUpdate(m_running.get(), initialState, sizeof initialState));
}

void SnapshotKeys::add(std::span<const std::uint32_t> tokens)
{
    require(EVP_DigestUpdate(m_running.get(), tokens.data(), tokens.size_bytes()));
}

chat::SnapshotKey SnapshotKeys::key() const
{
    chat::SnapshotKey key(32, Qt::Uninitialized);
    require(EVP_MD_CTX_copy_ex(m_copy.get(), m_running.get()));
    require(EVP_DigestFinal_ex(m_copy.get(), reinterpret_cast<unsigned char *>(key.data()), nullptr));
    return key;
}

} // namespace inference
