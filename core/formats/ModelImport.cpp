#include "formats/ModelImport.h"

#include "formats/TensorList.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace formats {

namespace {

constexpr std::uint32_t kMaxLayers = 4096;

using Shape = std::vector<std::uint64_t>;
using Undo = ImportedTensor::Undo;

/// "blocks.3.att.key.weight" in pieces.
struct BlinkName
{
    std::uint32_t layer = 0;
    std::string_view part; ///< "att", "ffn", "ln1"
    std::string_view rest; ///< "key.weight", "time_decay", "bias"
};

std::optional<BlinkName> layerName(std::string_view name)
{
    constexpr std::string_view kBlocks = "blocks.";
    if (!name.starts_with(kBlocks))
        return {};
    BlinkName result;
    const auto *begin = name.data() + kBlocks.size(), *end = name.data() + name.size();
    const auto [stop, failure] = std::from_chars(begin, end, result.layer);
    if (failure != std::errc() || stop == end || *stop != '.' || (stop - begin > 1 && *begin == '0') ||
        result.layer >= kMaxLayers)
        return {};
    const auto tail = name.substr(std::size_t(stop + 1 - name.data()));
    const auto dot = tail.find('.');
    if (dot == tail.npos)
        return {};
    result.part = tail.substr(0, dot);
    result.rest = tail.substr(dot + 1);
    return result;
}

/// The same elements under another shape. Throws Error(Unsupported) when the view's strides do not allow it.
RawTensor reshaped(RawTensor tensor, Shape shape)
{
    std::uint64_t elements = 1;
    for (const auto dimension : shape)
        elements = checkedProduct(elements, dimension, "a tensor");
    if (elements != tensor.elements())
        return tensor; // readConfig says what is wrong with it
    if (tensor.contiguous()) {
        tensor.strides = contiguousStrides(shape);
        tensor.shape = std::move(shape);
        return tensor;
    }
    Shape kept, strides;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i)
        if (tensor.shape[i] != 1) {
            kept.push_back(tensor.shape[i]);
            strides.push_back(tensor.strides[i]);
        }
    Shape result;
    std::size_t next = 0;
    for (const auto dimension : shape) {
        result.push_back(dimension == 1 ? 0 : next < kept.size() && kept[next] == dimension ? strides[next] : ~0ull);
        next += dimension != 1;
    }
    if (std::ranges::count(result, ~0ull) != 0)
        throw Error(Error::Code::Unsupported, "tensor " + printable(tensor.name) + " has an unusual layout in memory");
    tensor.shape = std::move(shape);
    tensor.strides = std::move(result);
    return tensor;
}

RawTensor transposed(RawTensor tensor)
{
    const auto n = tensor.shape.size();
    if (n >= 2) {
        std::swap(tensor.shape[n - 1], tensor.shape[n - 2]);
        std::swap(tensor.strides[n - 1], tensor.strides[n - 2]);
    }
    return tensor;
}

class Importer
{
public:
    Importer(Checkpoint checkpoint, Vocabulary vocabulary, const std::string &name, std::optional<Adapter> adapter)
        : m_checkpoint(std::move(checkpoint)), m_vocabulary(std::move(vocabulary)), m_name(name)
    {
        if (adapter)
            merge(std::move(*adapter));
        for (const auto &tensor : m_checkpoint.tensors)
            m_byName.emplace(tensor.name, &tensor);
        m_fromRwkvCpp = m_checkpoint.container == Checkpoint::Container::RwkvCpp;
        m_version = version();
        m_width = at("emb.weight").shape.back();
    }

    std::unique_ptr<ImportedModel> run()
    {
        for (const auto &tensor : m_checkpoint.tensors)
            add(tensor);
        if (m_version == '7')
            addUnusedPair();
        describe();
        return std::make_unique<ImportedModel>(std::move(m_checkpoint.files), std::move(m_tensors),
                                               std::move(m_metadata), std::move(m_vocabulary));
    }

private:
    const RawTensor *find(const std::string &name) const
    {
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? nullptr : found->second;
    }

