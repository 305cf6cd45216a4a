#pragma once

#include "formats/BlockFit.h"

namespace formats {

// One block of 256 values; layouts in engine/Dequantise.cpp. Only Quantise.cpp calls these.
void quantiseQ4K(const Values<256> &x, const Values<256> &weight, std::uint8_t *out); ///< 144 bytes
void quantiseQ5K(const Values<256> &x, const Values<256> &weight, std::uint8_t *out); ///< 176 bytes
void quantiseQ6K(const Values<256> &x, const Values<256> &weight, std::uint8_t *out); ///< 210 bytes

} // namespace formats
