#include "storage/Snippet.h"

#include <algorithm>

namespace storage {

namespace {

constexpr int kBefore = 60, kLength = 240; ///< bytes
constexpr int kSearched = 1 << 20;         ///< bytes of a text looked through: enough for any screen

bool matches(const SearchToken &token, const QList<SearchToken> &wanted)
{
    return token.word.startsWith(wanted.last().word) ||
           std::ranges::any_of(wanted, [&token](const auto &each) { return each.word == token.word; });
}

int characterStart(const QByteArray &utf8, qsizetype at)
{
    at = std::clamp<qsizetype>(at, 0, utf8.size());
    while (at > 0 && at < utf8.size() && (utf8[at] & 0xc0) == 0x80)
        --at;
    return static_cast<int>(at);
}

} // namespace

Snippet makeSnippet(const QString &text, const SearchTokenizer &tokenizer, const QList<SearchToken> &wanted)
{
    const auto utf8 = text.left(kSearched).toUtf8();
    QList<SearchToken> found;
    for (const auto &token : tokenizer.tokens(utf8))
        if (matches(token, wanted))
            found.append(token);
    const int start = characterStart(utf8, found.isEmpty() ? 0 : found.first().start - kBefore);
    const int end = characterStart(utf8, start + kLength);

    Snippet snippet;
    snippet.text = QString::fromUtf8(utf8.mid(start, end - start));
    for (auto &c : snippet.text)
        if (c.isSpace())
            c = u' ';
    const auto position = [&](int byte) {
        return static_cast<int>(QString::fromUtf8(utf8.mid(start, byte - start)).size());
    };
    for (const auto &token : found)
        if (token.end <= end)
            snippet.highlights.append({position(token.start), position(token.end) - position(token.start)});
    return snippet;
}

} // namespace storage
