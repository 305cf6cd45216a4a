#pragma once

#include "formats/Metadata.h"
#include "formats/Recipe.h"
#include "formats/Vocabulary.h"

#include <functional>
#include <map>
#include <stop_token>

namespace formats {

/// A model file to be: known down to its size before a byte is written.
struct ConversionPlan
{
    Metadata metadata;
    Vocabulary vocabulary;
    std::vector<engine::TensorInfo> tensors; ///< as they will be written, in the order of the source
    std::vector<std::byte> header;
    std::uint64_t bytes = 0;       ///< of the whole file
    std::uint64_t sourceBytes = 0; ///< to be read
};

/// Plans a GGUF of `source` (any container, see OpenModel.h): its metadata with the file type and, for the World
/// vocabulary, the chat format filled in. `vocabulary` replaces the source's own when it is not empty. Throws Error
/// when the source is no whole RWKV model.
ConversionPlan planConversion(const engine::ModelSource &source, const Recipe &recipe, Vocabulary vocabulary = {});

struct ConvertOptions
{
    int threads = 2;
    /// Bytes of the source read so far and in all, from the calling thread, after every chunk.
    std::function<void(std::uint64_t done, std::uint64_t all)> progress;
    std::stop_token stop; ///< a stop request makes convert throw Error(Cancelled); nothing is left behind
    /// How much each input of a matrix matters (mean of its square), by the tensor's name. Optional; other tensors
    /// count evenly.
    std::map<std::string, std::vector<float>> importance;
};

/// Writes the planned file, atomically (OutputFile.h), in chunks of rows: needs about 100 MB beyond what the source
/// keeps.
void convert(const engine::ModelSource &source, ConversionPlan &plan, const std::string &path,
             const ConvertOptions &options = {});

} // namespace formats
