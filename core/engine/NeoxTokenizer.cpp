#include "engine/NeoxTokenizer.h"

#include "engine/Error.h"
#include "engine/TextPieces.h"
#include "engine/VocabularyHash.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace engine {

namespace {

[[noreturn]] void damaged(const std::string &what)
{
    throw Error(Error::Code::Damaged, "the vocabulary " + what);
}

/// GPT-2's letter of each byte, as UTF-8: visible Latin-1 characters stand for themselves, the other bytes have U+0100
/// and on.
std::array<std::string, 256> byteLetters()
{
    std::array<std::string, 256> letters;
    unsigned spare = 0x100;
    for (unsigned byte = 0; byte < 256; ++byte) {
        const bool visible = (byte >= 33 && byte < 127) || (byte >= 161 && byte < 256 && byte != 173);
        const unsigned letter = visible ? byte : spare++;
        if (letter >= 0x80)
            letters[byte] = {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 0x3F))};
        else
            letters[byte] = {static_cast<char>(letter)};
    }
    return letters;
}

/// From letters back to bytes.
class Letters
{
public:
    Letters()
    {
        const auto letters = byteLetters();
        for (unsigned byte = 0; byte < 256; ++byte)
            m_bytes.emplace(letters[byte], static_cast<char>(byte));
    }

    /// Nothing when the text has a character that is no letter.
    std::optional<std::string> bytes(std::string_view text) const
    {
        std::string result;
        while (!text.empty()) {
            const auto letter = std::string(text.substr(0, (text.front() & 0x80) != 0 ? 2 : 1));
            const auto found = m_bytes.find(letter);
            if (found == m_bytes.end())
                return {};
            result += found->second;
            text.remove_prefix(letter.size());
        }
        return result;
    }

private:
    std::unordered_map<std::string, char> m_bytes;
};

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// GPT-NeoX 20B has no tokens for these bytes.
bool neverInUtf8(unsigned byte)
{
    return byte == 0xC0 || byte == 0xC1 || byte > 0xF4;
}

bool isCommand(std::string_view text)
{
    return text.size() > 4 && text.starts_with("<|") && text.ends_with("|>");
}

using Ids = std::unordered_map<std::string_view, std::uint32_t>;

std::uint32_t idOf(const Ids &ids, std::string_view text)
{
    const auto found = ids.find(text);
    if (found == ids.end())
        damaged("has a merge of tokens that it does not have");
    return found->second;
}

} // namespace

NeoxTokenizer::NeoxTokenizer(const std::vector<std::string> &tokens, const std::vector<std::string> &merges)
{
    Ids ids;
    VocabularyHash hash;
    hash.add(kind());
    for (std::size_t id = 0; id < tokens.size(); ++id) {
        hash.add(tokens[id]);
        if (tokens[id] != "[PAD" + std::to_string(id) + "]")
            ids.try_emplace(tokens[id], static_cast<std::uint32_t>(id));
    }
    std::vector<bool> made(tokens.size());
    for (const std::string_view merge : merges) {
        hash.add(merge);
        const auto blank = std::min(merge.find(' '), merge.size());
        const auto left = merge.substr(0, blank), right = merge.substr(std::min(blank + 1, merge.size()));
        const auto token = idOf(ids, std::string(left) + std::string(right));
        m_pairs.add(idOf(ids, left), idOf(ids, right), token);
        made[token] = true;
    }
    const auto letters = byteLetters();
    for (unsigned byte = 0; byte < 256; ++byte) {
        const auto found = ids.find(letters[byte]);
        m_byteTokens[byte] = found == ids.end() ? kNone : found->second;
        if (found == ids.end() && !neverInUtf8(byte))
            damaged("has no token for the byte " + std::to_string(byte) + ", so some text could not be encoded");
        if (found == ids.end())
            continue;
        made[found->second] = true;
    }
    m_hash = hash.finish();

    const Letters table;
    for (std::uint32_t id = 0; id < tokens.size(); ++id) {
        const auto &text = tokens[id];
        const bool named = ids.contains(text) && ids[text] == id;
        const bool added = named && !made[id];
        const auto plain = added ? std::optional(text) : table.bytes(text);
        if (added && !text.empty()) {
            m_added.push_back({text, id});
            m_beginsAdded[static_cast<unsigned char>(text.front())] = true;
        }
        m_tokens.add(!named || (added && isCommand(text)) ? std::string() : plain.value_or(std::string()));
    }
    std::stable_sort(m_added.begin(), m_added.end(),
                     [](const auto &a, const auto &b) { return a.text.size() > b.text.size(); });
}

const NeoxTokenizer::Added *NeoxTokenizer::addedAt(std::string_view text) const
{
    if (!m_beginsAdded[static_cast<unsigned char>(text.front())])
        return nullptr;
    const auto found = std::find_if(m_added.begin(), m_added.end(),
                                    [text](const auto &added) { return text.starts_with(added.text); });
    return found == m_added.end() ? nullptr : &*found;
}

void NeoxTokenizer::appendByte(unsigned char byte, Tokens &out) const
{
    if (m_byteTokens[byte] != kNone) {
        out.push_back(m_byteTokens[byte]);
        return;
    }
    for (const unsigned char replacement : {0xEF, 0xBF, 0xBD}) // U+FFFD
        out.push_back(m_byteTokens[replacement]);
}

void NeoxTokenizer::encodePlain(std::string_view text, Tokens &out) const
{
    Tokens piece;
    for (const auto bytes : textPieces(text)) {
        piece.clear();
        for (const char byte : bytes)
            appendByte(static_cast<unsigned char>(byte), piece);
        m_pairs.merge(piece);
        out.insert(out.end(), piece.begin(), piece.end());
    }
}

Tokens NeoxTokenizer::encode(std::string_view text) const
{
    const auto normal = composed(text);
    std::string_view rest = normal;
    Tokens out;
    std::size_t plain = 0; // bytes of `rest` in front that hold no added token
    while (plain < rest.size()) {
        const auto *added = addedAt(rest.substr(plain));
        if (!added) {
            ++plain;
            continue;
        }
        encodePlain(rest.substr(0, plain), out);
        out.push_back(added->token);
        rest.remove_prefix(plain + added->text.size());
        plain = 0;
    }
    encodePlain(rest, out);
    return out;
}

} // namespace engine
