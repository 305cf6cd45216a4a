#include "engine/PromptFormat.h"
#include "engine/StopMatcher.h"
#include "engine/Utf8Stream.h"
#include "fuzz/Target.h"

namespace {

using Pieces = std::vector<std::string_view>;

/// Cuts the text where a byte 0xFE stands.
Pieces cut(std::string_view text)
{
    Pieces pieces;
    while (!text.empty()) {
        const auto piece = text.substr(0, text.find('\xFE'));
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
        if (!piece.empty())
            pieces.push_back(piece);
    }
    return pieces;
}

std::string joined(const Pieces &pieces)
{
    std::string whole;
    for (const auto piece : pieces)
        whole += piece;
    return whole;
}

/// Pieces must give what the whole gives.
void checkUtf8(const Pieces &pieces)
{
    engine::Utf8Stream stream, other;
    std::string text;
    for (const auto piece : pieces)
        text += stream.add(piece);
    text += stream.finish();
    const auto whole = other.add(joined(pieces));
    if (whole + other.finish() != text)
        std::abort();
}

void checkThoughts(const Pieces &pieces, std::string_view suffix)
{
    engine::ThoughtSplitter stream(suffix);
    engine::ThoughtSplitter::Parts parts;
    const auto take = [&parts](const engine::ThoughtSplitter::Parts &more) {
        parts.thinking += more.thinking;
        parts.answer += more.answer;
    };
    for (const auto piece : pieces)
        take(stream.add(piece));
    take(stream.finish());
    const auto whole = engine::ThoughtSplitter::split(suffix, joined(pieces));
    if (whole.thinking != parts.thinking || whole.answer != parts.answer)
        std::abort();
}

/// Kept tokens and the tail are the text that was given out.
void checkStops(const Pieces &pieces)
{
    engine::StopMatcher matcher(engine::PromptFormat(engine::PromptFamily::World).stopWords());
    std::string text;
    for (const auto piece : pieces) {
        const auto found = matcher.add(piece == "\xFD" ? 0 : 1, piece == "\xFD" ? "" : piece);
        text += matcher.takeText();
        if (found == engine::StopMatcher::Found::Nothing)
            continue;
        const auto kept = joined({pieces.begin(), pieces.begin() + std::ptrdiff_t(matcher.keptTokens())});
        if (kept + matcher.tail() != text)
            std::abort();
        return;
    }
    if (text + matcher.finish() != joined(pieces))
        std::abort();
}

} // namespace

/// An answer in pieces, cut at bytes 0xFE; the piece 0xFD is the end of the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto pieces = cut({reinterpret_cast<const char *>(data), size});
    checkUtf8(pieces);
    for (const char *suffix : {"", " <think", " <think>\n</think"})
        checkThoughts(pieces, suffix);
    checkStops(pieces);
    return 0;
}
