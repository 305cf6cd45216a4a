#include "engine/StopMatcher.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace engine {

StopMatcher::StopMatcher(std::vector<std::string> words) : m_words(std::move(words))
{
    for ([[maybe_unused]] const auto &word : m_words)
        assert(!word.empty() && word.find('\n') == std::string::npos);
}

/// Whether the held bytes with this one behind them may still become a stop text; if so it is held, too.
bool StopMatcher::holds(char byte)
{
    auto &[token, before, held, newlines] = *m_maybe;
    if (byte == '\n') {
        if (held.size() != newlines)
            return false;
        ++newlines;
    } else {
        const auto word = held.substr(newlines) + byte;
        if (newlines < 2 ||
            std::none_of(m_words.begin(), m_words.end(), [&word](const auto &w) { return w.starts_with(word); }))
            return false;
    }
    held += byte;
    return true;
}

void StopMatcher::letGo()
{
    if (m_maybe)
        m_text += m_maybe->held;
    m_maybe.reset();
}

StopMatcher::Found StopMatcher::add(std::uint32_t token, std::string_view bytes)
{
    assert(!m_end);
    const auto index = m_tokens++;
    if (token == 0) {
        if (m_maybe && m_maybe->held.size() != m_maybe->newlines)
            letGo();
        m_end = m_maybe ? m_maybe->token : index;
        m_tail = m_maybe ? m_maybe->before : std::string();
        m_maybe.reset();
        return Found::EndOfText;
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (m_maybe && !holds(bytes[i]))
            letGo();
        else if (m_maybe) {
            if (std::find(m_words.begin(), m_words.end(), std::string_view(m_maybe->held).substr(m_maybe->newlines)) ==
                m_words.end())
                continue;
            m_end = m_maybe->token;
            m_tail = m_maybe->before;
            m_maybe.reset();
            return Found::StopText;
        }
        if (bytes[i] == '\n')
            m_maybe = Maybe{index, std::string(bytes.substr(0, i)), "\n", 1};
        else
            m_text += bytes[i];
    }
    return Found::Nothing;
}

bool StopMatcher::beginsMaybeHere() const
{
    return m_maybe && m_maybe->token + 1 == m_tokens;
}

std::size_t StopMatcher::keptTokens() const
{
    return m_end.value_or(m_maybe ? m_maybe->token : m_tokens);
}

std::string StopMatcher::takeText()
{
    return std::exchange(m_text, {});
}

std::string StopMatcher::finish()
{
    letGo();
    return takeText();
}

} // namespace engine
