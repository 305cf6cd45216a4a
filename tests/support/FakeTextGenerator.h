#pragma once

#include "chat/TextGenerator.h"

namespace support {

/// Takes requests down and lets the test play the model, by emitting the signals.
class FakeTextGenerator : public chat::TextGenerator
{
public:
    struct Load
    {
        chat::RequestId id = 0;
        QString path;
        std::stop_token stop;
    };
    QList<Load> loads;
    QList<chat::GenerationRequest> answers;
    QList<chat::PrepareRequest> prepares;
    QList<chat::TitleRequest> titles;
    QList<chat::VerifyRequest> verifications;
    std::optional<chat::ModelInfo> loaded;

    void loadModel(chat::RequestId id, const QString &path, std::stop_token stop) override
    {
        loads.append({id, path, stop});
    }
    void unloadModel() override
    {
        loaded.reset();
        Q_EMIT modelUnloaded();
    }
    std::optional<chat::ModelInfo> model() const override { return loaded; }
    void generate(const chat::GenerationRequest &request) override { answers.append(request); }
    void prepare(const chat::PrepareRequest &request) override { prepares.append(request); }
    void makeTitle(const chat::TitleRequest &request) override { titles.append(request); }
    void verify(const chat::VerifyRequest &request) override { verifications.append(request); }

    /// A model is there and said so.
    void finishLoading(chat::RequestId id = 0, const QString &path = QStringLiteral("/models/small.gguf"))
    {
        loaded = chat::ModelInfo();
        loaded->path = path;
        loaded->name = QStringLiteral("Small");
        Q_EMIT modelLoaded(id, *loaded);
    }

    /// The answer to `request` so far, as checkpoint and terminal signals carry it.
    static chat::GenerationResult result(const chat::GenerationRequest &request, const QString &text,
                                         chat::StopReason reason = chat::StopReason::StopText)
    {
        chat::GenerationResult made;
        made.answer = request.answer;
        made.reason = reason;
        made.text = text;
        for (const auto byte : text.toUtf8())
            made.tokens.run.push_back(std::uint8_t(byte));
        made.tokens.history = made.tokens.run;
        return made;
    }

    void say(const chat::GenerationRequest &request, const QString &piece, bool thinking = false)
    {
        Q_EMIT textGenerated(request.id, piece, thinking, 1);
    }
    void finish(const chat::GenerationRequest &request, const QString &text,
                chat::StopReason reason = chat::StopReason::StopText)
    {
        Q_EMIT generated(request.id, result(request, text, reason));
    }
};

} // namespace support