    const RawTensor &at(const std::string &name) const
    {
        if (const auto *tensor = find(name))
            return *tensor;
        throw Error(Error::Code::WrongShape, "tensor " + printable(name) + " is missing");
    }

    char version() const
    {
        const std::string att = "blocks.0.att.";
        if (find(att + "r_k"))
            return '7';
        if (find(att + "time_maa_x"))
            return '6';
        return find(att + "ln_x.weight") ? '5' : '4';
    }

    // ---- names
    void put(std::string name, std::vector<RawTensor> parts, Undo undo = Undo::Nothing)
    {
        ImportedTensor tensor;
        tensor.info.name = std::move(name);
        tensor.info.shape = parts.front().shape;
        if (parts.size() > 1)
            tensor.info.shape.insert(tensor.info.shape.begin(), parts.size());
        if (const auto change = m_changes.find(parts.front().name); change != m_changes.end())
            tensor.change = change->second;
        tensor.parts = std::move(parts);
        tensor.undo = undo;
        if (m_tensors.size() == kMaxTensors)
            throw Error(Error::Code::Damaged, "the file has too many tensors");
        m_tensors.push_back(std::move(tensor));
    }

    [[noreturn]] static void unknown(const RawTensor &tensor)
    {
        throw Error(Error::Code::Unsupported,
                    "tensor " + printable(tensor.name) + " belongs to no RWKV version that is known");
    }

    void add(const RawTensor &tensor)
    {
        static const std::map<std::string_view, std::string_view> kTop{
            {"emb.weight", "token_embd.weight"},
            {"head.weight", "output.weight"},
            {"ln_out.weight", "output_norm.weight"},
            {"ln_out.bias", "output_norm.bias"},
            {"blocks.0.ln0.weight", "token_embd_norm.weight"},
            {"blocks.0.ln0.bias", "token_embd_norm.bias"},
        };
        if (const auto top = kTop.find(tensor.name); top != kTop.end())
            return put(std::string(top->second), {tensor});
        const auto name = layerName(tensor.name);
        if (!name)
            unknown(tensor);
        m_layers = std::max(m_layers, name->layer + 1);
        const auto block = "blk." + std::to_string(name->layer) + ".";
        const bool norm = name->rest == "weight" || name->rest == "bias";
        if (norm && (name->part == "ln1" || name->part == "ln2"))
            return put(block + (name->part == "ln1" ? "attn_norm." : "attn_norm_2.") + std::string(name->rest),
                       {tensor});
        if (name->part == "att")
            return addTimeMix(tensor, block, name->rest);
        if (name->part == "ffn")
            return addChannelMix(tensor, block, name->rest);
        unknown(tensor);
    }

    static bool isMatrix(std::string_view rest)
    {
        return rest == "receptance.weight" || rest == "key.weight" || rest == "value.weight" || rest == "gate.weight" ||
               rest == "output.weight";
    }

    RawTensor vector(const RawTensor &tensor) const { return reshaped(tensor, {1, 1, m_width}); }
    RawTensor flat(const RawTensor &tensor) const { return reshaped(tensor, {m_width}); }

    void addChannelMix(const RawTensor &tensor, const std::string &block, std::string_view rest)
    {
        if (isMatrix(rest))
            return put(block + "channel_mix_" + std::string(rest), {tensor});
        if (rest == "x_k" || rest == "time_mix_k" || rest == "time_mix_r" || rest == "time_maa_k" ||
            rest == "time_maa_r")
            return put(block + "channel_mix_lerp_" + rest.back() + ".weight", {vector(tensor)});
        unknown(tensor);
    }

