#include "engine/PythonText.h"

#include "engine/Error.h"

#include <charconv>
#include <cstdint>

namespace engine {

namespace {

[[noreturn]] void fail(const std::string &what)
{
    throw Error(Error::Code::Damaged, "a token of the vocabulary " + what);
}

void appendUtf8(std::string &out, std::uint32_t character)
{
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        fail("has an escape that is no character");
    const auto tail = [character](int shift) { return static_cast<char>(0x80 | (character >> shift & 0x3F)); };
    if (character < 0x80) {
        out += static_cast<char>(character);
    } else if (character < 0x800) {
        out += static_cast<char>(0xC0 | character >> 6);
        out += tail(0);
    } else if (character < 0x10000) {
        out += static_cast<char>(0xE0 | character >> 12);
        (out += tail(6)) += tail(0);
    } else {
        out += static_cast<char>(0xF0 | character >> 18);
        ((out += tail(12)) += tail(6)) += tail(0);
    }
}

std::uint32_t takeHex(std::string_view &rest, std::size_t digits)
{
    std::uint32_t value = 0;
    const auto text = rest.substr(0, digits);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() < digits || error != std::errc() || end != text.data() + digits)
        fail("has a broken escape");
    rest.remove_prefix(digits);
    return value;
}

/// The plain character of a one-letter escape, or 0.
char plainEscape(char letter)
{
    switch (letter) {
    case 't':
        return '\t';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case '\\':
    case '\'':
    case '"':
        return letter;
    default:
        return 0;
    }
}

std::string unescape(std::string_view rest, bool text)
{
    std::string out;
    out.reserve(rest.size());
    while (!rest.empty()) {
        const auto plain = rest.substr(0, rest.find('\\'));
        out += plain;
        rest.remove_prefix(plain.size());
        if (rest.empty())
            break;
        if (rest.size() == 1)
            fail("ends in the middle of an escape");
        const char letter = rest[1];
        rest.remove_prefix(2);
        if (const char character = plainEscape(letter))
            out += character;
        else if (letter == 'x' && !text)
            out += static_cast<char>(takeHex(rest, 2));
        else if (letter == 'x')
            appendUtf8(out, takeHex(rest, 2));
        else if (text && (letter == 'u' || letter == 'U'))
            appendUtf8(out, takeHex(rest, letter == 'u' ? 4 : 8));
        else
            fail("has an unknown escape");
    }
    return out;
}

} // namespace

std::string unescapeBytes(std::string_view escaped)
{
    return unescape(escaped, false);
}

std::string unescapeText(std::string_view escaped)
{
    return unescape(escaped, true);
}

} // namespace engine
