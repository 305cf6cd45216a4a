#include "engine/Config.h"

#include "engine/Error.h"
#include "engine/TensorIndex.h"

#include <cctype>
#include <cmath>

namespace engine {

namespace {

constexpr std::uint64_t kMaxDimension = 1u << 30;

[[noreturn]] void unsupported(const std::string &detail)
{
    throw Error(Error::Code::Unsupported, detail);
}

/// Refuses other architectures with a sentence that says what the file is. Returns the digit of rwkv4 … rwkv7.
char architecture(const ModelSource &source)
{
    const auto name = source.text("general.architecture");
    if (!name || name->empty())
        throw Error(Error::Code::NotAModel, "the file does not say which architecture it holds (general.architecture)");
    if (*name == "rwkv4" || *name == "rwkv5" || *name == "rwkv6" || *name == "rwkv7")
        return name->back();
    if (*name == "arwkv7" || *name == "rwkv6qwen2")
        unsupported("This is " + *name + ", a Qwen2 model with RWKV time mixing; only pure RWKV models can be used");
    auto title = name->substr(0, 40);
    title[0] = char(std::toupper(static_cast<unsigned char>(title[0])));
    unsupported("This is " + title + ", not RWKV");
}

Config::Version version(char digit, const TensorIndex &index)
{
    using enum Config::Version;
    const auto has = [&](const char *name) { return index.find(std::string("blk.0.") + name + ".weight") != nullptr; };
    const char seen = has("time_mix_r_k") ? '7' : has("time_mix_lerp_x") ? '6' : has("time_mix_ln") ? '5' : '4';
    if (seen != digit)
        throw Error(Error::Code::WrongShape,
                    std::string("the file says it is rwkv") + digit + ", its tensors are those of rwkv" + seen);
    if (seen != '5')
        return seen == '7' ? V7 : seen == '6' ? V6 : V4;
    if (!has("time_mix_gate"))
        return V5_1;
    const auto &decay = index.at("blk.0.time_mix_decay.weight");
    return decay.elements() == index.at("token_embd.weight").columns() ? V5_2 : V5_1g;
}

/// Heads of versions 5 and later, from the shape that names them, else from the head size in the metadata.
std::uint64_t heads(const Config &config, const TensorIndex &index, std::optional<std::uint64_t> headSize)
{
    const bool v7 = config.version == Config::Version::V7;
    const auto &tensor = index.at(v7 ? "blk.0.time_mix_r_k.weight" : "blk.0.time_mix_first.weight");
    const bool perHead = config.version == Config::Version::V5_1 || config.version == Config::Version::V5_1g;
    if (tensor.shape.size() == 2 || perHead)
        return tensor.shape.front();
    const std::uint64_t size = headSize.value_or(64);
    return size == 0 || config.width % size != 0 ? 0 : config.width / size;
}

float epsilon(const ModelSource &source, const std::string &key, float usual)
{
    const double value = source.number(key).value_or(usual);
    if (!(value > 0 && value < 1))
        throw Error(Error::Code::Damaged, key + " must be between 0 and 1");
    return float(value);
}

void agree(const ModelSource &source, const std::string &key, std::uint64_t value)
{
    const auto said = source.integer(key);
    if (said && *said != value)
        throw Error(Error::Code::WrongShape,
                    key + " is " + std::to_string(*said) + ", the tensors say " + std::to_string(value));
}

std::uint32_t size(std::uint64_t value, const char *what)
{
    if (value == 0 || value > kMaxDimension)
        throw Error(Error::Code::WrongShape, std::string("impossible ") + what + ": " + std::to_string(value));
    return std::uint32_t(value);
}

/// Every tensor of the version, in every layer, with the only shape it may have; the sizes of low-rank pairs are free.
class Checklist
{
public:
    Checklist(const TensorIndex &index, const Config &config) : m_index(index), m_config(config) {}

    void run()
    {
        const auto [L, C, V] = std::tuple(m_config.layers, m_config.width, m_config.vocabulary);
        m_index.matrix("token_embd.weight", V, C);
        m_index.matrix("output.weight", V, C);
        norm("output_norm", C);
        if (m_index.find("token_embd_norm.weight") || m_index.find("token_embd_norm.bias"))
            norm("token_embd_norm", C);
        for (std::uint32_t i = 0; i < L; ++i) {
            m_prefix = "blk." + std::to_string(i) + ".";
            layer(i);
        }
        m_index.refuseUnused();
    }

private:
    void layer(std::uint32_t i)
    {
        const auto [C, F] = std::pair(m_config.width, m_config.feedForward);
        const auto version = m_config.version;
        norm(m_prefix + "attn_norm", C);
        norm(m_prefix + "attn_norm_2", C);
        for (const char *name : {"receptance", "key", "value", "output"})
            matrix(std::string("time_mix_") + name, C, C);
        if (version == Config::Version::V5_1g || version == Config::Version::V5_2 || version == Config::Version::V6)
            matrix("time_mix_gate", C, C);
        if (version != Config::Version::V4)
            norm(m_prefix + "time_mix_ln", C);
        matrix("channel_mix_key", F, C);
        matrix("channel_mix_value", C, F);
        vector("channel_mix_lerp_k", C);
        if (version == Config::Version::V7)
            return layer7(i);
        matrix("channel_mix_receptance", C, C);
        vector("channel_mix_lerp_r", C);
        if (version == Config::Version::V6)
            return layer6();
        for (const char *name : {"lerp_k", "lerp_v", "lerp_r"})
            vector(std::string("time_mix_") + name, C);
        if (version == Config::Version::V5_1g || version == Config::Version::V5_2)
            vector("time_mix_lerp_g", C);
        const bool perHead = version == Config::Version::V5_1 || version == Config::Version::V5_1g;
        const std::uint64_t count = perHead ? m_config.heads : C;
        m_index.values(m_prefix + "time_mix_decay.weight", count);
        m_index.values(m_prefix + "time_mix_first.weight", count);
    }