    void addTimeMix(const RawTensor &tensor, const std::string &block, std::string_view rest)
    {
        if (isMatrix(rest))
            return put(block + "time_mix_" + std::string(rest), {tensor});
        if (rest == "ln_x.weight" || rest == "ln_x.bias")
            return put(block + "time_mix_ln" + std::string(rest.substr(4)), {tensor});
        const auto prefix = tensor.name.substr(0, tensor.name.size() - rest.size()); // "blocks.3.att."
        if (m_version == '7')
            return addTimeMix7(tensor, block, prefix, rest);
        if (m_version == '6')
            return addTimeMix6(tensor, block, prefix, rest);
        if (rest == "time_decay")
            return put(block + "time_mix_decay.weight", {perHead(tensor)}, undoDecay());
        if (rest == "time_first" || rest == "time_faaaa") {
            const bool transformed = m_fromRwkvCpp && m_version == '5' && rest == "time_first";
            return put(block + "time_mix_first.weight", {perHead(tensor)}, transformed ? Undo::Exp : Undo::Nothing);
        }
        if (rest == "time_mix_k" || rest == "time_mix_v" || rest == "time_mix_r" || rest == "time_mix_g")
            return put(block + "time_mix_lerp_" + rest.back() + ".weight", {vector(tensor)});
        unknown(tensor);
    }

    Undo undoDecay() const
    {
        if (!m_fromRwkvCpp)
            return Undo::Nothing;
        return m_version == '4' ? Undo::NegativeExp : Undo::ExpOfNegativeExp;
    }

    /// Version 4: [C]. Version 5: [H] or [H, N]; rwkv.cpp has [H, 1, 1] and [H, N, 1].
    RawTensor perHead(const RawTensor &tensor) const
    {
        if (m_version == '4')
            return flat(tensor);
        if (tensor.shape.size() != 3 || tensor.shape[2] != 1)
            return tensor;
        return tensor.shape[1] == 1 ? reshaped(tensor, {tensor.shape[0]})
                                    : reshaped(tensor, {tensor.shape[0], tensor.shape[1]});
    }

    void addFused(const std::string &block, const std::string &prefix, std::string_view letters)
    {
        std::vector<RawTensor> parts;
        for (const char letter : letters)
            parts.push_back(vector(at(prefix + letter)));
        if (std::ranges::any_of(parts, [&](const auto &part) { return part.shape != parts.front().shape; }))
            throw Error(Error::Code::WrongShape,
                        "tensors " + printable(prefix) + letters[0] + " and its like differ in shape");
        put(block + "time_mix_lerp_fused.weight", std::move(parts));
    }

    void addTimeMix6(const RawTensor &tensor, const std::string &block, const std::string &prefix,
                     std::string_view rest)
    {
        if (rest == "time_maa_x")
            return put(block + "time_mix_lerp_x.weight", {vector(tensor)});
        if (rest == "time_maa_w")
            return addFused(block, prefix + "time_maa_", "wkvrg");
        if (rest == "time_maa_k" || rest == "time_maa_v" || rest == "time_maa_r" || rest == "time_maa_g") {
            at(prefix + "time_maa_w");
            return; // went into the fused tensor
        }
        if (rest == "time_maa_w1" || rest == "time_maa_w2")
            return put(block + "time_mix_" + std::string(rest.substr(9)) + ".weight", {transposed(tensor)});
        if (rest == "time_decay_w1" || rest == "time_decay_w2")
            return put(block + "time_mix_" + std::string(rest.substr(5)) + ".weight", {transposed(tensor)});
        if (rest == "time_decay")
            return put(block + "time_mix_decay.weight", {flat(tensor)});
        if (rest == "time_faaaa")
            return put(block + "time_mix_first.weight", {perHead(tensor)});
        unknown(tensor);
    }

