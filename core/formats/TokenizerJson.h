#pragma once

#include "formats/Vocabulary.h"

namespace formats {

/// A byte-pair vocabulary from a `tokenizer.json` of Hugging Face's tokenizers (GPT-NeoX 20B for RWKV-4 Pile and
/// Raven): the fields model.vocab, model.merges and added_tokens. Throws Error(Unsupported) for another kind of model,
/// Error(Damaged) for ids or texts that are there twice or out of range, and for merges of unknown tokens.
Vocabulary readTokenizerJson(const ByteSource &bytes);

} // namespace formats
