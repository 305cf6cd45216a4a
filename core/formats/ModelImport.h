#pragma once

#include "formats/ImportedModel.h"

namespace formats {

/// A LoRA file of RWKV-PEFT to merge: whole tensors replace, `X.lora_A` and `X.lora_B` change `X.weight` by B A *
/// (alpha / rank).
struct Adapter
{
    Checkpoint checkpoint;
    double alpha = 0; ///< not in the file
};

/// Maps a checkpoint with BlinkDL's names (Dialect.h) to GGUF's names, layouts and metadata. Missing and misshapen
/// tensors are left to engine::readConfig, unknown ones are refused here. `general.name` becomes `name`.
std::unique_ptr<ImportedModel> importModel(Checkpoint checkpoint, Vocabulary vocabulary, const std::string &name,
                                           std::optional<Adapter> adapter = {});

} // namespace formats