    void addTimeMix7(const RawTensor &tensor, const std::string &block, const std::string &prefix,
                     std::string_view rest)
    {
        if (rest == "x_rwkvag") // rwkv.cpp has them in one
            return put(block + "time_mix_lerp_fused.weight", {reshaped(tensor, {6, 1, 1, m_width})});
        if (rest == "x_r")
            return addFused(block, prefix + "x_", "rwkvag");
        if (rest == "x_w" || rest == "x_k" || rest == "x_v" || rest == "x_a" || rest == "x_g") {
            at(prefix + "x_r");
            return;
        }
        if (rest == "k_k" || rest == "k_a" || rest == "r_k" || rest == "w0" || rest == "a0" || rest == "v0")
            return put(block + "time_mix_" + std::string(rest) + ".weight", {flat(tensor)});
        if (rest.size() == 2 && (rest[1] == '1' || rest[1] == '2') &&
            std::string_view("wavg").find(rest[0]) != rest.npos)
            return put(block + "time_mix_" + std::string(rest) + ".weight", {transposed(tensor)});
        unknown(tensor);
    }

    /// Layer 0 has no use for v0, v1, v2, but other GGUF programs demand them: copies of a0, a1, a2.
    void addUnusedPair()
    {
        for (const char digit : {'0', '1', '2'}) {
            const auto name = std::string("blk.0.time_mix_v") + digit + ".weight";
            if (std::ranges::find(
                    m_tensors, name, [](const auto &tensor) -> auto & { return tensor.info.name; }) != m_tensors.end())
                continue;
            const auto &source = at(std::string("blocks.0.att.a") + digit);
            put(name, {digit == '0' ? flat(source) : transposed(source)});
        }
    }

    // ---- metadata
    void describe()
    {
        const auto architecture = std::string("rwkv") + m_version;
        const auto set = [&](const char *key, Metadata::Value value) {
            m_metadata.set(architecture + key, std::move(value));
        };
        if (m_checkpoint.layers && *m_checkpoint.layers != m_layers)
            throw Error(Error::Code::WrongShape, "the header says " + std::to_string(*m_checkpoint.layers) +
                                                     " layers, the file has " + std::to_string(m_layers));
        for (const auto &[key, value] : m_checkpoint.facts.entries())
            m_metadata.set(key, value);
        m_metadata.set("general.architecture", architecture);
        m_metadata.set("general.name", m_name);
        set(".context_length", std::uint64_t(1048576));
        set(".embedding_length", m_width);
        set(".block_count", std::uint64_t(m_layers));
        set(".feed_forward_length", dimension("blocks.0.ffn.key.weight", 0));
        set(".attention.head_count", std::uint64_t(0));
        set(".attention.layer_norm_epsilon", m_checkpoint.normEpsilon.value_or(1e-5));
        if (m_version != '4')
            describeHeads(set);
        if (m_version == '5')
            set(".attention.group_norm_epsilon", m_fromRwkvCpp ? 1e-5 : 64e-5);
        if (m_version == '6') {
            set(".rescale_every_n_layers", std::uint64_t(0));
            set(".time_mix_extra_dim", dimension("blocks.0.att.time_maa_w1", 1) / 5);
            set(".time_decay_extra_dim", dimension("blocks.0.att.time_decay_w1", 1));
        }
        if (m_version == '7') {
            set(".attention.decay_lora_rank", dimension("blocks.0.att.w1", 1));
            set(".attention.iclr_lora_rank", dimension("blocks.0.att.a1", 1));
            set(".attention.value_residual_mix_lora_rank",
                dimension(m_layers > 1 ? "blocks.1.att.v1" : "blocks.0.att.a1", 1));
            set(".attention.gate_lora_rank", dimension("blocks.0.att.g1", 1));
        }
        if (!m_vocabulary.empty())
            m_metadata.set("tokenizer.ggml.model", m_vocabulary.model);
        if (!m_vocabulary.pre.empty())
            m_metadata.set("tokenizer.ggml.pre", m_vocabulary.pre);
    }

