#pragma once

#include "chat/Error.h"

namespace inference {

/// The exception being handled, as it crosses the thread border. To be called inside a catch block.
chat::Error currentError();

} // namespace inference
