#include "engine/TextPieces.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <limits>
#include <new>

namespace engine {

namespace {

enum class Kind { Letter, Digit, Space, Other };

struct Character
{
    Kind kind;
    std::size_t bytes;
    bool valid;
};

Kind kindOf(UChar32 character)
{
    const auto category = U_GET_GC_MASK(character);
    if (category & U_GC_L_MASK)
        return Kind::Letter;
    if (category & U_GC_N_MASK)
        return Kind::Digit;
    return u_isUWhiteSpace(character) ? Kind::Space : Kind::Other;
}

/// The character at the beginning of `text`, which is not empty. A byte that is no UTF-8 is one for itself.
Character firstCharacter(std::string_view text)
{
    // ICU counts in 32 bits; no character is longer than 4 bytes.
    const auto head = text.substr(0, 4);
    std::int32_t at = 0;
    UChar32 character = 0;
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(head.data());
    U8_NEXT(bytes, at, static_cast<std::int32_t>(head.size()), character);
    if (character < 0)
        return {Kind::Other, 1, false};
    return {kindOf(character), static_cast<std::size_t>(at), true};
}

std::size_t contraction(std::string_view text)
{
    for (const std::string_view suffix : {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"})
        if (text.starts_with(suffix))
            return suffix.size();
    return 0;
}

std::size_t firstPiece(std::string_view text)
{
    if (const auto bytes = contraction(text))
        return bytes;
    std::size_t end = 0;
    if (text.front() == ' ' && text.size() > 1 && firstCharacter(text.substr(1)).kind != Kind::Space)
        end = 1;
    const auto kind = firstCharacter(text.substr(end)).kind;
    std::size_t characters = 0, last = 0;
    for (; end < text.size(); ++characters) {
        const auto character = firstCharacter(text.substr(end));
        if (character.kind != kind)
            break;
        last = character.bytes;
        end += last;
    }
    // The last blank belongs to the piece behind it.
    return kind == Kind::Space && end < text.size() && characters > 1 ? end - last : end;
}

void appendComposed(std::string &out, std::string_view valid)
{
    if (valid.size() > std::size_t(std::numeric_limits<std::int32_t>::max()))
        throw std::bad_alloc(); // ICU counts in 32 bits
    UErrorCode status = U_ZERO_ERROR;
    const auto *nfc = icu::Normalizer2::getNFCInstance(status);
    icu::StringByteSink<std::string> sink(&out);
    if (U_SUCCESS(status))
        nfc->normalizeUTF8(0, icu::StringPiece(valid.data(), static_cast<std::int32_t>(valid.size())), sink, nullptr,
                           status);
    if (U_FAILURE(status))
        throw std::bad_alloc();
}

} // namespace

std::string composed(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::size_t valid = 0;
        while (valid < text.size() && firstCharacter(text.substr(valid)).valid)
            valid += firstCharacter(text.substr(valid)).bytes;
        appendComposed(out, text.substr(0, valid));
        text.remove_prefix(valid);
        if (!text.empty()) {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

std::vector<std::string_view> textPieces(std::string_view text)
{
    std::vector<std::string_view> pieces;
    while (!text.empty()) {
        pieces.push_back(text.substr(0, firstPiece(text)));
        text.remove_prefix(pieces.back().size());
    }
    return pieces;
}

} // namespace engine
