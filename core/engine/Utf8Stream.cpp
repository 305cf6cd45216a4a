#include "engine/Utf8Stream.h"

namespace engine {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool within(std::string_view bytes, std::size_t at, unsigned char low, unsigned char high)
{
    const auto byte = static_cast<unsigned char>(bytes[at]);
    return byte >= low && byte <= high;
}

struct Part
{
    enum class Kind { Whole, Incomplete, Invalid } kind;
    std::size_t bytes;
};

/// What stands at the beginning of `bytes` (not empty): a whole sequence, the beginning of one that ends with the
/// input, or an ill-formed part.
Part firstPart(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80)
        return {Part::Kind::Whole, 1};
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0)
        return {Part::Kind::Invalid, 1};

    // The second byte's range excludes overlong forms, surrogates and what lies above U+10FFFF.
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i < length; ++i) {
        if (i == bytes.size())
            return {Part::Kind::Incomplete, i};
        if (!within(bytes, i, i == 1 ? low : 0x80, i == 1 ? high : 0xBF))
            return {Part::Kind::Invalid, i};
    }
    return {Part::Kind::Whole, length};
}

} // namespace

std::string Utf8Stream::add(std::string_view bytes)
{
    m_held.append(bytes);
    std::string_view rest = m_held;
    std::string text;
    text.reserve(rest.size());
    while (!rest.empty()) {
        const auto part = firstPart(rest);
        if (part.kind == Part::Kind::Incomplete)
            break;
        text.append(part.kind == Part::Kind::Whole ? rest.substr(0, part.bytes) : kReplacement);
        rest.remove_prefix(part.bytes);
    }
    m_held = std::string(rest);
    return text;
}

std::string Utf8Stream::finish()
{
    const bool cut = !m_held.empty();
    m_held.clear();
    return cut ? std::string(kReplacement) : std::string();
}

} // namespace engine
