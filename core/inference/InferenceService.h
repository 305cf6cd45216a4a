#pragma once

#include "chat/StateStore.h"
#include "chat/TextGenerator.h"
#include "inference/GiveWay.h"

#include <QThread>

#include <functional>
#include <memory>

namespace inference {

class InferenceWorker;

/// The text generator: posts requests to the worker on the thread `inference` and passes its signals on.
///
/// Thread: GUI. Owns the inference thread; its end waits for a slice under way (≤ 100 ms, or one layer of a large
/// model).
class InferenceService : public chat::TextGenerator
{
    Q_OBJECT

public:
    /// `threads`: of the computation, 0 = as many as the processor has. The store must outlive it.
    explicit InferenceService(chat::StateStore &store, int threads = 0, QObject *parent = nullptr);
    ~InferenceService() override;

    /// Of the models loaded from now on; 0 = as many as the processor has.
    void setThreads(int threads);

    /// Asked at each load how the model is spoken to: "world", "g1", "raven", "answers"; anything else, and without
    /// this, it is what the file says of itself.
    void setPromptFamilies(std::function<QString(const QString &path)> of) { m_familyOf = std::move(of); }

    void loadModel(chat::RequestId id, const QString &path, std::stop_token stop) override;
    void unloadModel() override;
    std::optional<chat::ModelInfo> model() const override { return m_model; }
    void generate(const chat::GenerationRequest &request) override;
    void prepare(const chat::PrepareRequest &request) override;
    void makeTitle(const chat::TitleRequest &request) override;
    void verify(const chat::VerifyRequest &request) override;

private:
    template<typename Call>
    void post(int urgency, Call call);

    std::optional<chat::ModelInfo> m_model;
    std::function<QString(const QString &)> m_familyOf;
    GiveWay m_giveWay;
    std::stop_source m_quit;
    QThread m_thread;
    InferenceWorker *m_worker; ///< lives and dies on the thread
};

} // namespace inference
