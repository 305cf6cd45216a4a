#pragma once

#include "chat/TextGenerator.h"

#include <QTimer>

#include <map>

namespace support {

/// A model that says what the test wants at the pace of a real one: 15 pieces of text a second, the same every time.
/// It reads nothing, so every chat is ready at once.
class ScriptedGenerator : public chat::TextGenerator
{
public:
    QString answer = QStringLiteral("Yes.");
    QString thinking;                             ///< before it; empty: none
    QString title = QStringLiteral("A title");    ///< of every chat
    QString name = QStringLiteral("Scripted 1B"); ///< of the model
    bool builtIn = false;
    int piece = 40;                               ///< characters
    int paceMs = 66;

    void loadModel(chat::RequestId id, const QString &path, std::stop_token) override
    {
        chat::ModelInfo info;
        info.path = path;
        info.name = name;
        info.version = QStringLiteral("7");
        info.fingerprint = QByteArray(32, 'f');
        info.tokenFormat = QByteArrayLiteral("bytes");
        info.stateBytes = 6'500'000;
        info.canThink = true;
        info.builtIn = builtIn;
        m_model = info;
        later([this, id] { Q_EMIT modelLoaded(id, *m_model); });
    }
    void unloadModel() override
    {
        m_model.reset();
        later([this] { Q_EMIT modelUnloaded(); });
    }
    std::optional<chat::ModelInfo> model() const override { return m_model; }

    void generate(const chat::GenerationRequest &request) override
    {
        auto *timer = new QTimer(this);
        const auto id = request.id;
        m_running[id] = {request, timer, 0};
        timer->setInterval(paceMs);
        connect(timer, &QTimer::timeout, this, [this, id] { step(id); });
        later([this, id] { Q_EMIT promptProgress(id, 0, 0, 0); });
        timer->start();
    }
    void prepare(const chat::PrepareRequest &request) override
    {
        chat::Readiness readiness;
        readiness.message = request.path.isEmpty() ? 0 : request.path.back().id;
        readiness.tokens = 100 * request.path.size();
        readiness.tokensPerSecond = 1000;
        later([this, id = request.id, readiness] { Q_EMIT prepared(id, readiness); });
    }
    void makeTitle(const chat::TitleRequest &request) override
    {
        later([this, id = request.id] { Q_EMIT titleMade(id, title); });
    }
    void verify(const chat::VerifyRequest &request) override
    {
        later([this, id = request.id] { Q_EMIT verified(id, {}); });
    }

private:
    struct Answer
    {
        chat::GenerationRequest request;
        QTimer *timer = nullptr;
        qsizetype said = 0; ///< characters of thinking + answer
    };

    template<typename Call>
    void later(Call call)
    {
        QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
    }

    chat::GenerationResult result(const Answer &each, chat::StopReason reason) const
    {
        chat::GenerationResult made;
        made.answer = each.request.answer;
        made.reason = reason;
        made.thinking = thinking.left(each.said);
        made.text = answer.left(std::max<qsizetype>(0, each.said - thinking.size()));
        made.statistics.model = name;
        made.statistics.answerTokens = int(each.said / 4);
        made.statistics.tokensPerSecond = 1000.0 * piece / 4 / paceMs;
        made.statistics.tokensInChat = 100 * each.request.path.size();
        for (const auto byte : made.text.toUtf8())
            made.tokens.run.push_back(std::uint8_t(byte));
        made.tokens.history = made.tokens.run;
        return made;
    }

    void step(chat::RequestId id)
    {
        auto &each = m_running.at(id);
        const auto all = thinking.size() + answer.size();
        const bool stopped = each.request.stop.stop_requested();
        if (stopped || each.said >= all) {
            const auto made = result(each, stopped ? chat::StopReason::Stopped : chat::StopReason::StopText);
            each.timer->deleteLater();
            m_running.erase(id);
            Q_EMIT generated(id, made);
            return;
        }
        const bool thinks = each.said < thinking.size();
        const auto end = thinks ? std::min(each.said + piece, thinking.size()) : std::min(each.said + piece, all);
        const auto words = thinks ? thinking.mid(each.said, end - each.said)
                                  : answer.mid(each.said - thinking.size(), end - each.said);
        const bool second = (each.said / piece) % 15 == 14;
        each.said = end;
        Q_EMIT textGenerated(id, words, thinks, int(end / 4));
        if (second)
            Q_EMIT checkpoint(id, result(each, chat::StopReason::Stopped));
    }

    std::optional<chat::ModelInfo> m_model;
    std::map<chat::RequestId, Answer> m_running;
};

} // namespace support
