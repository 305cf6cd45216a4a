#pragma once

#include <string>
#include <string_view>

namespace chat {

/// The words of a web page, for reading: no markup, no scripts and styles, one line a paragraph, "- " before list
/// items, tabs between the cells of a row. Anything is taken (UTF-8 expected, other bytes pass through); the time is
/// linear and the result never longer than what came in.
///
/// Thread: any.
std::string htmlToText(std::string_view html);

} // namespace chat
