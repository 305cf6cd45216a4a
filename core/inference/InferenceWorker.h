#pragma once

#include "chat/StateStore.h"
#include "inference/GiveWay.h"
#include "inference/Job.h"

#include <QThread>

#include <deque>
#include <vector>

namespace inference {

class AnswerJob;

/// Works requests off: the most urgent first, in slices, so that others can come in between. A model is read on a
/// further thread, because the old one answers meanwhile.
///
/// Thread: lives on `inference`; all calls there. Owns: model, jobs, states in memory.
class InferenceWorker : public QObject
{
    Q_OBJECT

public:
    /// `quit` ends a load under way before the worker itself ends.
    InferenceWorker(chat::StateStore &store, GiveWay &giveWay, int threads, std::stop_token quit);
    void setThreads(int threads) { m_threads = threads; } ///< of the models loaded from now on
    ~InferenceWorker() override;

    Outbox &outbox() { return m_outbox; }

    /// `family`: PromptFormat::name; another text: what the file says of itself.
    void load(chat::RequestId id, const QString &path, const QString &family, std::stop_token stop);
    void unload();
    void generate(const chat::GenerationRequest &request);
    void prepare(const chat::PrepareRequest &request);
    void makeTitle(const chat::TitleRequest &request);
    void verify(const chat::VerifyRequest &request);

private:
    struct Load
    {
        chat::RequestId id = 0;
        QString path;
        std::optional<engine::PromptFamily> family;
        std::stop_token stop;
    };

    template<typename MakeJob>
    void accept(MakeJob make);
    void enqueue(std::unique_ptr<Job> job);
    void schedule();
    void runSlice();
    void runJob(Job &job);
    bool decodeTogether();
    void cancelStopped();
    void dropEnded();
    std::vector<AnswerJob *> readyAnswers();
    void step(const std::vector<AnswerJob *> &answers, const std::vector<std::uint32_t> &tokens);
    /// Runs `work`; what it throws ends the jobs, with one signal each.
    template<typename Work>
    static void guarded(const std::vector<Job *> &jobs, Work work);
    void waitingFail();
    void startLoad();
    void onLoaded(const Load &load, std::shared_ptr<LoadedModel> model, const std::optional<chat::Error> &error);

    Outbox m_outbox;
    GiveWay &m_giveWay;
    StateCache m_cache;
    int m_threads;
    std::stop_token m_quit;
    std::shared_ptr<LoadedModel> m_model;
    std::vector<std::unique_ptr<Job>> m_jobs;                     ///< most urgent first, then by arrival
    std::vector<std::function<std::unique_ptr<Job>()>> m_waiting; ///< for the model that is being loaded
    std::deque<Load> m_loads;                                     ///< the first one is under way
    std::unique_ptr<QThread> m_loading;
    bool m_scheduled = false;
};

} // namespace inference
