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
        appendMessage(message);
}

void Sequence::appendMessage(const chat::Message &message)
{
    const auto &prompt = m_model.prompt;
    const bool first = m_tokens.empty();
    const bool user = message.role == chat::Role::User;
    // The first segment has no blank line before it: ids made at the beginning of a chat do not fit after a persona.
    const auto fits = [&](const chat::Tokens &ids) {
        return !user || ids.empty() || m_model.tokenizer->bytes(ids.front()).starts_with('\n') != first;
    };
    auto ids = message.tokens;
    if (ids.format != m_model.info.tokenFormat || !fits(ids.history)) {
        const auto text = message.text.toStdString();
        ids = {.format = m_model.info.tokenFormat, .history = {}, .run = {}};
        ids.history = m_model.tokenizer->encode(message.role == chat::Role::Assistant ? prompt.answerSegment(text)
                                                : user                                ? prompt.userSegment(text, first)
                                                                                      : prompt.systemSegment(text));
        m_encoded.append({.message = message.id, .tokens = ids});
    }
    append(message.id, ids.history, message.role == chat::Role::Assistant ? Feed::Rows : Feed::Chunks,
           message.role == chat::Role::Assistant ? chat::SnapshotKind::AnswerEnd
           : user                                ? chat::SnapshotKind::PromptEnd
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
