#pragma once

#include "engine/ModelSource.h"
#include "formats/ByteSource.h"

namespace formats {

/// A vocabulary as GGUF stores it: token texts by id, still escaped.
struct Vocabulary
{
    std::string model;               ///< `tokenizer.ggml.model`: "rwkv" (World, bytes) or "gpt2" (byte-pair)
    std::string pre;                 ///< `tokenizer.ggml.pre`, byte-pair only
    std::vector<std::string> tokens; ///< "rwkv": bytes as in a Python literal; "gpt2": GPT-2's byte letters
    std::vector<std::int32_t> types; ///< 1 normal, 3 control, 4 user defined, 5 unused; one a token
    std::vector<std::string> merges; ///< byte-pair only: "left right", best first

    bool empty() const { return tokens.empty(); }
};

/// The World vocabulary's text: one token a line, `ID LITERAL LENGTH`, LITERAL a Python string or bytes literal. LF or
/// CRLF. The result has `size` tokens: 0 ends a text, ids without token are unused. Throws Error(Damaged) naming the
/// line.
Vocabulary readWorldVocabulary(const ByteSource &bytes, std::uint64_t size = 65536);

/// Ids are bytes; 0 is also the end of the text.
Vocabulary byteVocabulary();

/// Copies a GGUF's vocabulary (a World vocabulary, or any other "rwkv" one). Empty when the source has none.
Vocabulary copyVocabulary(const engine::ModelSource &source);

} // namespace formats
