#include "app/cli/bench/RandomModel.h"

#include "engine/Error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <random>

namespace cli::bench {

using engine::TensorInfo;
using engine::TensorType;

namespace {
constexpr std::uint64_t kVocabulary = 65536;
constexpr std::uint64_t kHeadSize = 64;
constexpr std::size_t kPatternBlocks = 4099; // a prime: rows differ
constexpr std::size_t kPatternValues = 65537;

struct Shape
{
    const char *name;
    std::uint64_t layers, width, ranks[4]; ///< of w, a, v, g
};
constexpr Shape kShapes[] = {
    {"0.1B", 12, 768, {64, 64, 32, 128}},    {"0.4B", 24, 1024, {64, 64, 32, 128}},
    {"1.5B", 24, 2048, {96, 96, 64, 256}},   {"2.9B", 32, 2560, {96, 96, 64, 320}},
    {"7.2B", 32, 4096, {128, 128, 96, 480}},
};

[[noreturn]] void unknown(const char *what, const std::string &name)
{
    throw engine::Error(engine::Error::Code::InvalidInput, std::string("there is no ") + what + " \"" + name + '"');
}

void putWord(std::vector<std::byte> &bytes, std::size_t at, float value)
{
    const std::uint16_t word = engine::floatToHalf(value);
    std::memcpy(bytes.data() + at, &word, sizeof word);
}

/// A random value that bfloat16 and half precision both hold exactly.
float exactValue(float value)
{
    const float rounded = engine::bfloatToFloat(engine::floatToBfloat(value));
    return std::fabs(rounded) < 0x1p-13f ? 0 : rounded;
}

std::vector<std::byte> floatPattern(TensorType type, float deviation, bool full, std::mt19937 &random)
{
    std::normal_distribution<float> normal(0, deviation);
    const std::size_t bytes = engine::traits(type).blockBytes;
    std::vector<std::byte> pattern(kPatternValues * bytes);
    for (std::size_t i = 0; i < kPatternValues; ++i) {
        const float value = full ? normal(random) : exactValue(normal(random));
        std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
        if (type != TensorType::F32)
            bits = type == TensorType::F16 ? engine::floatToHalf(value) : engine::floatToBfloat(value);
        std::memcpy(pattern.data() + i * bytes, &bits, bytes);
    }
    return pattern;
}

/// Random codes; scales and minima such that the values have about this deviation and no mean.
std::vector<std::byte> blockPattern(TensorType type, float deviation, std::mt19937 &random)
{
    const std::size_t bytes = engine::traits(type).blockBytes;
    std::vector<std::byte> pattern(kPatternBlocks * bytes);
    for (std::byte &byte : pattern)
        byte = std::byte(random());
    for (std::size_t at = 0; at < pattern.size(); at += bytes) {
        const auto scaled = [&](std::size_t offset, float codeDeviation) {
            putWord(pattern, at + offset, deviation / codeDeviation);
        };
        const auto sameNibbles = [&](std::size_t begin, std::size_t end) { // minimum = scale
            for (std::size_t i = begin; i < end; ++i)
                pattern[at + i] = (pattern[at + i] & std::byte(15)) | pattern[at + i] << 4;
        };
        switch (type) {
        case TensorType::Q8_0:
            scaled(0, 74);
            break;
        case TensorType::Q4_0:
            scaled(0, 4.6f);
            break;
        case TensorType::Q5_0:
            scaled(0, 9.2f);
            break;
        case TensorType::Q4_1:
            scaled(0, 4.6f);
            putWord(pattern, at + 2, -7.5f * deviation / 4.6f);
            break;
        case TensorType::Q5_1:
            scaled(0, 9.2f);
            putWord(pattern, at + 2, -15.5f * deviation / 9.2f);
            break;
        case TensorType::Q4_K:
        case TensorType::Q5_K: { // scales and minima all 32: 6 bits each in 12 bytes
            const float code = type == TensorType::Q4_K ? 4.6f : 9.2f, middle = type == TensorType::Q4_K ? 7.5f : 15.5f;
            for (std::size_t i = 4; i < 16; ++i)
                pattern[at + i] = i < 12 ? std::byte(32 | 2 << 6) : std::byte(0);
            scaled(0, code * 32);
            putWord(pattern, at + 2, middle * deviation / (code * 32));
            break;
        }
        case TensorType::Q6_K:
            scaled(208, 18.5f * 74);
            break;
        case TensorType::Q3_K:
            scaled(108, 2.3f * 18.5f);
            break;
        default: // Q2_K
            sameNibbles(0, 16);
            scaled(80, 1.1f * 9);
            putWord(pattern, at + 82, 1.5f * deviation / (1.1f * 9));
        }
    }
    return pattern;
}

/// Vectors that a trained model keeps near a constant; nullopt for the others.
std::optional<float> constantOf(const std::string &name)
{
    const auto ends = [&](const char *suffix) { return name.ends_with(suffix); };
    if (ends(".bias"))
        return 0;
    if (ends("norm.weight") || ends("norm_2.weight") || ends("time_mix_ln.weight") || ends("k_a.weight"))
        return 1;
    if (name.find("lerp") != std::string::npos)
        return 0.5f;
    return std::nullopt;
}
} // namespace

RandomModel::RandomModel(const std::string &shapeName, const std::string &typeName, int version) : m_version(version)
{
    const auto shape = std::ranges::find(kShapes, shapeName, &Shape::name);
    if (shape == std::end(kShapes))
        unknown("shape", shapeName);
    if (version < 4 || version > 7)
        unknown("version", std::to_string(version));
    m_full = typeName == "F16full";
    m_quantiseAll = typeName == "Q4_K_all";
    const std::string plain = m_full ? "F16" : m_quantiseAll ? "Q4_K" : typeName;
    int type = 0;
    while (type < engine::kTensorTypeCount && engine::traits(TensorType(type)).name != plain)
        ++type;
    if (type == engine::kTensorTypeCount)
        unknown("type", typeName);
    const auto matrix = TensorType(type);
    m_types = {matrix, typeName == "Q4_K" ? TensorType::Q6_K : matrix,
               matrix == TensorType::BF16 || matrix == TensorType::F32 ? matrix : TensorType::F16, TensorType::F32};

    m_width = shape->width;
    m_feedForward = version == 4 || version == 7 ? 4 * m_width : m_width * 7 / 2 / 32 * 32;
    std::ranges::copy(shape->ranks, m_ranks);
    const auto key = [this](const char *name) { return "rwkv" + std::to_string(m_version) + '.' + name; };
    m_integers = {{key("block_count"), shape->layers}, {key("context_length"), 1048576},
                  {key("embedding_length"), m_width},  {key("feed_forward_length"), m_feedForward},
                  {key("attention.head_count"), 0},    {"tokenizer.ggml.bos_token_id", 0},
                  {"tokenizer.ggml.eos_token_id", 0}};
    if (version > 4)
        m_integers[key("wkv.head_size")] = kHeadSize;
    const char *ranks[] = {"decay", "iclr", "value_residual_mix", "gate"};
    for (int i = 0; version == 7 && i < 4; ++i)
        m_integers[key("attention.") + ranks[i] + "_lora_rank"] = m_ranks[i];
    add("token_embd.weight", m_types.matrix, {kVocabulary, m_width});
    add("output.weight", m_types.head, {kVocabulary, m_width});
    for (const char *name :
         {"output_norm.weight", "output_norm.bias", "token_embd_norm.weight", "token_embd_norm.bias"})
        addVector(name, {m_width});
    for (std::uint64_t i = 0; i < shape->layers; ++i)
        addLayer("blk." + std::to_string(i) + ".", i == 0);

    std::mt19937 random(1);
    const float deviation = 0.5f / std::sqrt(float(m_width));
    for (const auto &tensor : m_tensors) {
        auto &pattern = m_patterns[tensor.type];
        if (pattern.empty())
            pattern = engine::traits(tensor.type).blockElements == 1
                          ? floatPattern(tensor.type, deviation, m_full && tensor.type == TensorType::F16, random)
                          : blockPattern(tensor.type, deviation, random);
    }
}

void RandomModel::addLayer(const std::string &prefix, bool first)
{
    const auto C = m_width;
    for (const char *name : {"attn_norm.weight", "attn_norm.bias", "attn_norm_2.weight", "attn_norm_2.bias"})
        addVector(prefix + name, {C});
    if (m_version > 4)
        for (const char *name : {"time_mix_ln.weight", "time_mix_ln.bias"})
            addVector(prefix + name, {C});
    if (m_version == 7)
        addTimeMix7(prefix, first);
    else if (m_version == 6)
        addTimeMix6(prefix);
    else
        addTimeMixOlder(prefix);
    for (const char *name : {"receptance", "key", "value", "output"})
        addMatrix(prefix + "time_mix_" + name, C, C);
    addVector(prefix + "channel_mix_lerp_k.weight", {1, 1, C});
    addMatrix(prefix + "channel_mix_key", m_feedForward, C);
    addMatrix(prefix + "channel_mix_value", C, m_feedForward);
    if (m_version == 7)
        return;
    addVector(prefix + "channel_mix_lerp_r.weight", {1, 1, C});
    addMatrix(prefix + "channel_mix_receptance", C, C);
}

void RandomModel::addTimeMix7(const std::string &prefix, bool first)
{
    const auto C = m_width;
    addVector(prefix + "time_mix_lerp_fused.weight", {6, 1, 1, C});
    const char letters[] = "wavg";
    for (int i = 0; i < 4; ++i) {
        const auto stem = prefix + "time_mix_" + letters[i];
        const auto rank = first && letters[i] == 'v' ? m_ranks[1] : m_ranks[i]; // there a copy of a, never used
        const auto type = i == 0 ? m_types.decay : m_types.lowRank;
        if (letters[i] != 'g')
            addVector(stem + "0.weight", {C});
        add(stem + "1.weight", m_quantiseAll ? TensorType::Q4_K : type, {rank, C});
        add(stem + "2.weight",
            !m_quantiseAll    ? type
            : rank % 256 == 0 ? TensorType::Q4_K
                              : TensorType::Q4_0,
            {C, rank});
    }
    for (const char *name : {"time_mix_k_k.weight", "time_mix_k_a.weight", "time_mix_r_k.weight"})
        addVector(prefix + name, {C});
}

void RandomModel::addTimeMix6(const std::string &prefix)
{
    const auto C = m_width;
    const std::uint64_t mixRank = C < 4096 ? 32 : 64, decayRank = 2 * mixRank;
    addVector(prefix + "time_mix_lerp_x.weight", {1, 1, C});
    addVector(prefix + "time_mix_lerp_fused.weight", {5, 1, 1, C});
    addVector(prefix + "time_mix_w1.weight", {5 * mixRank, C});
    addVector(prefix + "time_mix_w2.weight", {5, C, mixRank});
    addVector(prefix + "time_mix_decay.weight", {C});
    addVector(prefix + "time_mix_decay_w1.weight", {decayRank, C});
    addVector(prefix + "time_mix_decay_w2.weight", {C, decayRank});
    addVector(prefix + "time_mix_first.weight", {C / kHeadSize, kHeadSize});
    addMatrix(prefix + "time_mix_gate", C, C);
}

void RandomModel::addTimeMixOlder(const std::string &prefix)
{
    const auto C = m_width;
    for (const char *name : {"k", "v", "r", "g"})
        if (m_version == 5 || *name != 'g')
            addVector(prefix + "time_mix_lerp_" + name + ".weight", {1, 1, C});
    for (const char *name : {"time_mix_decay.weight", "time_mix_first.weight"})
        addVector(prefix + name, m_version == 5 ? std::vector{C / kHeadSize, kHeadSize} : std::vector{C});
    if (m_version == 5)
        addMatrix(prefix + "time_mix_gate", C, C);
}

void RandomModel::addMatrix(const std::string &name, std::uint64_t rows, std::uint64_t columns)
{
    const bool fits = columns % engine::traits(m_types.matrix).blockElements == 0;
    add(name + ".weight", fits ? m_types.matrix : TensorType::Q8_0, {rows, columns});
}

void RandomModel::add(const std::string &name, TensorType type, std::vector<std::uint64_t> shape)
{
    TensorInfo tensor{name, type, std::move(shape), 0, m_tensors.size()};
    tensor.bytes = engine::rowBytes(type, tensor.columns()) * (tensor.elements() / tensor.columns());
    m_tensors.push_back(std::move(tensor));
}

void RandomModel::addVector(const std::string &name, std::vector<std::uint64_t> shape)
{
    add(name, TensorType::F32, std::move(shape));
}

void RandomModel::read(const TensorInfo &tensor, std::uint64_t offset, std::span<std::byte> out) const
{
    if (const auto constant = constantOf(tensor.name)) {
        const auto bytes = std::as_bytes(std::span(&*constant, 1));
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = bytes[(offset + i) % bytes.size()];
        return;
    }
    const auto &pattern = m_patterns.at(tensor.type);
    const std::size_t blockBytes = engine::traits(tensor.type).blockBytes;
    std::size_t at = std::size_t((offset + tensor.offset * 7919 * blockBytes) % pattern.size());
    while (!out.empty()) {
        const std::size_t count = std::min(out.size(), pattern.size() - at);
        std::memcpy(out.data(), pattern.data() + at, count);
        out = out.subspan(count);
        at = 0;
    }
}

std::optional<std::uint64_t> RandomModel::integer(std::string_view key) const
{
    const auto found = m_integers.find(key);
    return found == m_integers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> RandomModel::text(std::string_view key) const
{
    if (key == "general.architecture")
        return "rwkv" + std::to_string(m_version);
    if (key == "general.name")
        return "random weights";
    return key == "tokenizer.ggml.model" ? std::optional<std::string>("rwkv") : std::nullopt;
}

/// Escaped as the World vocabulary is: the 256 bytes, then words that no text contains.
std::vector<std::string> RandomModel::vocabulary() const
{
    std::vector<std::string> tokens{"<s>"};
    const char digits[] = "0123456789abcdef";
    for (unsigned byte = 0; byte < 256; ++byte)
        tokens.push_back(std::string("\\x") + digits[byte / 16] + digits[byte % 16]);
    while (tokens.size() < kVocabulary)
        tokens.push_back("\\x01" + std::to_string(tokens.size()));
    return tokens;
}

} // namespace cli::bench
