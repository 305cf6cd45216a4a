#pragma once

#include "formats/Checkpoint.h"

namespace formats {

/// Reads a .pth (torch.save) file: a zip archive with ROOT/data.pkl, ROOT/data/KEY for each storage and perhaps
/// ROOT/byteorder. Nothing in it is executed (formats/Pickle.h).
Checkpoint readPth(std::shared_ptr<const ByteSource> bytes);

} // namespace formats
