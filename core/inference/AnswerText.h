#pragma once

#include "engine/PromptFormat.h"
#include "engine/StopMatcher.h"
#include "engine/Utf8Stream.h"

#include <QString>

namespace inference {

/// What the tokens of an answer say: its text and its thoughts, up to where the model begins the next turn.
class AnswerText
{
public:
    AnswerText(const engine::PromptFormat &prompt, std::string_view thinkSuffix)
        : m_matcher(prompt.stopWords()), m_splitter(thinkSuffix)
    {
    }

    engine::StopMatcher::Found add(std::uint32_t token, std::string_view bytes);
    void finish(); ///< the answer ended by something else than its own text

    const engine::StopMatcher &matcher() const { return m_matcher; }
    QString text() const { return QString::fromStdString(m_text); }
    QString thinking() const { return QString::fromStdString(m_thinking); }
    std::size_t bytes() const { return m_text.size() + m_thinking.size(); } ///< grows with both

private:
    void pass(const std::string &text, bool last);

    engine::StopMatcher m_matcher;
    engine::Utf8Stream m_utf8;
    engine::ThoughtSplitter m_splitter;
    std::string m_text;
    std::string m_thinking;
};

} // namespace inference
