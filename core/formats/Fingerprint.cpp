#include "formats/Fingerprint.h"

#include "engine/Error.h"
#include "formats/Hash.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <exception>
#include <mutex>
#include <numeric>
#include <thread>

namespace formats {

namespace {

constexpr std::size_t kSliceBytes = 1 << 20;

std::string numberAsText(const engine::ModelSource &source, const std::string &key)
{
    if (const auto whole = source.integer(key))
        return std::to_string(*whole);
    if (const auto real = source.number(key)) {
        std::uint64_t bits;
        std::memcpy(&bits, &*real, sizeof bits); // no rounding by printing
        return std::to_string(bits) + "f";
    }
    return "-";
}

void addMetadata(Hash &hash, const engine::ModelSource &source)
{
    const auto architecture = source.text("general.architecture").value_or("-");
    hash.addText(architecture);
    hash.addText(source.text("tokenizer.ggml.model").value_or("-"));
    for (const auto *key : {".wkv.head_size", ".rescale_every_n_layers", ".attention.layer_norm_epsilon",
                            ".attention.group_norm_epsilon", ".token_shift_count"})
        hash.addText(numberAsText(source, architecture + key));
    const auto vocabulary = source.vocabulary();
    hash.addNumber(vocabulary.size());
    for (const auto &token : vocabulary)
        hash.addText(token);
}

/// Hashes tensors on several threads; each takes the largest one that is left.
class TensorHasher
{
public:
    TensorHasher(const engine::ModelSource &source, const FingerprintOptions &options)
        : m_source(source), m_options(options), m_hashes(source.tensors().size()), m_order(m_hashes.size())
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        std::ranges::stable_sort(m_order, std::greater(), [&](auto i) { return m_source.tensors()[i].bytes; });
        for (const auto &tensor : source.tensors())
            m_total += tensor.bytes;
    }

    std::vector<Sha256> run()
    {
        {
            std::vector<std::jthread> helpers;
            for (int i = 1; i < m_options.threads; ++i)
                helpers.emplace_back([this] { work(false); });
            work(true);
        }
        if (m_failure)
            std::rethrow_exception(m_failure);
        return std::move(m_hashes);
    }

private:
    void work(bool reports)
    {
        try {
            std::vector<std::byte> slice(kSliceBytes);
            for (std::size_t turn; !m_failed && (turn = m_next++) < m_order.size();)
                hashOne(m_order[turn], slice, reports);
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            if (!m_failure)
                m_failure = std::current_exception();
            m_failed = true;
        }
    }

    void hashOne(std::size_t index, std::span<std::byte> slice, bool reports)
    {
        const auto &tensor = m_source.tensors()[index];
        Hash hash;
        for (std::uint64_t offset = 0; offset < tensor.bytes && !m_failed;) {
            if (m_options.stop.stop_requested())
                throw engine::Error(engine::Error::Code::Cancelled, "reading the model was stopped");
            const auto part = slice.first(std::size_t(std::min<std::uint64_t>(slice.size(), tensor.bytes - offset)));
            m_source.read(tensor, offset, part);
            hash.add(part);
            offset += part.size();
            m_done += part.size();
            if (reports)
                report();
        }
        m_hashes[index] = hash.finish();
    }

    void report()
    {
        const auto percent = int(double(m_done) / double(m_total) * 100);
        if (m_options.progress && percent > m_reported) {
            m_reported = percent;
            m_options.progress(percent / 100.0);
        }
    }

    const engine::ModelSource &m_source;
    const FingerprintOptions &m_options;
    std::vector<Sha256> m_hashes;
    std::vector<std::size_t> m_order;
    std::uint64_t m_total = 0;
    int m_reported = 0;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::uint64_t> m_done = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

} // namespace

Sha256 fingerprint(const engine::ModelSource &source, const FingerprintOptions &options)
{
    const auto hashes = TensorHasher(source, options).run();
    const auto &tensors = source.tensors();
    std::vector<std::size_t> byName(tensors.size());
    std::iota(byName.begin(), byName.end(), std::size_t(0));
    std::ranges::sort(byName, {}, [&](auto i) -> const std::string & { return tensors[i].name; });

    Hash hash;
    hash.addText("rookery model 1");
    addMetadata(hash, source);
    hash.addNumber(tensors.size());
    for (const auto i : byName) {
        hash.addText(tensors[i].name);
        hash.addText(engine::traits(tensors[i].type).name);
        hash.addNumber(tensors[i].shape.size());
        for (const auto dimension : tensors[i].shape)
            hash.addNumber(dimension);
        hash.add(hashes[i]);
    }
    return hash.finish();
}

std::string toHex(const Sha256 &hash)
{
    constexpr char kDigits[] = "0123456789abcdef";
    std::string result;
    for (const auto byte : hash) {
        result += kDigits[std::to_integer<unsigned>(byte) >> 4];
        result += kDigits[std::to_integer<unsigned>(byte) & 15];
    }
    return result;
}

} // namespace formats
