#include "app/cli/bench/RandomModelFile.h"

#include "formats/GgufWriter.h"
#include "formats/OutputFile.h"

#include <algorithm>

namespace cli::bench {

namespace {
formats::Metadata metadataOf(const RandomModel &model)
{
    formats::Metadata metadata;
    for (const char *key : {"general.architecture", "general.name", "tokenizer.ggml.model"})
        metadata.set(key, model.text(key).value_or(""));
    for (const auto &[key, value] : model.integers())
        metadata.set(key, value);
    metadata.set(*model.text("general.architecture") + ".attention.layer_norm_epsilon", 1e-5);
    return metadata;
}

formats::Vocabulary vocabularyOf(const RandomModel &model)
{
    formats::Vocabulary vocabulary;
    vocabulary.model = "rwkv";
    vocabulary.tokens = model.vocabulary();
    vocabulary.types.assign(vocabulary.tokens.size(), 1); // normal
    vocabulary.types.front() = 3;                         // control
    return vocabulary;
}
} // namespace

void writeGguf(const RandomModel &model, const std::string &path)
{
    auto tensors = model.tensors();
    const auto header = formats::ggufHeader(metadataOf(model), vocabularyOf(model), tensors);
    std::uint64_t total = header.size();
    for (const auto &tensor : tensors)
        total += tensor.bytes + formats::ggufPadding(tensor.bytes);

    formats::OutputFile out(path, total);
    out.append(header);
    std::vector<std::byte> piece(std::size_t(1) << 20);
    for (const auto &tensor : model.tensors()) {
        for (std::uint64_t at = 0; at < tensor.bytes; at += piece.size()) {
            const auto count = std::min<std::uint64_t>(piece.size(), tensor.bytes - at);
            const auto part = std::span(piece).first(std::size_t(count));
            model.read(tensor, at, part);
            out.append(part);
        }
        out.append(std::vector<std::byte>(std::size_t(formats::ggufPadding(tensor.bytes))));
    }
    out.finish();
}

} // namespace cli::bench
