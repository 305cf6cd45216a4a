#pragma once

#include "engine/ModelSource.h"
#include "formats/Vocabulary.h"

#include <memory>
#include <string>

namespace formats {

struct OpenOptions
{
    /// A vocabulary file to use: World text, `tokenizer.json`, or a GGUF that has one. Empty: the one inside the file,
    /// else beside the model, else of one of `installed`.
    std::string vocabulary;
    std::vector<std::string> installed; ///< GGUF files whose vocabulary may be taken
    std::string adapter;                ///< a LoRA file (.pth or safetensors) to merge
    double adapterAlpha = 0;            ///< its strength, which the file does not say; needed with `adapter`
    bool needsVocabulary = false;       ///< refuse with a plain sentence when there is none, instead of opening without
};

enum class Container { Gguf, Pth, Safetensors, RwkvCpp, HuggingFaceFolder };

std::string_view containerName(Container container);

/// What a file or folder is, by its first bytes. Throws Error(NotAModel) with a sentence that says what it seems to be
/// instead.
Container recognise(const std::string &path);

/// Opens a model of any container as GGUF names and layouts: the engine runs it directly. Nothing is executed, fetched
/// or written. Throws Error.
std::unique_ptr<engine::ModelSource> openModel(const std::string &path, const OpenOptions &options = {});

/// The vocabulary that `options` name for a model of `size` tokens, to replace the one inside a file; empty when they
/// name none.
Vocabulary namedVocabulary(const OpenOptions &options, std::uint64_t size);

} // namespace formats
