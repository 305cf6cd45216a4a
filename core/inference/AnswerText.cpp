#include "inference/AnswerText.h"

namespace inference {

using engine::StopMatcher;

StopMatcher::Found AnswerText::add(std::uint32_t token, std::string_view bytes)
{
    const auto found = m_matcher.add(token, bytes);
    const bool last = found != StopMatcher::Found::Nothing;
    pass(m_matcher.takeText(), last);
    return found;
}

void AnswerText::finish()
{
    pass(m_matcher.finish(), true);
}

void AnswerText::pass(const std::string &text, bool last)
{
    const auto take = [this](const engine::ThoughtSplitter::Parts &parts) {
        m_thinking += parts.thinking;
        m_text += parts.answer;
    };
    take(m_splitter.add(m_utf8.add(text)));
    if (!last)
        return;
    take(m_splitter.add(m_utf8.finish()));
    take(m_splitter.finish());
}

} // namespace inference
