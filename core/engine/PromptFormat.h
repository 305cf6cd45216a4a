#pragma once

#include "engine/ModelSource.h"

namespace engine {

/// How much a model that can think is asked to. The three forms are those that RWKV-7 G1 models were trained on.
enum class ThinkMode {
    Off,   ///< plain "Assistant:"
    Short, ///< an empty thought: answers like one who thinks, without the time
    Long,  ///< an opened thought
};

/// The chat format of the World and G1 families:
///     [System: S\n\n]User: Q\n\nAssistant: A\n\nUser: Q\n\nAssistant:
/// Each segment is tokenised as one string, and fed in order: system (first only), user, answer, user, answer …
class PromptFormat
{
public:
    /// Part of what stored token ids are valid for: changes whenever a segment's text changes.
    static constexpr std::string_view kId = "world-1";

    /// `thinks`: whether the model was trained to think; without it every ThinkMode is Off.
    explicit PromptFormat(bool thinks) : m_thinks(thinks) {}
    /// What the file says of itself: its chat template or its name (RWKV-7 G0, G1 …).
    static bool canThink(const ModelSource &source);
    bool thinks() const { return m_thinks; }

    /// "System: …". The user segment after it is not the first one.
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
    static std::vector<std::string> stopWords();

    /// Line ends become "\n", blank lines single line ends (a blank line ends a turn), both ends are trimmed.
    static std::string normalise(std::string_view text);

private:
    bool m_thinks;
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
