#include "inference/AnswerJob.h"

#include "chat/TextGenerator.h"
#include "engine/Error.h"
#include "inference/RefeedJob.h"

#include <QLoggingCategory>

#include <algorithm>

Q_DECLARE_LOGGING_CATEGORY(lcStates)

namespace inference {

namespace {

constexpr int kSliceMs = 50;
constexpr int kTextMs = 67;         ///< at most 15 updates a second
constexpr std::size_t kWeighed = 4; ///< tokens whose probabilities make the confidence

engine::ThinkMode thinkMode(chat::Thinking thinking)
{
    switch (thinking) {
    case chat::Thinking::Off:
        return engine::ThinkMode::Off;
    case chat::Thinking::Short:
        return engine::ThinkMode::Short;
    case chat::Thinking::Long:
        return engine::ThinkMode::Long;
    }
    return engine::ThinkMode::Off;
}

engine::SamplingSettings sampling(const chat::GenerationSettings &settings)
{
    return {.temperature = settings.temperature,
            .topP = settings.topP,
            .topK = std::uint64_t(std::max(0, settings.topK)),
            .presence = settings.presence,
            .frequency = settings.frequency,
            .decay = settings.decay};
}

} // namespace

AnswerJob::AnswerJob(chat::GenerationRequest request, const Desk &desk)
    : Job(Priority::Answer, request.stop, desk), m_request(std::move(request))
{
}

void AnswerJob::start()
{
    const auto suffix = loaded().prompt.thinkSuffix(thinkMode(m_request.settings.thinking));
    m_suffix = loaded().tokenizer->encode(suffix);
    m_text.emplace(loaded().prompt, suffix);
    m_sampler.emplace(sampling(m_request.settings), m_request.seed);
    m_limit = std::size_t(std::max(1, m_request.settings.maxTokens));

    Sequence sequence(loaded(), m_request.persona, m_request.path);
    m_promptTokens = sequence.tokens();
    m_encoded = sequence.encoded();
    if (m_request.unfinished)
        beginUnfinished(sequence);
    else
        sequence.appendRun(m_suffix);
    m_reading.emplace(m_desk.model, m_desk.cache, std::move(sequence), m_request.conversation, m_request.keepSnapshots);
    m_reading->start();
    m_statistics.model = loaded().info.name;
    m_statistics.reusedTokens = int(m_reading->reused());
    m_statistics.promptTokens = int(m_reading->toFeed());
    m_clock.start();
    m_sinceCheckpoint.start();
    Q_EMIT m_desk.outbox.promptProgress(m_request.id, 0, qint64(m_reading->toFeed()), qint64(m_reading->reused()));
}

/// Takes the tokens of the answer so far over, as if they had just been drawn.
void AnswerJob::beginUnfinished(Sequence &sequence)
{
    const auto &unfinished = *m_request.unfinished;
    m_shownText = unfinished.text;
    m_shownThinking = unfinished.thinking;
    if (unfinished.tokens.format == loaded().info.tokenFormat && !unfinished.tokens.run.empty()) {
        m_tokens = unfinished.tokens.run;
    } else {
        // Written by a person or another model: only its text is there.
        m_tokens = loaded().tokenizer->encode(loaded().prompt.answerSegment(unfinished.text.toStdString()));
        m_shownThinking.clear();
    }
    if (!m_suffix.empty() && m_tokens.size() >= m_suffix.size() &&
        std::equal(m_suffix.begin(), m_suffix.end(), m_tokens.begin())) {
        m_tokens.erase(m_tokens.begin(), m_tokens.begin() + std::ptrdiff_t(m_suffix.size()));
    } else if (!m_suffix.empty()) {
        m_suffix.clear();
        m_text.emplace(loaded().prompt, std::string_view());
    }
    if (unfinished.statistics)
        m_statistics = *unfinished.statistics;
    m_resumed = m_tokens.size();
    if (m_resumed >= m_limit)
        m_limit += m_resumed;
    m_sampler->resume(m_tokens);

    std::size_t read = 0;
    for (; read < m_tokens.size(); ++read)
        if (m_text->add(m_tokens[read], loaded().tokenizer->bytes(m_tokens[read])) !=
            engine::StopMatcher::Found::Nothing)
            break;
    const auto kept = m_text->matcher().keptTokens();
    m_pending.assign(m_tokens.begin() + std::ptrdiff_t(kept), m_tokens.begin() + std::ptrdiff_t(read));
    m_tokens.resize(kept);
    sequence.appendRun(run());
}

void AnswerJob::slice(std::stop_token giveWay)
{
    if (!m_reading)
        start();
    else if (!m_reading->done()) {
        m_reading->feed(giveWay);
        Q_EMIT m_desk.outbox.promptProgress(m_request.id, qint64(m_reading->fed()), qint64(m_reading->toFeed()),
                                            qint64(m_reading->reused()));
    }
    if (!m_reading->done())
        return;
    if (!m_generating)
        beginGenerating();
    QElapsedTimer timer;
    timer.start();
    while (!ended() && !stopRequested() && timer.elapsed() < kSliceMs)
        if (const auto token = next()) {
            loaded().model->step(m_point.state, *token, m_point.logits);
            fed(*token);
            flush();
        }
}

bool AnswerJob::isReady()
{
    if (!m_reading)
        start();
    if (m_reading->done() && !m_generating)
        beginGenerating();
    return isGenerating();
}

void AnswerJob::beginGenerating()
{
    m_generating = true;
    if (m_reading->seconds() > 0)
        m_statistics.promptTokensPerSecond = double(m_reading->toFeed()) / m_reading->seconds();
    m_point = m_reading->take();
    if (m_request.unsure && loaded().info.builtIn && !m_request.unfinished)
        m_beginning = m_point;
    if (!m_pending.empty()) {
        m_beforeStop = m_point;
        m_tokensBeforeStop = m_tokens.size();
        for (const auto token : m_pending) {
            loaded().model->step(m_point.state, token, m_point.logits);
            ++m_point.tokens;
            m_tokens.push_back(token);
        }
    }
    m_clock.start();
    m_sinceText.start();
}

std::optional<std::uint32_t> AnswerJob::next()
{
    if (m_tokens.size() >= m_limit) {
        finish(chat::StopReason::TokenLimit);
        return std::nullopt;
    }
    const auto choice = m_sampler->next(m_point.logits);
    if (m_tokens.size() < kWeighed)
        m_statistics.confidence = std::min(m_statistics.confidence, choice.probability);
    const auto found = m_text->add(choice.token, loaded().tokenizer->bytes(choice.token));
    const bool stops = found != engine::StopMatcher::Found::Nothing;
    if (m_beginning && (stops || m_tokens.size() + 1 >= kWeighed) && isUnsure()) {
        offer();
        return std::nullopt;
    }
    if (stops) {
        endAtStop(found);
        return std::nullopt;
    }
    if (m_text->matcher().beginsMaybeHere()) {
        m_beforeStop = m_point;
        m_tokensBeforeStop = m_tokens.size();
    }
    return choice.token;
}

/// Ends the weighing: from here on the answer is shown, unless the offer takes its place.
bool AnswerJob::isUnsure()
{
    if (m_statistics.confidence < m_request.unsure->below)
        return true;
    m_beginning.reset();
    return false;
}

/// What the model began was seen by nobody and is forgotten: the offer is fed in its place, so that the text in the
/// file is what the state has read.
void AnswerJob::offer()
{
    m_point = std::move(*m_beginning);
    m_beginning.reset();
    m_tokens = loaded().tokenizer->encode(loaded().prompt.answerSegment(m_request.unsure->text.toStdString()));
    m_text.emplace(loaded().prompt, std::string_view());
    for (const auto token : m_tokens)
        m_text->add(token, loaded().tokenizer->bytes(token));
    m_text->finish();
    loaded().model->feedRows(m_point.state, m_tokens, m_point.logits);
    m_point.tokens += m_tokens.size();
    m_statistics.offered = true;
    finish(chat::StopReason::StopText);
}

void AnswerJob::fed(std::uint32_t token)
{
    ++m_point.tokens;
    m_tokens.push_back(token);
    if ((m_suffix.size() + m_tokens.size()) % Sequence::kWaypoint == 0)
        keepWaypoint();
}

void AnswerJob::flush()
{
    if (m_beginning)
        return;
    if (m_sinceText.elapsed() >= kTextMs)
        emitText();
    if (m_sinceCheckpoint.elapsed() >= chat::TextGenerator::kCheckpointMs) {
        m_sinceCheckpoint.restart();
        Q_EMIT m_desk.outbox.checkpoint(m_request.id, result(chat::StopReason::Stopped));
    }
}

void AnswerJob::emitText()
{
    if (m_text->bytes() == m_bytesShown)
        return;
    m_bytesShown = m_text->bytes();
    m_sinceText.restart();
    const auto emitNew = [this](const QString &now, QString &shown, bool thinking) {
        // After Continue the other side may have a little more already: what was held back as a possible stop.
        if (now.size() <= shown.size() || !now.startsWith(shown))
            return;
        Q_EMIT m_desk.outbox.textGenerated(m_request.id, now.mid(shown.size()), thinking, int(m_tokens.size()));
        shown = now;
    };
    emitNew(m_text->thinking(), m_shownThinking, true);
    if (m_statistics.thinkingMs == 0 && !m_text->text().isEmpty() && !m_text->thinking().isEmpty())
        m_statistics.thinkingMs = int(m_clock.elapsed());
    emitNew(m_text->text(), m_shownText, false);
}

/// The model began the next turn: state, logits and ids go back to the end of the answer.
void AnswerJob::endAtStop(engine::StopMatcher::Found found)
{
    const auto kept = m_text->matcher().keptTokens();
    if (kept < m_tokens.size()) {
        Q_ASSERT(m_beforeStop && m_tokensBeforeStop == kept);
        m_point = std::move(*m_beforeStop);
        m_tokens.resize(kept);
    }
    if (const auto tail = loaded().tokenizer->encode(m_text->matcher().tail()); !tail.empty()) {
        loaded().model->feedRows(m_point.state, tail, m_point.logits);
        m_point.tokens += tail.size();
        m_tokens.insert(m_tokens.end(), tail.begin(), tail.end());
    }
    finish(found == engine::StopMatcher::Found::EndOfText ? chat::StopReason::EndOfText : chat::StopReason::StopText);
}

void AnswerJob::finish(chat::StopReason reason)
{
    if (reason == chat::StopReason::TokenLimit || reason == chat::StopReason::Stopped)
        m_text->finish();
    emitText();
    const auto done = result(reason);
    keepEnd(done.tokens, reason);
    end();
    Q_EMIT m_desk.outbox.generated(m_request.id, done);
}

void AnswerJob::cancel()
{
    if (m_generating)
        return finish(chat::StopReason::Stopped);
    end();
    Q_EMIT m_desk.outbox.generated(m_request.id, result(chat::StopReason::Stopped));
}

void AnswerJob::fail(const chat::Error &error)
{
    auto said = error;
    if (error.code == chat::Error::Code::InvalidNumbers)
        said.detail = QStringLiteral("The model produced invalid numbers. Stopped at token %1.").arg(m_tokens.size());
    if (m_generating) {
        m_text->finish();
        emitText();
    }
    end();
    Q_EMIT m_desk.outbox.generationFailed(m_request.id, said, result(chat::StopReason::Stopped));
}

chat::Tokens AnswerJob::run() const
{
    auto run = m_suffix;
    run.insert(run.end(), m_tokens.begin(), m_tokens.end());
    return run;
}

chat::TokenIds AnswerJob::tokenIds() const
{
    chat::TokenIds ids{.format = loaded().info.tokenFormat, .history = {}, .run = {}};
    if (m_tokens.empty())
        return ids;
    ids.run = run();
    const bool thought = !m_suffix.empty() || !m_text->thinking().isEmpty();
    ids.history =
        thought ? loaded().tokenizer->encode(loaded().prompt.answerSegment(m_text->text().trimmed().toStdString()))
                : ids.run;
    return ids;
}

chat::GenerationResult AnswerJob::result(chat::StopReason reason) const
{
    chat::GenerationResult made;
    made.answer = m_request.answer;
    made.reason = reason;
    made.encoded = m_encoded;
    made.statistics = m_statistics;
    if (!m_generating) { // nothing new: what was there stays
        if (m_request.unfinished) {
            made.text = m_request.unfinished->text;
            made.thinking = m_request.unfinished->thinking;
            made.tokens = m_request.unfinished->tokens;
        }
        return made;
    }
    made.text = m_text->text().trimmed();
    made.thinking = m_text->thinking().trimmed();
    made.tokens = tokenIds();
    made.statistics.answerTokens = int(m_tokens.size());
    made.statistics.tokensInChat = qint64(m_promptTokens.size() + made.tokens.history.size());
    const auto seconds = double(m_clock.elapsed()) / 1000.0;
    if (seconds > 0 && m_tokens.size() > m_resumed)
        made.statistics.tokensPerSecond = double(m_tokens.size() - m_resumed) / seconds;
    return made;
}

chat::SnapshotKey AnswerJob::keyBehind(const chat::Tokens &run) const
{
    SnapshotKeys keys(loaded().owner.fingerprint);
    keys.add(m_promptTokens);
    keys.add(run);
    return keys.key();
}

void AnswerJob::keepWaypoint()
{
    m_desk.cache.put(loaded(),
                     {.position = m_point.tokens,
                      .key = keyBehind(run()),
                      .message = 0,
                      .kind = chat::SnapshotKind::Waypoint,
                      .feed = Sequence::Feed::Rows,
                      .found = false},
                     m_point, m_request.conversation, m_request.keepSnapshots);
}

/// The next turn goes on from the history; where that is another than the run, the run's end serves Continue only.
void AnswerJob::keepEnd(const chat::TokenIds &ids, chat::StopReason reason)
{
    const bool same = ids.history == ids.run;
    const bool canContinue = reason == chat::StopReason::TokenLimit || reason == chat::StopReason::Stopped;
    if (!m_tokens.empty() && (same || canContinue))
        m_desk.cache.put(loaded(),
                         {.position = m_point.tokens,
                          .key = keyBehind(ids.run),
                          .message = m_request.answer,
                          .kind = same ? chat::SnapshotKind::AnswerEnd : chat::SnapshotKind::Waypoint,
                          .feed = Sequence::Feed::Rows,
                          .found = false},
                         m_point, m_request.conversation, m_request.keepSnapshots);
    if (same)
        return;
    Sequence history(loaded(), m_request.persona, m_request.path);
    history.append(m_request.answer, ids.history, Sequence::Feed::Rows, chat::SnapshotKind::AnswerEnd);
    m_desk.later(
        std::make_unique<RefeedJob>(std::move(history), m_request.conversation, m_request.keepSnapshots, m_desk));
}

} // namespace inference
