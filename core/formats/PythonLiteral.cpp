#include "formats/PythonLiteral.h"

#include "engine/PythonText.h"
#include "formats/ByteSource.h"

namespace formats {

std::optional<std::string> readPythonLiteral(std::string_view text)
{
    const bool isBytes = text.starts_with('b');
    if (isBytes)
        text.remove_prefix(1);
    if (text.size() < 2 || (text.front() != '\'' && text.front() != '"') || text.back() != text.front())
        return {};
    const char quote = text.front();
    text = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == quote || (isBytes && (text[i] & '\x80') != 0))
            return {}; // the literal ended here, or is none
        if (text[i] == '\\' && ++i == text.size())
            return {}; // its last quote was escaped
    }
    try {
        auto result = isBytes ? engine::unescapeBytes(text) : engine::unescapeText(text);
        return isBytes || isUtf8(result) ? std::optional(std::move(result)) : std::nullopt;
    } catch (const Error &) {
        return {};
    }
}

std::string pythonBytesText(std::string_view bytes)
{
    constexpr char kDigits[] = "0123456789abcdef";
    // Python quotes with ' and escapes it only where the text holds both kinds of quotes.
    const bool bothQuotes = bytes.find('\'') != bytes.npos && bytes.find('"') != bytes.npos;
    std::string result;
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '\t')
            result += "\\t";
        else if (letter == '\n')
            result += "\\n";
        else if (letter == '\r')
            result += "\\r";
        else if (letter == '\\')
            result += "\\\\";
        else if (letter == '\'' && bothQuotes)
            result += "\\'";
        else if (byte >= 0x20 && byte < 0x7f)
            result += letter;
        else
            result += {'\\', 'x', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return result;
}

} // namespace formats
