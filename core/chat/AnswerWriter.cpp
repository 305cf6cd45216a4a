#include "chat/AnswerWriter.h"

#include "chat/Futures.h"

namespace chat {

namespace {

MessageStatus statusOf(StopReason reason)
{
    switch (reason) {
    case StopReason::EndOfText:
    case StopReason::StopText:
        return MessageStatus::Complete;
    case StopReason::TokenLimit:
        return MessageStatus::LengthLimit;
    case StopReason::Stopped:
        return MessageStatus::Stopped;
    }
    return MessageStatus::Stopped;
}

/// The result when nothing was generated: what the message held before.
GenerationResult resultOf(const Message &message)
{
    return {.answer = message.id,
            .reason = StopReason::Stopped,
            .text = message.text,
            .thinking = message.thinking,
            .tokens = message.tokens,
            .statistics = message.statistics.value_or(AnswerStatistics()),
            .encoded = {}};
}

} // namespace

double secondsLeft(const Progress &progress, qint64 elapsedMs)
{
    if (progress.fed <= 0 || progress.fed >= progress.toFeed)
        return 0;
    return double(progress.toFeed - progress.fed) * double(elapsedMs) / 1000.0 / double(progress.fed);
}

AnswerWriter::AnswerWriter(ConversationRepository &repository, TextGenerator &generator, QObject *parent)
    : QObject(parent), m_repository(repository), m_generator(generator)
{
    connect(&generator, &TextGenerator::promptProgress, this, &AnswerWriter::onProgress);
    connect(&generator, &TextGenerator::textGenerated, this, &AnswerWriter::onText);
    connect(&generator, &TextGenerator::checkpoint, this, &AnswerWriter::onCheckpoint);
    connect(&generator, &TextGenerator::generated, this, [this](RequestId id, const GenerationResult &result) {
        end(id, result, statusOf(result.reason), std::nullopt);
    });
    connect(&generator, &TextGenerator::generationFailed, this, &AnswerWriter::onFailed);
}

AnswerWriter::~AnswerWriter()
{
    for (auto &[id, answer] : m_answers)
        answer.stop.request_stop();
}

void AnswerWriter::write(const Message &answer, const QString &persona, bool keepSnapshots)
{
    const auto id = TextGenerator::nextRequestId();
    m_answers.emplace(id, Answer{.message = answer,
                                 .activity = Activity::Waiting,
                                 .progress = {},
                                 .stop = {},
                                 .reading = {},
                                 .ended = false,
                                 .saving = false,
                                 .next = {}});
    Q_EMIT changed(answer.id);
    // With the answer itself: what is shown of it came without the ids that it goes on from.
    whenDone(
        m_repository.path(answer.id), this,
        [this, id, persona, keepSnapshots](QList<Message> path) {
            if (auto *underWay = running(id); underWay && !path.isEmpty())
                underWay->message.tokens = path.takeLast().tokens;
            ask(id, path, persona, keepSnapshots);
        },
        [this, id](const Error &error) { onFailed(id, error, {}); });
}

void AnswerWriter::ask(RequestId id, const QList<Message> &path, const QString &persona, bool keepSnapshots)
{
    const auto *answer = running(id);
    if (!answer)
        return;
    const auto &message = answer->message;
    GenerationRequest request{.id = id,
                              .conversation = message.conversation,
                              .answer = message.id,
                              .path = path,
                              .unfinished = std::nullopt,
                              .persona = persona,
                              .settings = GenerationSettings::fromJson(message.settings),
                              .unsure = std::nullopt,
                              .seed = message.seed,
                              .keepSnapshots = keepSnapshots,
                              .stop = answer->stop.get_token()};
    if (!message.text.isEmpty() || !message.thinking.isEmpty() || !message.tokens.run.empty())
        request.unfinished = message;
    if (!m_topics.isEmpty() && !path.isEmpty())
        request.unsure = Unsure{.below = m_topics.sure(), .text = m_topics.offer(path.back().text)};
    m_generator.generate(request);
}

void AnswerWriter::stop(MessageId answer)
{
    for (auto &[id, each] : m_answers)
        if (each.message.id == answer)
            each.stop.request_stop();
}

void AnswerWriter::stopIn(ConversationId conversation)
{
    for (auto &[id, answer] : m_answers)
        if (answer.message.conversation == conversation)
            answer.stop.request_stop();
}

void AnswerWriter::stopAll()
{
    for (auto &[id, answer] : m_answers)
        answer.stop.request_stop();
}

const AnswerWriter::Answer *AnswerWriter::find(MessageId answer) const
{
    for (const auto &[id, each] : m_answers)
        if (each.message.id == answer)
            return &each;
    return nullptr;
}

const AnswerWriter::Answer *AnswerWriter::findIn(ConversationId conversation) const
{
    const Answer *newest = nullptr;
    for (const auto &[id, each] : m_answers)
        if (each.message.conversation == conversation)
            newest = &each;
    return newest;
}

AnswerWriter::Answer *AnswerWriter::running(RequestId id)
{
    const auto found = m_answers.find(id);
    return found == m_answers.end() || found->second.ended ? nullptr : &found->second;
}

void AnswerWriter::onProgress(RequestId id, qint64 fed, qint64 toFeed, qint64 reused)
{
    auto *underWay = running(id);
    if (!underWay)
        return;
    auto &answer = *underWay;
    if (!answer.reading.isValid())
        answer.reading.start();
    answer.activity = Activity::Reading;
    answer.progress = {.fed = fed, .toFeed = toFeed, .reused = reused, .secondsLeft = 0};
    answer.progress.secondsLeft = secondsLeft(answer.progress, answer.reading.elapsed());
    Q_EMIT changed(answer.message.id);
}

void AnswerWriter::onText(RequestId id, const QString &piece, bool thinking, int)
{
    auto *underWay = running(id);
    if (!underWay)
        return;
    auto &answer = *underWay;
    (thinking ? answer.message.thinking : answer.message.text) += piece;
    const auto activity = thinking ? Activity::Thinking : Activity::Answering;
    const auto message = answer.message.id;
    const bool other = std::exchange(answer.activity, activity) != activity;
    Q_EMIT textAdded(message, piece, thinking);
    if (other)
        Q_EMIT changed(message);
}

void AnswerWriter::onCheckpoint(RequestId id, const GenerationResult &soFar)
{
    auto *answer = running(id);
    if (!answer)
        return;
    // On a slow disk checkpoints must not queue up: each would be older by the time it is written.
    if (answer->saving)
        answer->next = soFar;
    else
        saveCheckpoint(id, soFar);
}

void AnswerWriter::saveCheckpoint(RequestId id, const GenerationResult &soFar)
{
    running(id)->saving = true;
    whenDone(
        m_repository.saveAnswer(soFar, MessageStatus::Generating), this, [this, id] { checkpointSaved(id); },
        [this, id, message = soFar.answer](const Error &error) {
            checkpointSaved(id);
            if (error.code != Error::Code::NotFound) // thrown away meanwhile
                Q_EMIT saveFailed(error, message);
        });
}

void AnswerWriter::checkpointSaved(RequestId id)
{
    auto *answer = running(id);
    if (!answer)
        return;
    answer->saving = false;
    if (const auto next = std::exchange(answer->next, std::nullopt))
        saveCheckpoint(id, *next);
}

void AnswerWriter::onFailed(RequestId id, const Error &error, const GenerationResult &soFar)
{
    const auto *answer = running(id);
    if (!answer)
        return;
    // A request that failed before its first token brings an empty result: what a continued answer held must stay.
    const auto result = soFar.answer == answer->message.id ? soFar : resultOf(answer->message);
    if (error.code == Error::Code::Cancelled)
        end(id, result, MessageStatus::Stopped, std::nullopt);
    else
        end(id, result, MessageStatus::Failed, error);
}

void AnswerWriter::end(RequestId id, const GenerationResult &result, MessageStatus status,
                       const std::optional<Error> &error)
{
    const auto found = m_answers.find(id);
    if (found == m_answers.end() || std::exchange(found->second.ended, true))
        return;
    auto &message = found->second.message;
    message.text = result.text;
    message.thinking = result.thinking;
    message.tokens = result.tokens;
    message.statistics = result.statistics;
    message.status = status;
    found->second.activity = Activity::Saving;
    Q_EMIT changed(message.id);
    whenDone(
        m_repository.saveAnswer(result, status), this, [this, id, error] { leave(id, error); },
        [this, id, error, result, status](const Error &saving) {
            // A message that was thrown away meanwhile needs no saving.
            if (saving.code == Error::Code::NotFound)
                return leave(id, error);
            m_unsaved[result.answer] = {.result = result, .status = status};
            leave(id, error);
            Q_EMIT saveFailed(saving, result.answer);
            Q_EMIT unsavedChanged();
        });
}

void AnswerWriter::leave(RequestId id, const std::optional<Error> &error)
{
    const auto node = m_answers.extract(id);
    Q_EMIT finished(node.mapped().message, error);
    tellWhenIdle();
}

void AnswerWriter::retrySave()
{
    for (const auto &[message, unsaved] : std::exchange(m_unsaved, {})) {
        ++m_saving;
        whenDone(
            m_repository.saveAnswer(unsaved.result, unsaved.status), this,
            [this] {
                --m_saving;
                Q_EMIT unsavedChanged();
                tellWhenIdle();
            },
            [this, id = message, kept = unsaved](const Error &error) {
                --m_saving;
                m_unsaved.emplace(id, kept);
                Q_EMIT saveFailed(error, id);
                Q_EMIT unsavedChanged();
                tellWhenIdle();
            });
    }
}

void AnswerWriter::tellWhenIdle()
{
    if (isIdle())
        Q_EMIT idle();
}

} // namespace chat
