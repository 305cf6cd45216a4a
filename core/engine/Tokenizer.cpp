#include "engine/Tokenizer.h"

#include "engine/ByteTokenizer.h"
#include "engine/Error.h"
#include "engine/NeoxTokenizer.h"
#include "engine/PythonText.h"
#include "engine/WorldTokenizer.h"

namespace engine {

namespace {

/// Files fill ids that stand for nothing with "[PAD65530]"; token 0 has a name, "<s>".
bool isUnused(const std::string &escaped, std::size_t id)
{
    return id == 0 || escaped == "[PAD" + std::to_string(id) + "]";
}

TokenTable worldTable(const std::vector<std::string> &vocabulary, std::uint32_t modelVocabulary)
{
    TokenTable table;
    for (std::size_t id = 0; id < vocabulary.size() && id < modelVocabulary; ++id)
        table.add(isUnused(vocabulary[id], id) ? std::string() : unescapeBytes(vocabulary[id]));
    return table;
}

/// Byte-level models may spell their vocabulary out: token n is the byte n.
bool isByteLevel(const TokenTable &table)
{
    for (std::uint32_t id = 1; id < table.size(); ++id)
        if (table.bytes(id) != std::string(1, static_cast<char>(id)))
            return false;
    return table.size() > 1 && table.size() <= 256;
}

} // namespace

std::string Tokenizer::decode(std::span<const std::uint32_t> tokens) const
{
    std::string text;
    for (const auto token : tokens)
        text += bytes(token);
    return text;
}

std::unique_ptr<Tokenizer> makeTokenizer(const ModelSource &source, std::uint32_t modelVocabulary)
{
    const auto vocabulary = source.vocabulary();
    if (vocabulary.empty()) {
        if (modelVocabulary > 0 && modelVocabulary <= 256)
            return std::make_unique<ByteTokenizer>(modelVocabulary);
        throw Error(Error::Code::Unsupported, "the file has no vocabulary");
    }
    const auto kind = source.text("tokenizer.ggml.model").value_or("");
    if (kind == "gpt2") {
        if (vocabulary.size() > TokenTable::kMaxTokens)
            throw Error(Error::Code::Damaged, "the vocabulary has too many tokens");
        return std::make_unique<NeoxTokenizer>(vocabulary, source.texts("tokenizer.ggml.merges"));
    }
    if (kind != "rwkv")
        throw Error(Error::Code::Unsupported,
                    "the vocabulary is of a kind that is not known: \"" + kind.substr(0, 40) + "\"");
    auto table = worldTable(vocabulary, modelVocabulary);
    if (isByteLevel(table))
        return std::make_unique<ByteTokenizer>(table.size());
    return std::make_unique<WorldTokenizer>(std::move(table));
}

} // namespace engine
