#pragma once

#include "formats/Checkpoint.h"

namespace formats {

/// Reads the weights of a Hugging Face folder: `config.json`, and `model.safetensors` or `pytorch_model.bin`, whole or
/// in parts listed by `….index.json`. Names stay as they are (Dialect.h). Throws Error(Unsupported) with what the
/// folder holds when its configuration names another architecture.
Checkpoint readHuggingFaceFolder(const std::string &folder);

/// Whether the folder looks like one.
bool looksLikeHuggingFaceFolder(const std::string &folder);

} // namespace formats
