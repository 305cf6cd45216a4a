#include "inference/Sequence.h"

#include <algorithm>

namespace inference {

Sequence::Sequence(const LoadedModel &model, const QString &persona, const QList<chat::Message> &path)
    : m_model(model), m_keys(model.owner.fingerprint)
{
    if (!persona.trimmed().isEmpty())
        append(0, model.tokenizer->encode(model.prompt.systemSegment(persona.toStdString())), Feed::Chunks,
               chat::SnapshotKind::Pinned);
    for (const auto &message : path)
        appendMessage(message, &message == &path.front() && message.role == chat::Role::Assistant);
}

std::string Sequence::segment(const chat::Message &message, bool opening) const
{
    const auto &prompt = m_model.prompt;
    const auto text = message.text.toStdString();
    switch (message.role) {
    case chat::Role::User:
        return prompt.userSegment(text, m_tokens.empty());
    case chat::Role::Assistant:
        return opening ? prompt.openingSegment(text, m_tokens.empty()) : prompt.answerSegment(text);
    case chat::Role::System:
        break;
    }
    return prompt.systemSegment(text);
}

/// `opening`: an answer that nobody asked for, the greeting; no user segment before it ended with "Assistant:".
void Sequence::appendMessage(const chat::Message &message, bool opening)
{
    const bool user = message.role == chat::Role::User;
    const bool answer = message.role == chat::Role::Assistant && !opening;
    // The first segment has no blank line before it: ids made at the beginning of a chat do not fit after a persona.
    const auto fits = [&](const chat::Tokens &ids) {
        return (!user && !opening) || ids.empty() ||
               m_model.tokenizer->bytes(ids.front()).starts_with('\n') != m_tokens.empty();
    };
    auto ids = message.tokens;
    if (ids.format != m_model.info.tokenFormat || !fits(ids.history)) {
        ids = {.format = m_model.info.tokenFormat, .history = {}, .run = {}};
        ids.history = m_model.tokenizer->encode(segment(message, opening));
        m_encoded.append({.message = message.id, .tokens = ids});
    }
    append(message.id, ids.history, answer ? Feed::Rows : Feed::Chunks,
           answer ? chat::SnapshotKind::AnswerEnd
           : user ? chat::SnapshotKind::PromptEnd
                  : chat::SnapshotKind::Pinned);
}

void Sequence::append(chat::MessageId message, std::span<const std::uint32_t> tokens, Feed feed, chat::SnapshotKind end)
{
    for (std::size_t done = 0; done < tokens.size();) {
        const auto count = std::min(kWaypoint, tokens.size() - done);
        m_keys.add(tokens.subspan(done, count));
        done += count;
        const bool last = done == tokens.size();
        m_places.push_back({.position = m_tokens.size() + done,
                            .key = m_keys.key(),
                            .message = last ? message : 0,
                            .kind = last ? end : chat::SnapshotKind::Waypoint,
                            .feed = feed,
                            .found = false});
    }
    m_tokens.insert(m_tokens.end(), tokens.begin(), tokens.end());
}

void Sequence::appendRun(std::span<const std::uint32_t> tokens)
{
    if (tokens.empty())
        return;
    append(0, tokens, Feed::Rows, chat::SnapshotKind::Waypoint);
    m_places.back().found = true;
}

} // namespace inference
