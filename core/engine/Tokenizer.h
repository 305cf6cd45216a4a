#pragma once

#include "engine/ModelSource.h"

#include <memory>

namespace engine {

using Tokens = std::vector<std::uint32_t>;

/// Text to token ids and back. Text is bytes: any bytes can be encoded, and decoding gives bytes that need not be whole
/// UTF-8 (see Utf8Stream).
///
/// Thread: const functions may be called from several threads at once.
class Tokenizer
{
public:
    virtual ~Tokenizer() = default;

    virtual Tokens encode(std::string_view text) const = 0;

    /// Bytes of one token; empty for the end of text, unused and unknown ids.
    virtual std::string_view bytes(std::uint32_t token) const = 0;
    std::string decode(std::span<const std::uint32_t> tokens) const;

    virtual std::string_view kind() const = 0; ///< "world", "bytes", "neox"
    virtual std::uint32_t size() const = 0;    ///< highest id + 1

    /// Whether the model says with this token that it is done. Byte-level models have no such token: their 0 is a byte.
    virtual bool isEndOfText(std::uint32_t token) const = 0;

    /// 32 bytes that differ between vocabularies; with the prompt format they say whether stored token ids can be used.
    virtual std::string hash() const = 0;
};

/// The tokenizer that belongs to the model: the vocabulary inside the file, else bytes when the model has 256 tokens.
/// Throws Error(Unsupported) when there is neither, Error(Damaged) for a malformed vocabulary.
std::unique_ptr<Tokenizer> makeTokenizer(const ModelSource &source, std::uint32_t modelVocabulary);

} // namespace engine
