#pragma once

#include "formats/Checkpoint.h"
#include "formats/OpenModel.h"

namespace formats {

/// Reads what a file or folder of any container but GGUF holds, names and layouts still as they are in it.
Checkpoint readCheckpoint(const std::string &path);

/// The Hugging Face folder that a path stands for: the folder itself, or the one around its index or one of its parts;
/// else empty.
std::string checkpointFolder(const std::string &path);

/// Like recognise(path), of bytes.
Container recognise(const ByteSource &bytes);

} // namespace formats
