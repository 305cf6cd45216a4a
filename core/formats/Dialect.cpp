#include "formats/Dialect.h"

#include <algorithm>
#include <array>

namespace formats {

namespace {

[[noreturn]] void unsupported(const char *what)
{
    throw Error(Error::Code::Unsupported, what);
}

bool has(const Checkpoint &checkpoint, std::string_view name)
{
    return std::ranges::find(checkpoint.tensors, name, &RawTensor::name) != checkpoint.tensors.end();
}

bool anyName(const Checkpoint &checkpoint, auto matches)
{
    return std::ranges::any_of(checkpoint.tensors, matches, &RawTensor::name);
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

void refuseOthers(const Checkpoint &checkpoint)
{
    const auto holds = [&](std::string_view part) {
        return anyName(checkpoint, [&](std::string_view name) { return contains(name, part); });
    };
    if (holds(".qkv.") && holds("ffn.s_emb"))
        unsupported("This is RWKV-7b (DeepEmbed with attention), which Rookery cannot run.");
    if (holds("ffn.s_emb"))
        unsupported("This is RWKV-7a (DeepEmbed), which Rookery cannot run.");
    if (holds("rosa"))
        unsupported("This is an RWKV-8 experiment (ROSA), which Rookery cannot run.");
    if (holds(".self_attn.") && (holds(".time_mixer") || holds("self_attn.x_r") || holds("self_attn.time_decay")))
        unsupported("This is a Qwen2 model with RWKV time mixing (ARWKV or QRWKV), which Rookery cannot run.");
    if (holds(".self_attn.") || holds(".input_layernorm.") || holds("transformer.h."))
        unsupported("This is a transformer, not RWKV.");
    if (!has(checkpoint, "emb.weight") && holds(".time_state"))
        unsupported("This is a tuned initial state, not a model; it is used together with the model it was made for.");
    if (holds(".lora_A") || holds(".lora_B"))
        unsupported("This is a LoRA file, not a model; name it together with the model it was made for.");
    if (holds(".bone") || holds(".disha"))
        unsupported("This is a Bone or DiSHA adapter, not a model.");
}

/// Replaces one whole dot-separated part after another.
std::string replaceParts(std::string_view name, auto replacement)
{
    std::string result;
    for (std::size_t at = 0; at <= name.size();) {
        const auto end = std::min(name.find('.', at), name.size());
        if (!result.empty())
            result += '.';
        result += replacement(name.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

using Table = std::pair<std::string_view, std::string_view>;

std::string_view lookUp(std::span<const Table> table, std::string_view part)
{
    const auto known = std::ranges::find(table, part, &Table::first);
    return known == table.end() ? part : known->second;
}

std::string stripPrefix(const std::string &name, std::string_view prefix)
{
    return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

// Hugging Face, versions 4 to 6
constexpr std::array kHuggingFace{
    Table{"embeddings", "emb"},
    Table{"attention", "att"},
    Table{"feed_forward", "ffn"},
    Table{"pre_ln", "ln0"},
    Table{"time_mix_key", "time_mix_k"},
    Table{"time_mix_value", "time_mix_v"},
    Table{"time_mix_receptance", "time_mix_r"},
    Table{"time_mix_gate", "time_mix_g"},
    Table{"time_maa_key", "time_maa_k"},
    Table{"time_maa_receptance", "time_maa_r"},
};

void fromHuggingFace(Checkpoint &checkpoint)
{
    for (auto &tensor : checkpoint.tensors)
        tensor.name =
            replaceParts(stripPrefix(tensor.name, "rwkv."), [](auto part) { return lookUp(kHuggingFace, part); });
}

// fla, version 7
constexpr std::array kFla{
    Table{"embeddings", "emb"}, Table{"lm_head", "head"},      Table{"layers", "blocks"}, Table{"norm", "ln_out"},
    Table{"attn", "att"},       Table{"pre_norm", "ln0"},      Table{"attn_norm", "ln1"}, Table{"ffn_norm", "ln2"},
    Table{"g_norm", "ln_x"},    Table{"r_proj", "receptance"}, Table{"k_proj", "key"},    Table{"v_proj", "value"},
    Table{"o_proj", "output"},
};

/// "….attn.w_lora.lora.0.weight" is w1 transposed, "….2.weight" w2 transposed, "….2.bias" w0.
void fromFlaPair(RawTensor &tensor, std::size_t lora)
{
    const auto rest = std::string_view(tensor.name).substr(lora + 5); // after "_lora"
    const auto stem = tensor.name.substr(0, lora);
    if (rest == ".lora.2.bias") {
        tensor.name = stem + "0";
        return;
    }
    if (rest == ".lora.0.weight" || rest == ".lora.2.weight")
        tensor.name = stem + (rest[6] == '0' ? "1" : "2");
    transpose(tensor);
}

void fromFla(Checkpoint &checkpoint)
{
    for (auto &tensor : checkpoint.tensors) {
        tensor.name = replaceParts(stripPrefix(tensor.name, "model."), [](auto part) { return lookUp(kFla, part); });
        if (const auto lora = tensor.name.find("_lora.lora."); lora != tensor.name.npos)
            fromFlaPair(tensor, lora);
    }
}

bool isPair6(std::string_view name)
{
    return name.ends_with(".time_maa_w1") || name.ends_with(".time_maa_w2") || name.ends_with(".time_decay_w1") ||
           name.ends_with(".time_decay_w2");
}

bool isPair7(std::string_view name)
{
    const auto last = name.substr(name.rfind('.') + 1);
    return contains(name, ".att.") && last.size() == 2 && contains("wavg", last.substr(0, 1)) &&
           (last[1] == '1' || last[1] == '2');
}

/// web-rwkv and rwkv.cpp keep the low-rank pairs as [out, in].
void transposePairs(Checkpoint &checkpoint, bool version6)
{
    for (auto &tensor : checkpoint.tensors)
        if (version6 ? isPair6(tensor.name) : isPair7(tensor.name))
            transpose(tensor);
}

void fromWebRwkv6(Checkpoint &checkpoint)
{
    for (auto &tensor : checkpoint.tensors)
        tensor.name = replaceParts(tensor.name, [](std::string_view part) {
            if (part == "time_first")
                return std::string("time_faaaa");
            return part.starts_with("time_mix_") ? "time_maa_" + std::string(part.substr(9)) : std::string(part);
        });
    transposePairs(checkpoint, true);
}

/// Whether version 7 pairs lie as in web-rwkv's files: w1 then begins with the rank instead of the width.
bool hasTransposedPairs7(const Checkpoint &checkpoint)
{
    const auto w1 = std::ranges::find(checkpoint.tensors, "blocks.0.att.w1", &RawTensor::name);
    const auto embedding = std::ranges::find(checkpoint.tensors, "emb.weight", &RawTensor::name);
    if (w1 == checkpoint.tensors.end() || embedding == checkpoint.tensors.end() || w1->shape.size() != 2 ||
        embedding->shape.size() != 2)
        return false;
    if (w1->shape[0] == w1->shape[1]) // the shape cannot tell
        return checkpoint.transposedPairs;
    return w1->shape[0] != embedding->shape[1];
}

} // namespace

void transpose(RawTensor &tensor)
{
    const auto n = tensor.shape.size();
    if (n < 2)
        return;
    std::swap(tensor.shape[n - 1], tensor.shape[n - 2]);
    std::swap(tensor.strides[n - 1], tensor.strides[n - 2]);
}

void toBlinkNames(Checkpoint &checkpoint)
{
    using Container = Checkpoint::Container;
    refuseOthers(checkpoint);
    if (anyName(checkpoint, [](std::string_view name) { return name.starts_with("rwkv.blocks."); }))
        fromHuggingFace(checkpoint);
    else if (anyName(checkpoint, [](std::string_view name) { return name.starts_with("model.layers."); }))
        fromFla(checkpoint);
    else if (checkpoint.container == Container::RwkvCpp)
        transposePairs(checkpoint, has(checkpoint, "blocks.0.att.time_maa_x"));
    else if (checkpoint.container == Container::Safetensors && has(checkpoint, "blocks.0.att.time_mix_w1"))
        fromWebRwkv6(checkpoint);
    else if (checkpoint.container == Container::Safetensors && hasTransposedPairs7(checkpoint))
        transposePairs(checkpoint, false);
    checkNames(checkpoint.tensors);
    if (!has(checkpoint, "emb.weight") || !has(checkpoint, "blocks.0.ln1.weight"))
        throw Error(Error::Code::NotAModel, "The file holds tensors, but not those of an RWKV model.");
}

} // namespace formats
