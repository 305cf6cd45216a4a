#include "inference/InferenceService.h"

#include "inference/InferenceWorker.h"

namespace inference {

namespace {

constexpr int kMostUrgent = -1; ///< before every job: models, the end

} // namespace

InferenceService::InferenceService(chat::StateStore &store, int threads, QObject *parent)
    : TextGenerator(parent), m_worker(new InferenceWorker(store, m_giveWay, threads, m_quit.get_token()))
{
    auto *from = &m_worker->outbox();
    const auto pass = [this, from](auto outboxSignal, auto ownSignal) { connect(from, outboxSignal, this, ownSignal); };
    connect(from, &Outbox::modelLoaded, this, [this](chat::RequestId id, const chat::ModelInfo &model) {
        m_model = model;
        Q_EMIT modelLoaded(id, model);
    });
    connect(from, &Outbox::modelUnloaded, this, [this] {
        m_model.reset();
        Q_EMIT modelUnloaded();
    });
    pass(&Outbox::modelProgress, &TextGenerator::modelProgress);
    pass(&Outbox::modelFailed, &TextGenerator::modelFailed);
    pass(&Outbox::promptProgress, &TextGenerator::promptProgress);
    pass(&Outbox::textGenerated, &TextGenerator::textGenerated);
    pass(&Outbox::checkpoint, &TextGenerator::checkpoint);
    pass(&Outbox::generated, &TextGenerator::generated);
    pass(&Outbox::generationFailed, &TextGenerator::generationFailed);
    pass(&Outbox::prepared, &TextGenerator::prepared);
    pass(&Outbox::prepareFailed, &TextGenerator::prepareFailed);
    pass(&Outbox::titleMade, &TextGenerator::titleMade);
    pass(&Outbox::titleFailed, &TextGenerator::titleFailed);
    pass(&Outbox::verifyProgress, &TextGenerator::verifyProgress);
    pass(&Outbox::verified, &TextGenerator::verified);
    pass(&Outbox::verifyFailed, &TextGenerator::verifyFailed);

    m_thread.setObjectName(QStringLiteral("inference"));
    m_worker->moveToThread(&m_thread);
    from->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

InferenceService::~InferenceService()
{
    m_quit.request_stop();
    m_giveWay.arrive(kMostUrgent);
    m_thread.quit();
    m_thread.wait();
}

template<typename Call>
void InferenceService::post(int urgency, Call call)
{
    m_giveWay.arrive(urgency);
    QMetaObject::invokeMethod(
        m_worker,
        [this, call] {
            m_giveWay.seen();
            call(*m_worker);
        },
        Qt::QueuedConnection);
}

void InferenceService::setThreads(int threads)
{
    post(kMostUrgent, [=](InferenceWorker &worker) { worker.setThreads(threads); });
}

void InferenceService::loadModel(chat::RequestId id, const QString &path, std::stop_token stop)
{
    const auto family = m_familyOf ? m_familyOf(path) : QString();
    post(kMostUrgent, [=](InferenceWorker &worker) { worker.load(id, path, family, stop); });
}

void InferenceService::unloadModel()
{
    post(kMostUrgent, [](InferenceWorker &worker) { worker.unload(); });
}

void InferenceService::generate(const chat::GenerationRequest &request)
{
    post(int(Job::Priority::Answer), [request](InferenceWorker &worker) { worker.generate(request); });
}

void InferenceService::prepare(const chat::PrepareRequest &request)
{
    post(int(Job::Priority::Prepare), [request](InferenceWorker &worker) { worker.prepare(request); });
}

void InferenceService::makeTitle(const chat::TitleRequest &request)
{
    post(int(Job::Priority::Title), [request](InferenceWorker &worker) { worker.makeTitle(request); });
}

void InferenceService::verify(const chat::VerifyRequest &request)
{
    post(int(Job::Priority::Verify), [request](InferenceWorker &worker) { worker.verify(request); });
}

} // namespace inference
