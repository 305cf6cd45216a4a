#include "engine/NeoxTokenizer.h"
#include "engine/PythonText.h"
#include "engine/TextPieces.h"
#include "engine/WorldTokenizer.h"
#include "fuzz/Target.h"

namespace {

/// Lines up to an empty one; `text` is what stands behind it.
std::vector<std::string> takeLines(std::string_view &text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty())
            break;
        lines.emplace_back(line);
    }
    return lines;
}

void check(const engine::Tokenizer &tokenizer, std::string_view text, std::string_view expected)
{
    const auto tokens = tokenizer.encode(text);
    for (const auto token : tokens)
        if (token >= tokenizer.size())
            std::abort();
    if (tokenizer.decode(tokens) != expected)
        std::abort();
}

/// Every byte has a token here, so that any text can be encoded whatever the lines are.
void world(const std::vector<std::string> &lines, std::string_view text)
{
    engine::TokenTable table;
    table.add("");
    for (int byte = 0; byte < 256; ++byte)
        table.add(std::string(1, static_cast<char>(byte)));
    for (const auto &line : lines)
        table.add(engine::unescapeBytes(line));
    check(engine::WorldTokenizer(std::move(table)), text, text);
}

std::string utf8(unsigned character)
{
    if (character < 0x80)
        return {static_cast<char>(character)};
    return {static_cast<char>(0xC0 | character >> 6), static_cast<char>(0x80 | (character & 0x3F))};
}

/// Lines are merges; what they make is in the vocabulary.
void neox(const std::vector<std::string> &lines, std::string_view text)
{
    std::vector<std::string> tokens{"<|endoftext|>"};
    unsigned spare = 0x100;
    for (unsigned byte = 0; byte < 256; ++byte) {
        const bool visible = (byte > 32 && byte < 127) || (byte > 160 && byte != 173);
        tokens.push_back(utf8(visible ? byte : spare++));
    }
    for (const auto &line : lines) {
        tokens.push_back(line);
        std::erase(tokens.back(), ' ');
    }
    const engine::NeoxTokenizer tokenizer(tokens, lines);
    const auto composed = engine::composed(text);
    // Commands ("<|…|>") decode to nothing.
    if (composed.find("<|") == std::string::npos)
        check(tokenizer, text, composed);
    else
        (void)tokenizer.encode(text);
}

} // namespace

/// First byte: which tokenizer; then lines of a vocabulary, an empty line, and a text to encode and decode.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view text(reinterpret_cast<const char *>(data), size);
    if (text.empty())
        return 0;
    const bool pairs = text.front() == 'n';
    text.remove_prefix(1);
    return fuzz::expectErrorOrNothing([&] {
        const auto lines = takeLines(text);
        pairs ? neox(lines, text) : world(lines, text);
    });
}
