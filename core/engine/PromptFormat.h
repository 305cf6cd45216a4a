#pragma once

#include "engine/ModelSource.h"

#include <optional>

namespace engine {

/// How much a model that can think is asked to. The three forms are those that RWKV-7 G1 models were trained on.
enum class ThinkMode {
    Off,   ///< plain "Assistant:"
    Short, ///< an empty thought: answers like one who thinks, without the time
    Long,  ///< an opened thought
};

/// How a family of models was taught to chat: who speaks, and whether it thinks before it answers.
enum class PromptFamily {
    World,  ///< User and Assistant: World models of versions 4 to 7
    G1,     ///< the same, and thinks when asked to: RWKV-7 G0, G1 …
    Raven,  ///< Bob and Alice: RWKV-4 Raven
    Answers ///< Question and Answer: RWKV-4 Pile and other base models
};

/// A chat as it is fed, here that of World and G1:
///     [System: S\n\n]User: Q\n\nAssistant: A\n\nUser: Q\n\nAssistant:
/// Each segment is tokenised as one string, and fed in order: system (first only), user, answer, user, answer …
class PromptFormat
{
public:
    explicit PromptFormat(PromptFamily family) : m_family(family) {}

    /// "world", "g1", "raven", "answers".
    static std::string_view name(PromptFamily family);
    static std::optional<PromptFamily> familyByName(std::string_view name);
    /// What the file says of itself: its chat template or its name (RWKV-7 G0, G1 …, Raven, Pile); else World.
    static PromptFamily familyOf(const ModelSource &source);

    PromptFamily family() const { return m_family; }
    bool thinks() const { return m_family == PromptFamily::G1; } ///< else every ThinkMode is Off
    /// Part of what stored token ids are valid for: changes whenever a segment's text changes.
    std::string_view id() const;

    /// "System: …", or the text alone where the family has no such turn. The user segment after it is not the first
    /// one.
    std::string systemSegment(std::string_view text) const;
    /// "User: …\n\nAssistant:", with "\n\n" before it unless it is the first segment of the chat.
    std::string userSegment(std::string_view text, bool first) const;
    /// " …": an answer as later turns are built on, without thoughts. Empty for an empty answer.
    std::string answerSegment(std::string_view answer) const;
    /// "Assistant: …" as the chat's first message, with "\n\n" before it unless it is the first segment.
    std::string openingSegment(std::string_view greeting, bool first) const;
    /// What is fed after "Assistant:" before the answer is drawn; not part of the border, and part of the answer's run.
    std::string thinkSuffix(ThinkMode mode) const;

    /// The words that begin a turn, for StopMatcher.
    std::vector<std::string> stopWords() const;

    /// Line ends become "\n", blank lines single line ends (a blank line ends a turn), both ends are trimmed.
    static std::string normalise(std::string_view text);

private:
    PromptFamily m_family;
};

/// Separates thoughts from the answer while the generated text (without the think suffix) arrives in pieces.
class ThoughtSplitter
{
public:
    /// `suffix`: what PromptFormat::thinkSuffix gave for this answer.
    explicit ThoughtSplitter(std::string_view suffix);

    struct Parts
    {
        std::string thinking;
        std::string answer;
    };
    /// What these bytes add to each part. Bytes that may be a mark ("<think>", "</think>") are held back, as is white
    /// space at the beginning of a part and before what may be its end.
    Parts add(std::string_view text);
    /// The end of the text: what was held back.
    Parts finish();
    bool thinkingNow() const { return m_where == Where::Thought; }

    /// All at once.
    static Parts split(std::string_view suffix, std::string_view text);

private:
    enum class Where { MarkRest, Beginning, Thought, Answer };
    bool advance(Parts &parts, bool last);
    bool beginning(bool last);
    bool thought(Parts &parts, bool last);
    void release(std::string &part, std::size_t bytes);

    Where m_where;
    Where m_afterMark = Where::Answer;
    bool m_begun = false; ///< the current part has text already
    std::string m_held;
};

} // namespace engine
