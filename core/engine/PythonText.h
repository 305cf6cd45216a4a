#pragma once

#include <string>
#include <string_view>

namespace engine {

/// Text between the quotes of a Python literal, as vocabularies write their tokens. Both throw Error(Damaged) for an
/// escape that is cut off or unknown; `\t \n \r \\ \' \"` and `\xNN` are known to both.

/// Of a bytes literal: \xNN is a byte. What is not escaped stands for its own bytes.
std::string unescapeBytes(std::string_view escaped);

/// Of a str literal, as UTF-8: \xNN, \uNNNN and \UNNNNNNNN are characters.
std::string unescapeText(std::string_view escaped);

} // namespace engine
