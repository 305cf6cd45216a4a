#pragma once

#include "chat/GenerationRequest.h"
#include "chat/ModelInfo.h"

#include <QObject>

namespace inference {

/// What the inference thread has to say; InferenceService passes it on as the signals of chat::TextGenerator, where
/// they are described.
class Outbox : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void modelProgress(chat::RequestId id, double fraction);
    void modelLoaded(chat::RequestId id, const chat::ModelInfo &model);
    void modelFailed(chat::RequestId id, const chat::Error &error);
    void modelUnloaded();
    void promptProgress(chat::RequestId id, qint64 fed, qint64 toFeed, qint64 reused);
    void textGenerated(chat::RequestId id, const QString &piece, bool thinking, int tokens);
    void checkpoint(chat::RequestId id, const chat::GenerationResult &soFar);
    void generated(chat::RequestId id, const chat::GenerationResult &result);
    void generationFailed(chat::RequestId id, const chat::Error &error, const chat::GenerationResult &soFar);
    void prepared(chat::RequestId id, const chat::Readiness &readiness);
    void prepareFailed(chat::RequestId id, const chat::Error &error);
    void titleMade(chat::RequestId id, const QString &title);
    void titleFailed(chat::RequestId id, const chat::Error &error);
    void verifyProgress(chat::RequestId id, qint64 done, qint64 tokens);
    void verified(chat::RequestId id, const chat::Verification &verification);
    void verifyFailed(chat::RequestId id, const chat::Error &error);
};

} // namespace inference
