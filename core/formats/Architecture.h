#pragma once

#include <string_view>

namespace formats {

/// Returns when `name` (the value of `general.architecture`) is rwkv4, rwkv5, rwkv6 or rwkv7. Otherwise throws
/// Error(Unsupported) with a sentence that says what the file is: "This is Qwen2, not RWKV."
void requireRwkv(std::string_view name);

} // namespace formats
