#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Unicode's composed form (NFC). Bytes that are no UTF-8 stay as they are.
std::string composed(std::string_view text);

/// The pieces that GPT-2's rule cuts a text into, before pairs are merged inside each: contractions ('s 't 're 've 'm
/// 'll 'd), and runs of letters, of digits, of other characters, each with one blank before it if there is one, and
/// runs of white space without the last one before a piece. Bytes that are no UTF-8 count as other characters. Together
/// the pieces are the text.
std::vector<std::string_view> textPieces(std::string_view text);

} // namespace engine
