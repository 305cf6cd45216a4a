#include "inference/SnapshotBlob.h"

#include "engine/Model.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace inference {

namespace {

constexpr std::size_t kHashBytes = SHA256_DIGEST_LENGTH;
constexpr std::size_t kKernelsBytes = 16;

struct Header
{
    std::array<char, 8> magic = {'R', 'K', 'S', 'T', 'A', 'T', 'E', '\0'};
    std::uint32_t format = kSnapshotFormat;
    std::uint32_t numerics = engine::Model::kNumericsVersion;
    std::array<char, 32> fingerprint = {};
    std::array<char, 32> key = {};
    std::uint64_t tokens = 0;
    std::array<std::uint32_t, 6> shape = {};
    std::array<char, kKernelsBytes> kernels = {};
    std::uint64_t stateValues = 0;
    std::uint64_t logits = 0;
};
static_assert(sizeof(Header) == 144 && std::is_trivially_copyable_v<Header>);

template<std::size_t N>
std::array<char, N> filled(const QByteArray &bytes)
{
    std::array<char, N> result = {};
    std::memcpy(result.data(), bytes.constData(), std::min<std::size_t>(N, std::size_t(bytes.size())));
    return result;
}

Header headerFor(const SnapshotOwner &owner, const chat::SnapshotKey &key)
{
    const auto &config = owner.config;
    Header header;
    header.fingerprint = filled<32>(owner.fingerprint);
    header.key = filled<32>(key);
    header.shape = {
        std::uint32_t(config.version), config.layers, config.width, config.vocabulary, config.heads, config.headSize};
    header.kernels = filled<kKernelsBytes>(owner.kernels);
    header.stateValues = config.stateValues();
    header.logits = config.vocabulary;
    return header;
}

bool finite(std::span<const float> values)
{
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

std::array<unsigned char, kHashBytes> hashOf(const char *bytes, std::size_t count)
{
    std::array<unsigned char, kHashBytes> hash;
    SHA256(reinterpret_cast<const unsigned char *>(bytes), count, hash.data());
    return hash;
}

void require(bool good, const char *what)
{
    if (!good)
        throw BadSnapshot(what);
}

} // namespace

QByteArray toBlob(const Point &point, const SnapshotOwner &owner, const chat::SnapshotKey &key)
{
    auto header = headerFor(owner, key);
    header.tokens = point.tokens;
    const auto state = point.state.values();
    require(state.size() == header.stateValues && point.logits.size() == header.logits, "state of another shape");
    require(finite(state) && finite(point.logits), "values that are not finite");

    const auto body = sizeof header + state.size_bytes() + point.logits.size() * sizeof(float);
    QByteArray blob(qsizetype(body + kHashBytes), Qt::Uninitialized);
    auto *out = blob.data();
    std::memcpy(out, &header, sizeof header);
    std::memcpy(out + sizeof header, state.data(), state.size_bytes());
    std::memcpy(out + sizeof header + state.size_bytes(), point.logits.data(), point.logits.size() * sizeof(float));
    const auto hash = hashOf(out, body);
    std::memcpy(out + body, hash.data(), hash.size());
    return blob;
}

Point fromBlob(const QByteArray &blob, const SnapshotOwner &owner, const chat::SnapshotKey &key, QByteArray *kernels)
{
    const auto expected = headerFor(owner, key);
    const auto stateBytes = expected.stateValues * sizeof(float);
    const auto body = sizeof(Header) + stateBytes + expected.logits * sizeof(float);
    require(std::size_t(blob.size()) == body + kHashBytes, "wrong length");
    Header header;
    std::memcpy(&header, blob.constData(), sizeof header);
    require(header.magic == expected.magic, "no snapshot");
    require(header.format == expected.format && header.numerics == expected.numerics, "another version");
    require(header.fingerprint == expected.fingerprint, "another model");
    require(header.key == expected.key, "another text");
    require(header.shape == expected.shape && header.stateValues == expected.stateValues &&
                header.logits == expected.logits,
            "another shape");
    const auto hash = hashOf(blob.constData(), body);
    require(std::memcmp(hash.data(), blob.constData() + body, hash.size()) == 0, "damaged");

    Point point{
        .state = engine::State(owner.config), .logits = std::vector<float>(header.logits), .tokens = header.tokens};
    std::memcpy(point.state.values().data(), blob.constData() + sizeof header, stateBytes);
    std::memcpy(point.logits.data(), blob.constData() + sizeof header + stateBytes,
                point.logits.size() * sizeof(float));
    require(finite(point.state.values()) && finite(point.logits), "values that are not finite");
    if (kernels)
        *kernels = QByteArray(header.kernels.data(), qsizetype(strnlen(header.kernels.data(), kKernelsBytes)));
    return point;
}

} // namespace inference