    void layer6()
    {
        const auto C = m_config.width;
        vector("time_mix_lerp_x", C);
        if (m_index.find(m_prefix + "time_mix_lerp_fused.weight"))
            m_index.stack(m_prefix + "time_mix_lerp_fused.weight", 5, C);
        else
            for (const char *name : {"w", "k", "v", "r", "g"})
                vector(std::string("time_mix_lerp_") + name, C);
        const auto columns = m_index.rank(m_prefix + "time_mix_w1.weight", C);
        if (columns % 5 != 0)
            throw Error(Error::Code::WrongShape,
                        "tensor " + m_prefix + "time_mix_w1.weight: its rows are no multiple of 5");
        m_index.cube(m_prefix + "time_mix_w2.weight", 5, C, columns / 5);
        m_index.values(m_prefix + "time_mix_decay.weight", C);
        m_index.values(m_prefix + "time_mix_first.weight", C);
        matrix("time_mix_decay_w2", C, m_index.rank(m_prefix + "time_mix_decay_w1.weight", C));
    }

    void layer7(std::uint32_t i)
    {
        const auto C = m_config.width;
        m_index.stack(m_prefix + "time_mix_lerp_fused.weight", 6, C);
        for (const char *name : {"w", "a", "v", "g"}) {
            const auto stem = std::string("time_mix_") + name;
            if (i == 0 && *name == 'v') { // never used there: absent in some files, copies of a0, a1, a2 in others
                for (const char *part : {"0", "1", "2"})
                    m_index.ignore(m_prefix + stem + part + ".weight");
                continue;
            }
            matrix(stem + "2", C, m_index.rank(m_prefix + stem + "1.weight", C));
            if (*name != 'g')
                vector(stem + "0", C);
        }
        vector("time_mix_k_k", C);
        vector("time_mix_k_a", C);
        m_index.values(m_prefix + "time_mix_r_k.weight", C);
    }

    void matrix(const std::string &name, std::uint64_t rows, std::uint64_t columns)
    {
        m_index.matrix(m_prefix + name + ".weight", rows, columns);
    }
    void vector(const std::string &name, std::uint64_t count) { m_index.values(m_prefix + name + ".weight", count); }
    void norm(const std::string &name, std::uint64_t count)
    {
        m_index.values(name + ".weight", count);
        m_index.values(name + ".bias", count);
    }

    const TensorIndex &m_index;
    const Config &m_config;
    std::string m_prefix;
};

} // namespace

std::size_t Config::stateValues() const
{
    const std::size_t perChannel = version == Version::V4 ? 5 : 2 + headSize;
    return perChannel * width * layers;
}

std::string_view versionName(Config::Version version)
{
    switch (version) {
    case Config::Version::V4:
        return "4";
    case Config::Version::V5_1:
        return "5.1";
    case Config::Version::V5_1g:
        return "5.1g";
    case Config::Version::V5_2:
        return "5.2";
    case Config::Version::V6:
        return "6";
    case Config::Version::V7:
        return "7";
    }
    return {};
}

Config readConfig(const ModelSource &source)
{
    const char digit = architecture(source);
    const auto prefix = std::string("rwkv") + digit + ".";
    const TensorIndex index(source);
    Config config;
    config.version = version(digit, index);
    config.layers = index.layers();
    const auto &embedding = index.at("token_embd.weight");
    if (embedding.shape.size() != 2)
        throw Error(Error::Code::WrongShape, "tensor token_embd.weight is no matrix");
    config.vocabulary = size(embedding.shape[0], "vocabulary");
    config.width = size(embedding.shape[1], "width");
    config.feedForward = size(index.at("blk.0.channel_mix_key.weight").shape.front(), "feed-forward width");
    if (config.version != Config::Version::V4) {
        const auto said = source.integer(prefix + "wkv.head_size");
        const auto count = heads(config, index, said);
        if (count == 0 || config.width % count != 0)
            throw Error(Error::Code::WrongShape,
                        "the width " + std::to_string(config.width) + " does not divide into heads");
        config.heads = size(count, "number of heads");
        config.headSize = config.width / config.heads;
        agree(source, prefix + "wkv.head_size", config.headSize);
    }
    agree(source, prefix + "block_count", config.layers);
    agree(source, prefix + "embedding_length", config.width);
    config.layerNormEpsilon = epsilon(source, prefix + "attention.layer_norm_epsilon", config.layerNormEpsilon);
    config.groupNormEpsilon = epsilon(source, prefix + "attention.group_norm_epsilon", config.groupNormEpsilon);
    config.rescaleEvery = std::uint32_t(
        std::min<std::uint64_t>(source.integer(prefix + "rescale_every_n_layers").value_or(0), config.layers));
    Checklist(index, config).run();
    return config;
}

} // namespace engine
