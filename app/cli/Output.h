#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace cli {

using Json = nlohmann::ordered_json;

/// One object and a line end on standard output. Text that is not UTF-8 is shown with U+FFFD.
void printJson(const Json &json);

/// Text on standard output at once. Model text and other foreign text: on a terminal control characters are made
/// visible, so that it cannot drive the terminal; into a file or pipe it goes as it is.
void printText(std::string_view text);
bool outputIsTerminal();

/// Control characters but "\n" and "\t" as "\x1b"; those of Unicode's second block (C1), too. Needs whole UTF-8.
std::string withoutControls(std::string_view text);

/// Results into a file; "-" is standard output. A regular or new file is replaced as a whole or stays as it was;
/// anything else (a pipe, a device) is written to. Throws std::runtime_error that names the path.
void writeOutput(const std::string &path, std::span<const std::byte> bytes);

/// Throws std::runtime_error when standard output did not take everything (a full disk, a closed pipe).
void finishOutput();

} // namespace cli
