#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Finds where an answer ends while its tokens arrive: at token 0, or where the model begins the next turn, that is a
/// run of two or more newlines followed by one of the given words ("User:"). Tokens may cut that text anywhere.
///
/// The state, ids and text of an answer end before the stop text, which is only recognised after its first tokens. So
/// the caller
///   1. draws a token and calls add() before it feeds that token to the model;
///   2. if beginsMaybeHere(), keeps a copy of state and logits (those before the token; an older copy is not needed any
///   more);
///   3. on anything but Nothing goes back to the copy of token keptTokens(), or stays where it is if it never fed more,
///   then
///      feeds the ids of tail(): the text that a token had before its first newline of the stop text.
/// When generation ends for another reason (limit, Stop pressed) nothing is dropped and finish() gives the text held
/// back.
class StopMatcher
{
public:
    explicit StopMatcher(std::vector<std::string> words); ///< not empty, without newlines

    enum class Found { Nothing, StopText, EndOfText };

    /// Takes the next token of the answer and its bytes. Not to be called again after a stop. Newlines before token 0
    /// count as stop text too: the next turn brings its own.
    Found add(std::uint32_t token, std::string_view bytes);

    /// The token just added holds the first byte of what may become a stop text.
    bool beginsMaybeHere() const;

    /// Number of the answer's tokens that lie before the stop text or before what may become one; all of them when
    /// there is none.
    std::size_t keptTokens() const;

    /// After a stop: what the token keptTokens() has before the stop text's first newline. Mostly empty.
    const std::string &tail() const { return m_tail; }

    /// Bytes that belong to the answer for certain and were not taken yet.
    std::string takeText();

    /// Generation ended otherwise: the held bytes are text after all.
    std::string finish();

private:
    struct Maybe ///< a stop text that may have begun
    {
        std::size_t token;    ///< that has its first newline
        std::string before;   ///< bytes of that token before the newline
        std::string held;     ///< the bytes from that newline on
        std::size_t newlines; ///< at the beginning of `held`
    };
    bool holds(char byte);
    void letGo();

    std::vector<std::string> m_words;
    std::string m_text; ///< belongs to the answer, not taken yet
    std::string m_tail;
    std::optional<Maybe> m_maybe;
    std::size_t m_tokens = 0;
    std::optional<std::size_t> m_end; ///< keptTokens() after a stop
};

} // namespace engine
