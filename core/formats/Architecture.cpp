#include "formats/Architecture.h"

#include "formats/ByteSource.h"

#include <array>
#include <utility>

namespace formats {

namespace {

constexpr std::array kRwkv{"rwkv4", "rwkv5", "rwkv6", "rwkv7"};

constexpr std::array kCousins{
    std::pair{"arwkv7", "ARWKV7 (Qwen2 blocks with RWKV-7 time mixing)"},
    std::pair{"rwkv6qwen2", "QRWKV6 (Qwen2 blocks with RWKV-6 time mixing)"},
};

constexpr std::array kOthers{
    std::pair{"bert", "BERT"},
    std::pair{"bloom", "BLOOM"},
    std::pair{"command-r", "Command R"},
    std::pair{"deepseek2", "DeepSeek"},
    std::pair{"falcon", "Falcon"},
    std::pair{"gemma", "Gemma"},
    std::pair{"gemma2", "Gemma 2"},
    std::pair{"gemma3", "Gemma 3"},
    std::pair{"gpt-oss", "gpt-oss"},
    std::pair{"gpt2", "GPT-2"},
    std::pair{"gptneox", "GPT-NeoX"},
    std::pair{"llama", "Llama"},
    std::pair{"llama4", "Llama 4"},
    std::pair{"mamba", "Mamba"},
    std::pair{"mamba2", "Mamba 2"},
    std::pair{"phi2", "Phi-2"},
    std::pair{"phi3", "Phi-3"},
    std::pair{"qwen", "Qwen"},
    std::pair{"qwen2", "Qwen2"},
    std::pair{"qwen2moe", "Qwen2 MoE"},
    std::pair{"qwen3", "Qwen3"},
    std::pair{"qwen3moe", "Qwen3 MoE"},
    std::pair{"starcoder2", "StarCoder2"},
    std::pair{"t5", "T5"},
};

} // namespace

void requireRwkv(std::string_view name)
{
    for (const auto *known : kRwkv)
        if (name == known)
            return;
    for (const auto &[key, title] : kCousins)
        if (name == key)
            throw Error(Error::Code::Unsupported, "This is " + std::string(title) + ", which Rookery cannot run.");
    for (const auto &[key, title] : kOthers)
        if (name == key)
            throw Error(Error::Code::Unsupported, "This is " + std::string(title) + ", not RWKV.");
    throw Error(Error::Code::Unsupported, "This is a model of the architecture \"" + printable(name) + "\", not RWKV.");
}

} // namespace formats