    void describeHeads(const auto &set)
    {
        const auto *bonus = find("blocks.0.att.time_faaaa");
        const auto &named = m_version == '7' ? at("blocks.0.att.r_k") : bonus ? *bonus : at("blocks.0.att.time_first");
        const auto heads = named.shape.front();
        const auto size =
            m_version == '7' && named.shape.size() == 2 ? named.shape[1] : m_width / std::max<std::uint64_t>(heads, 1);
        set(".wkv.head_size", size);
        if (m_checkpoint.normEpsilon && m_version == '7') // fla scales its epsilon by the head size
            set(".attention.group_norm_epsilon", *m_checkpoint.normEpsilon * double(size));
    }

    std::uint64_t dimension(const std::string &name, std::size_t which) const
    {
        const auto &tensor = at(name);
        if (which >= tensor.shape.size())
            throw Error(Error::Code::WrongShape, "tensor " + printable(name) + " is no matrix");
        return tensor.shape[which];
    }

    // ---- LoRA
    void merge(Adapter adapter)
    {
        const auto firstFile = std::uint32_t(m_checkpoint.files.size());
        for (auto &file : adapter.checkpoint.files)
            m_checkpoint.files.push_back(std::move(file));
        std::map<std::string, std::pair<std::optional<RawTensor>, std::optional<RawTensor>>> pairs;
        for (auto &tensor : adapter.checkpoint.tensors) {
            tensor.file += firstFile;
            const bool isA = tensor.name.ends_with(".lora_A"), isB = tensor.name.ends_with(".lora_B");
            if (!isA && !isB) {
                replace(std::move(tensor));
                continue;
            }
            auto &pair = pairs[tensor.name.substr(0, tensor.name.size() - 7) + ".weight"];
            (isA ? pair.first : pair.second) = std::move(tensor);
        }
        for (auto &[name, pair] : pairs)
            m_changes.emplace(name, lowRank(name, pair.first, pair.second, adapter.alpha));
    }

    RawTensor &target(const std::string &name)
    {
        const auto found = std::ranges::find(m_checkpoint.tensors, name, &RawTensor::name);
        if (found == m_checkpoint.tensors.end())
            throw Error(Error::Code::WrongShape,
                        "the LoRA file changes " + printable(name) + ", which the model does not have");
        return *found;
    }

    void replace(RawTensor tensor)
    {
        auto &old = target(tensor.name);
        if (old.elements() != tensor.elements())
            throw Error(Error::Code::WrongShape,
                        "the LoRA file's " + printable(tensor.name) + " has another size than the model's");
        auto shape = old.shape;
        old = reshaped(std::move(tensor), std::move(shape));
    }

    LowRankChange lowRank(const std::string &name, std::optional<RawTensor> &a, std::optional<RawTensor> &b,
                          double alpha)
    {
        const auto &matrix = target(name);
        if (!a || !b)
            throw Error(Error::Code::WrongShape, "the LoRA file has only one half of the change of " + printable(name));
        if (a->shape.size() != 2 || b->shape.size() != 2 || matrix.shape.size() != 2 || a->shape[0] != b->shape[1] ||
            b->shape[0] != matrix.shape[0] || a->shape[1] != matrix.shape[1])
            throw Error(Error::Code::WrongShape,
                        "the LoRA file's change of " + printable(name) + " does not fit the model");
        const auto scale = alpha / double(a->shape[0]);
        return {std::move(*a), std::move(*b), scale};
    }

    Checkpoint m_checkpoint;
    Vocabulary m_vocabulary;
    std::string m_name;
    std::map<std::string, const RawTensor *, std::less<>> m_byName;
    std::map<std::string, LowRankChange> m_changes; ///< by the name of the matrix
    bool m_fromRwkvCpp = false;
    char m_version = '7';
    std::uint64_t m_width = 0;
    std::uint32_t m_layers = 0;
    std::vector<ImportedTensor> m_tensors;
    Metadata m_metadata;
};

} // namespace

std::unique_ptr<ImportedModel> importModel(Checkpoint checkpoint, Vocabulary vocabulary, const std::string &name,
                                           std::optional<Adapter> adapter)
{
    return Importer(std::move(checkpoint), std::move(vocabulary), name, std::move(adapter)).run();
}

} // namespace formats
