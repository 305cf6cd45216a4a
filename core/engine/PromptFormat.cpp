#include "engine/PromptFormat.h"

#include <algorithm>

namespace engine {

namespace {

constexpr std::string_view kBlanks = " \t\n\r\f\v";
constexpr std::string_view kOpen = "<think>";
constexpr std::string_view kClose = "</think>";

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

/// Bytes at the end of `text` that may be the beginning of `mark`.
std::size_t markBegun(std::string_view text, std::string_view mark)
{
    for (auto length = std::min(text.size(), mark.size()); length > 0; --length)
        if (text.ends_with(mark.substr(0, length)))
            return length;
    return 0;
}

struct Turns
{
    PromptFamily family;
    std::string_view name;
    std::string_view id;
    std::string_view system; ///< empty: the text stands alone
    std::string_view user;
    std::string_view assistant;
};

constexpr Turns kTurns[] = {
    {PromptFamily::World, "world", "world-1", "System", "User", "Assistant"},
    {PromptFamily::G1, "g1", "world-1", "System", "User", "Assistant"},
    {PromptFamily::Raven, "raven", "raven-1", "", "Bob", "Alice"},
    {PromptFamily::Answers, "answers", "answers-1", "", "Question", "Answer"},
};

const Turns &turns(PromptFamily family)
{
    return *std::ranges::find(kTurns, family, &Turns::family);
}

/// "RWKV7-G1 1.5B", "rwkv7-g1a-0.4b": g and a digit at the beginning of a word.
bool namesThinker(const std::string &name)
{
    for (auto at = name.find('g'); at != std::string::npos && at + 1 < name.size(); at = name.find('g', at + 1))
        if ((name[at + 1] == '0' || name[at + 1] == '1') && at > 0 &&
            std::string_view(" -_/.").find(name[at - 1]) != std::string_view::npos)
            return name.find("rwkv") != std::string::npos;
    return false;
}

} // namespace

std::string_view PromptFormat::name(PromptFamily family)
{
    return turns(family).name;
}

std::optional<PromptFamily> PromptFormat::familyByName(std::string_view name)
{
    const auto found = std::ranges::find(kTurns, name, &Turns::name);
    return found == std::end(kTurns) ? std::nullopt : std::optional(found->family);
}

PromptFamily PromptFormat::familyOf(const ModelSource &source)
{
    const auto chatTemplate = source.text("tokenizer.chat_template").value_or("");
    if (chatTemplate.find("<think") != std::string::npos)
        return PromptFamily::G1;
    auto name = " " + source.text("general.name").value_or("");
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    if (namesThinker(name))
        return PromptFamily::G1;
    if (name.find("raven") != std::string::npos)
        return PromptFamily::Raven;
    return name.find("-pile") != std::string::npos ? PromptFamily::Answers : PromptFamily::World;
}

std::string_view PromptFormat::id() const
{
    return turns(m_family).id;
}

std::string PromptFormat::normalise(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool lineEnd = text[i] == '\n' || text[i] == '\r';
        if (!lineEnd)
            result += text[i];
        else if (!result.ends_with('\n'))
            result += '\n';
    }
    return std::string(trimmed(result));
}

std::string PromptFormat::systemSegment(std::string_view text) const
{
    const auto label = turns(m_family).system;
    return label.empty() ? normalise(text) : std::string(label) + ": " + normalise(text);
}

std::string PromptFormat::userSegment(std::string_view text, bool first) const
{
    const auto &own = turns(m_family);
    return (first ? "" : "\n\n") + std::string(own.user) + ": " + normalise(text) + "\n\n" +
           std::string(own.assistant) + ":";
}

std::string PromptFormat::answerSegment(std::string_view answer) const
{
    const auto text = trimmed(answer);
    return text.empty() ? std::string() : " " + std::string(text);
}

std::string PromptFormat::openingSegment(std::string_view greeting, bool first) const
{
    return (first ? "" : "\n\n") + std::string(turns(m_family).assistant) + ":" + answerSegment(greeting);
}

std::string PromptFormat::thinkSuffix(ThinkMode mode) const
{
    if (!thinks() || mode == ThinkMode::Off)
        return {};
    return mode == ThinkMode::Short ? " <think>\n</think" : " <think";
}

std::vector<std::string> PromptFormat::stopWords() const
{
    const auto &own = turns(m_family);
    std::vector<std::string> words{std::string(own.user) + ":", std::string(own.assistant) + ":"};
    if (!own.system.empty())
        words.push_back(std::string(own.system) + ":");
    return words;
}

ThoughtSplitter::ThoughtSplitter(std::string_view suffix) : m_where(suffix.empty() ? Where::Beginning : Where::MarkRest)
{
    if (suffix.ends_with(kOpen.substr(0, kOpen.size() - 1)) && !suffix.ends_with(kClose.substr(0, kClose.size() - 1)))
        m_afterMark = Where::Thought;
}

void ThoughtSplitter::release(std::string &part, std::size_t bytes)
{
    auto text = std::string_view(m_held).substr(0, bytes);
    if (!m_begun) {
        const auto first = text.find_first_not_of(kBlanks);
        text.remove_prefix(std::min(first, text.size()));
    }
    const auto last = text.find_last_not_of(kBlanks);
    const auto shown = last == std::string_view::npos ? 0 : last + 1;
    part += text.substr(0, shown);
    m_begun = m_begun || shown > 0;
    const auto held = text.size() - shown; // blanks: shown when something follows them
    m_held.erase(0, bytes - held);
}

bool ThoughtSplitter::beginning(bool last)
{
    const auto first = std::min(m_held.find_first_not_of(kBlanks), m_held.size());
    const auto text = std::string_view(m_held).substr(first);
    if (text.starts_with(kOpen)) {
        m_held.erase(0, first + kOpen.size());
        m_where = Where::Thought;
        return true;
    }
    if (kOpen.starts_with(text) && !last)
        return false;
    m_where = Where::Answer;
    return true;
}

bool ThoughtSplitter::thought(Parts &parts, bool last)
{
    const auto end = m_held.find(kClose);
    if (end == std::string::npos) {
        release(parts.thinking, m_held.size() - (last ? 0 : markBegun(m_held, kClose)));
        return false;
    }
    release(parts.thinking, end);
    m_held.erase(0, m_held.find(kClose) + kClose.size());
    m_where = Where::Answer;
    m_begun = false;
    return true;
}

/// Whether there may be more to do.
bool ThoughtSplitter::advance(Parts &parts, bool last)
{
    switch (m_where) {
    case Where::MarkRest:
        if (m_held.empty() && !last)
            return false;
        if (m_held.starts_with('>'))
            m_held.erase(0, 1);
        m_where = m_afterMark;
        return true;
    case Where::Beginning:
        return beginning(last);
    case Where::Thought:
        return thought(parts, last);
    case Where::Answer:
        release(parts.answer, m_held.size());
        return false;
    }
    return false;
}

ThoughtSplitter::Parts ThoughtSplitter::add(std::string_view text)
{
    m_held += text;
    Parts parts;
    while (advance(parts, false))
        ;
    return parts;
}

ThoughtSplitter::Parts ThoughtSplitter::finish()
{
    Parts parts;
    while (advance(parts, true))
        ;
    return parts;
}

ThoughtSplitter::Parts ThoughtSplitter::split(std::string_view suffix, std::string_view text)
{
    ThoughtSplitter splitter(suffix);
    auto parts = splitter.add(text);
    const auto rest = splitter.finish();
    parts.thinking += rest.thinking;
    parts.answer += rest.answer;
    return parts;
}

} // namespace engine
