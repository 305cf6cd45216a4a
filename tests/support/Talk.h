#pragma once

#include "chat/TextGenerator.h"

#include <QSignalSpy>
#include <QTest>

#include <variant>

namespace support {

/// Builds paths of messages by hand and asks a generator, one request at a time.
class Talk
{
public:
    explicit Talk(chat::TextGenerator &generator) : m_generator(generator)
    {
        QObject::connect(&generator, &chat::TextGenerator::promptProgress, &m_context,
                         [this](chat::RequestId, qint64 fed, qint64 toFeed, qint64 reused) {
                             this->fed = fed;
                             this->toFeed = toFeed;
                             this->reused = reused;
                         });
        QObject::connect(&generator, &chat::TextGenerator::textGenerated, &m_context,
                         [this](chat::RequestId, const QString &piece, bool thinking, int) {
                             (thinking ? streamedThinking : streamed) += piece;
                             ++pieces;
                         });
    }

    QList<chat::Message> path; ///< so far; a finished answer is added by answer()
    chat::GenerationSettings settings{.temperature = 0, .maxTokens = 64};
    quint64 seed = 1;
    chat::ConversationId conversation = 1;
    bool keepSnapshots = true;
    qint64 fed = 0, toFeed = 0, reused = 0; ///< of the last promptProgress
    QString streamed, streamedThinking;     ///< pieces of the last answer
    int pieces = 0;
    std::optional<chat::Error> error; ///< of the last request

    bool load(const QString &file)
    {
        QSignalSpy loaded(&m_generator, &chat::TextGenerator::modelLoaded);
        QSignalSpy failed(&m_generator, &chat::TextGenerator::modelFailed);
        m_generator.loadModel(chat::TextGenerator::nextRequestId(), file, {});
        if (!QTest::qWaitFor([&] { return !loaded.isEmpty() || !failed.isEmpty(); }, 60000))
            return false;
        if (!failed.isEmpty())
            error = failed[0][1].value<chat::Error>();
        return failed.isEmpty();
    }

    chat::Message &say(const QString &text)
    {
        chat::Message question;
        question.role = chat::Role::User;
        question.text = text;
        return add(question);
    }

    chat::GenerationRequest request(std::stop_token stop = {}) const
    {
        chat::GenerationRequest made;
        made.id = chat::TextGenerator::nextRequestId();
        made.conversation = conversation;
        made.answer = nextId();
        made.path = path;
        made.settings = settings;
        made.seed = seed;
        made.keepSnapshots = keepSnapshots;
        made.stop = std::move(stop);
        return made;
    }

    /// The end of a request: its result, and `error` when it failed.
    chat::GenerationResult finish(const chat::GenerationRequest &request)
    {
        error.reset();
        streamed.clear();
        streamedThinking.clear();
        pieces = 0;
        std::optional<chat::GenerationResult> result;
        QObject context;
        QObject::connect(&m_generator, &chat::TextGenerator::generated, &context,
                         [&](chat::RequestId id, const chat::GenerationResult &made) {
                             if (id == request.id)
                                 result = made;
                         });
        QObject::connect(&m_generator, &chat::TextGenerator::generationFailed, &context,
                         [&](chat::RequestId id, const chat::Error &why, const chat::GenerationResult &soFar) {
                             if (id != request.id)
                                 return;
                             error = why;
                             result = soFar;
                         });
        m_generator.generate(request);
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60000))
            qFatal("an answer did not end");
        return *result;
    }

    /// Answers the path and adds the answer to it.
    chat::GenerationResult answer(std::stop_token stop = {})
    {
        const auto result = finish(request(std::move(stop)));
        addAnswer(result);
        return result;
    }
    chat::GenerationResult ask(const QString &text)
    {
        say(text);
        return answer();
    }
    chat::Message &addAnswer(const chat::GenerationResult &result)
    {
        take(result.encoded);
        chat::Message message;
        message.role = chat::Role::Assistant;
        message.text = result.text;
        message.thinking = result.thinking;
        message.tokens = result.tokens;
        message.statistics = result.statistics;
        return add(message);
    }

    /// What going on from the path costs.
    chat::Readiness prepare(bool feed = false)
    {
        QSignalSpy prepared(&m_generator, &chat::TextGenerator::prepared);
        QSignalSpy failed(&m_generator, &chat::TextGenerator::prepareFailed);
        chat::PrepareRequest made;
        made.id = chat::TextGenerator::nextRequestId();
        made.conversation = conversation;
        made.path = path;
        made.feed = feed;
        made.keepSnapshots = keepSnapshots;
        m_generator.prepare(made);
        if (!QTest::qWaitFor([&] { return !prepared.isEmpty() || !failed.isEmpty(); }, 60000) || prepared.isEmpty())
            qFatal("a chat could not be prepared: %s",
                   failed.isEmpty() ? "no end" : qPrintable(failed[0][1].value<chat::Error>().detail));
        const auto readiness = prepared[0][1].value<chat::Readiness>();
        take(readiness.encoded);
        return readiness;
    }

private:
    chat::MessageId nextId() const { return path.isEmpty() ? 1 : path.back().id + 1; }
    chat::Message &add(chat::Message message)
    {
        message.id = nextId();
        message.parent = path.isEmpty() ? 0 : path.back().id;
        message.conversation = conversation;
        path.append(message);
        return path.back();
    }
    void take(const QList<chat::EncodedMessage> &encoded)
    {
        for (const auto &each : encoded)
            for (auto &message : path)
                if (message.id == each.message)
                    message.tokens = each.tokens;
    }

    chat::TextGenerator &m_generator;
    QObject m_context;
};

} // namespace support
