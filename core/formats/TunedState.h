#pragma once

#include "engine/State.h"

#include <string>

namespace formats {

/// Reads a tuned initial state: tensors `blocks.N.att.time_state` [H, N, N] of every layer, in a .pth or in web-rwkv's
/// .st (last two dimensions exchanged there). The shift vectors stay zero. Throws Error(WrongShape) when it was made
/// for another model, Error(Unsupported) for version 4, which has none.
engine::State readTunedState(const std::string &path, const engine::Config &config);

} // namespace formats
