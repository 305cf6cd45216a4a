#pragma once

#include "chat/GenerationRequest.h"
#include "chat/ModelInfo.h"

#include <QObject>

namespace chat {

/// The model as the rest of the program sees it. Calls return at once; each request ends in exactly one of its finished
/// / failed signals, also when it was stopped before it began. Several may wait: answer > prepare > re-feed > title >
/// verify.
///
/// Thread: GUI thread only; signals arrive there.
class TextGenerator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Between checkpoints of an answer. At most a second of text may be lost by a kill: the rest of that second is for
    /// the way to the disk on a machine that is busy.
    static constexpr int kCheckpointMs = 400;

    /// Loads a GGUF file; `path` ":/…" is a resource. The old model answers until the new one is ready and stays when
    /// loading fails.
    virtual void loadModel(chat::RequestId id, const QString &path, std::stop_token stop) = 0;
    virtual void unloadModel() = 0;
    virtual std::optional<chat::ModelInfo> model() const = 0; ///< nullopt: none loaded

    virtual void generate(const chat::GenerationRequest &request) = 0;
    virtual void prepare(const chat::PrepareRequest &request) = 0;
    virtual void makeTitle(const chat::TitleRequest &request) = 0;
    virtual void verify(const chat::VerifyRequest &request) = 0;

    static chat::RequestId nextRequestId(); ///< thread-safe

Q_SIGNALS:
    void modelProgress(chat::RequestId id, double fraction);
    void modelLoaded(chat::RequestId id, const chat::ModelInfo &model);
    void modelFailed(chat::RequestId id, const chat::Error &error);
    void modelUnloaded();

    /// Tokens of the prompt fed so far; `reused` came from a snapshot. Sent at the start and after each chunk.
    void promptProgress(chat::RequestId id, qint64 fed, qint64 toFeed, qint64 reused);

    /// New whole characters of the answer, at most 15 times a second; `tokens` is the number of answer tokens so far.
    void textGenerated(chat::RequestId id, const QString &piece, bool thinking, int tokens);

    /// Enough to take the answer up again after a kill; at most kCheckpointMs after text that it holds first.
    void checkpoint(chat::RequestId id, const chat::GenerationResult &soFar);

    void generated(chat::RequestId id, const chat::GenerationResult &result);
    void generationFailed(chat::RequestId id, const chat::Error &error, const chat::GenerationResult &soFar);

    void prepared(chat::RequestId id, const chat::Readiness &readiness);
    void prepareFailed(chat::RequestId id, const chat::Error &error);

    void titleMade(chat::RequestId id, const QString &title); ///< one line, not empty
    void titleFailed(chat::RequestId id, const chat::Error &error);

    void verifyProgress(chat::RequestId id, qint64 done, qint64 tokens);
    void verified(chat::RequestId id, const chat::Verification &verification);
    void verifyFailed(chat::RequestId id, const chat::Error &error);
};

} // namespace chat
