#include "formats/OpenModel.h"

#include "formats/CheckpointFile.h"
#include "formats/Dialect.h"
#include "formats/Gguf.h"
#include "formats/ModelImport.h"
#include "formats/TokenizerJson.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace formats {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kByteTokens = 256, kNeoxTokens = 50277, kWorldTokens = 65536;

// ---- vocabularies

Vocabulary readVocabulary(const std::string &path, std::uint64_t size)
{
    const auto bytes = ByteSource::file(path);
    if (GgufFile::recognise(*bytes))
        return copyVocabulary(GgufFile(bytes));
    char first = 0;
    if (bytes->size() > 0)
        bytes->read(0, std::as_writable_bytes(std::span(&first, 1)));
    if (first == '{')
        return readTokenizerJson(*bytes);
    return readWorldVocabulary(*bytes, size);
}

std::vector<std::string> filesBeside(const std::string &path, std::uint64_t size)
{
    const auto folder = fs::is_directory(path) ? fs::path(path) : fs::path(path).parent_path();
    std::vector<std::string> found;
    std::error_code ignored;
    const auto names = size == kNeoxTokens ? std::array{"tokenizer.json", "20B_tokenizer.json", ""}
                                           : std::array{"rwkv_vocab_v20230424.txt", "rwkv_vocab.txt", "vocab.txt"};
    for (const auto *name : names)
        if (*name != 0 && fs::is_regular_file(folder / name, ignored))
            found.push_back((folder / name).string());
    return found;
}

/// The vocabulary, or nothing when the path has none of `size` tokens.
Vocabulary tryVocabulary(const std::string &path, std::uint64_t size)
{
    try {
        auto vocabulary = readVocabulary(path, size);
        return vocabulary.tokens.size() == size || size == kNeoxTokens ? vocabulary : Vocabulary();
    } catch (const Error &) {
        return {}; // a file of that name beside the model may be anything
    }
}

Vocabulary findVocabulary(const std::string &path, std::uint64_t size, const OpenOptions &options)
{
    if (auto vocabulary = namedVocabulary(options, size); !vocabulary.empty())
        return vocabulary;
    if (size == kByteTokens)
        return byteVocabulary();
    if (size != kWorldTokens && size != kNeoxTokens)
        return {};
    for (const auto &file : filesBeside(path, size))
        if (auto vocabulary = tryVocabulary(file, size); !vocabulary.empty())
            return vocabulary;
    if (size == kWorldTokens)
        for (const auto &file : options.installed)
            if (auto vocabulary = tryVocabulary(file, size); !vocabulary.empty())
                return vocabulary;
    return {};
}

void requireVocabulary(std::uint64_t size)
{
    const std::string file = size == kNeoxTokens ? "20B_tokenizer.json" : "rwkv_vocab_v20230424.txt";
    throw Error(Error::Code::Unsupported,
                "The file has no vocabulary: put " + file +
                    " beside it or name a vocabulary file, so that the model can read and write text.");
}

Adapter readAdapter(const OpenOptions &options)
{
    if (!(options.adapterAlpha > 0))
        throw Error(
            Error::Code::InvalidInput,
            "A LoRA file does not say how strongly it was trained to act; give its alpha (its trainer's setting).");
    Adapter adapter;
    adapter.checkpoint = readCheckpoint(options.adapter);
    adapter.alpha = options.adapterAlpha;
    return adapter;
}

std::unique_ptr<engine::ModelSource> openGguf(std::shared_ptr<const ByteSource> bytes, const OpenOptions &options)
{
    if (!options.adapter.empty())
        throw Error(Error::Code::Unsupported,
                    "A LoRA file can be merged into a .pth or safetensors model, not into a GGUF.");
    auto file = std::make_unique<GgufFile>(std::move(bytes));
    if (options.needsVocabulary && options.vocabulary.empty() && file->vocabulary().empty())
        requireVocabulary(kWorldTokens);
    return file;
}

} // namespace

std::unique_ptr<engine::ModelSource> openModel(const std::string &path, const OpenOptions &options)
{
    if (checkpointFolder(path).empty()) {
        auto bytes = ByteSource::file(path);
        if (recognise(*bytes) == Container::Gguf)
            return openGguf(std::move(bytes), options);
    }
    auto checkpoint = readCheckpoint(path);
    toBlinkNames(checkpoint);
    const auto embedding = std::ranges::find(checkpoint.tensors, "emb.weight", &RawTensor::name);
    const auto size = embedding->shape.front();
    auto vocabulary = findVocabulary(path, size, options);
    if (vocabulary.empty() && options.needsVocabulary)
        requireVocabulary(size);
    std::optional<Adapter> adapter;
    if (!options.adapter.empty())
        adapter = readAdapter(options);
    const auto clean = fs::path(path.ends_with('/') ? path.substr(0, path.size() - 1) : path);
    return importModel(std::move(checkpoint), std::move(vocabulary), clean.stem().string(), std::move(adapter));
}

Vocabulary namedVocabulary(const OpenOptions &options, std::uint64_t size)
{
    if (options.vocabulary.empty())
        return {};
    auto vocabulary = readVocabulary(options.vocabulary, size);
    if (vocabulary.empty())
        throw Error(Error::Code::Unsupported, options.vocabulary + " holds no vocabulary that can be used.");
    return vocabulary;
}

} // namespace formats
