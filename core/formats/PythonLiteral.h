#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace formats {

/// The bytes of a Python string or bytes literal: '…', "…", b'…', b"…". A string's characters become UTF-8, so '\x80'
/// is two bytes; b'\x80' is one. Escapes: \\ \' \" \n \r \t \xNN, in strings also \uNNNN and \UNNNNNNNN. Nothing for
/// anything else.
std::optional<std::string> readPythonLiteral(std::string_view text);

/// What Python writes between b' and ' for these bytes, as GGUF files hold World tokens: \t \n \r \\ \xNN.
std::string pythonBytesText(std::string_view bytes);

} // namespace formats
