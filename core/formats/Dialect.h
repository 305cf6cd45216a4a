#pragma once

#include "formats/Checkpoint.h"

namespace formats {

/// Brings names and layouts of a checkpoint to those of the original .pth files: `blocks.3.att.key.weight`, low-rank
/// pairs as [in, rank] and [rank, out]. Only views change, no data is touched. Knows the dialects of BlinkDL's .pth,
/// web-rwkv's .st, Hugging Face RWKV-4 to 6, fla RWKV-7 and rwkv.cpp (whose transformed decays and fused v7 vectors
/// stay and are for ModelImport).
///
/// Throws Error(Unsupported) with a sentence that says what the file is when it holds something else: another
/// architecture, RWKV-7 with DeepEmbed or attention, a tuned state, a LoRA file.
void toBlinkNames(Checkpoint &checkpoint);

/// Exchanges the last two dimensions of a view.
void transpose(RawTensor &tensor);

} // namespace formats
