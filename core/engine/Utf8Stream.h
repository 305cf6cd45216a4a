#pragma once

#include <string>
#include <string_view>

namespace engine {

/// Turns bytes that arrive in pieces of any length into whole UTF-8 text. A sequence that is not complete yet is held
/// back; bytes that can never become valid are replaced by U+FFFD, one for each maximal ill-formed part (Unicode,
/// section 3.9).
class Utf8Stream
{
public:
    /// The text that became whole with these bytes; may be empty.
    std::string add(std::string_view bytes);

    /// Ends the stream: U+FFFD when a sequence was left incomplete, else nothing. The stream can be used anew.
    std::string finish();

private:
    std::string m_held; ///< the valid beginning of a sequence, at most 3 bytes
};

} // namespace engine
