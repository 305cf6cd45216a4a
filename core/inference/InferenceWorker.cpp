#include "inference/InferenceWorker.h"

#include "inference/AnswerJob.h"
#include "inference/Border.h"
#include "inference/PrepareJob.h"
#include "inference/TitleJob.h"
#include "inference/VerifyJob.h"

#include <QFileInfo>

#include <algorithm>

namespace inference {

namespace {

constexpr int kTogetherMs = 50;

} // namespace

InferenceWorker::InferenceWorker(chat::StateStore &store, GiveWay &giveWay, int threads, std::stop_token quit)
    : m_giveWay(giveWay), m_cache(store), m_threads(threads), m_quit(std::move(quit))
{
}

InferenceWorker::~InferenceWorker()
{
    if (m_loading)
        m_loading->wait();
}

/// Makes the job now, or when the model that is being loaded is there.
template<typename MakeJob>
void InferenceWorker::accept(MakeJob make)
{
    const auto makeNow = [this, make]() -> std::unique_ptr<Job> {
        return make(
            Desk{.model = m_model, .cache = m_cache, .outbox = m_outbox, .later = [this](std::unique_ptr<Job> job) {
                     enqueue(std::move(job));
                 }});
    };
    if (m_model)
        return enqueue(makeNow());
    m_waiting.push_back(makeNow);
    if (m_loads.empty())
        waitingFail();
}

/// There is no model and none is coming.
void InferenceWorker::waitingFail()
{
    for (const auto &make : std::exchange(m_waiting, {})) {
        const auto job = make();
        if (job->stopRequested())
            job->cancel();
        else
            job->fail(chat::Error(chat::Error::Code::NoModel, QStringLiteral("no model is loaded")));
    }
}

void InferenceWorker::generate(const chat::GenerationRequest &request)
{
    accept([request](const Desk &desk) { return std::make_unique<AnswerJob>(request, desk); });
}

void InferenceWorker::prepare(const chat::PrepareRequest &request)
{
    accept([request](const Desk &desk) { return std::make_unique<PrepareJob>(request, desk); });
}

void InferenceWorker::makeTitle(const chat::TitleRequest &request)
{
    accept([request](const Desk &desk) { return std::make_unique<TitleJob>(request, desk); });
}

void InferenceWorker::verify(const chat::VerifyRequest &request)
{
    accept([request](const Desk &desk) { return std::make_unique<VerifyJob>(request, desk); });
}

void InferenceWorker::enqueue(std::unique_ptr<Job> job)
{
    const auto behind = std::upper_bound(m_jobs.begin(), m_jobs.end(), job,
                                         [](const auto &a, const auto &b) { return a->priority() < b->priority(); });
    m_jobs.insert(behind, std::move(job));
    schedule();
}

void InferenceWorker::schedule()
{
    if (!m_scheduled && !m_jobs.empty()) {
        m_scheduled = true;
        QMetaObject::invokeMethod(this, &InferenceWorker::runSlice, Qt::QueuedConnection);
    }
}

void InferenceWorker::runSlice()
{
    m_scheduled = false;
    cancelStopped();
    if (!m_jobs.empty() && !decodeTogether())
        runJob(*m_jobs.front());
    dropEnded();
    schedule();
}

/// The one place where what goes wrong in a job is caught.
template<typename Work>
void InferenceWorker::guarded(const std::vector<Job *> &jobs, Work work)
{
    try {
        work();
    } catch (...) {
        const auto error = currentError();
        for (auto *job : jobs)
            if (!job->ended())
                job->fail(error);
    }
}

void InferenceWorker::runJob(Job &job)
{
    const auto stop = m_giveWay.begin(int(job.priority()));
    const std::stop_callback link(job.stopToken(), [stop]() mutable { stop.request_stop(); });
    guarded({&job}, [&] { job.slice(stop.get_token()); });
}

void InferenceWorker::cancelStopped()
{
    for (std::size_t i = 0; i < m_jobs.size(); ++i) { // by index: an answer's end may add a job
        auto &job = *m_jobs[i];
        if (!job.ended() && job.stopRequested())
            guarded({&job}, [&job] { job.cancel(); });
    }
    dropEnded();
}

void InferenceWorker::dropEnded()
{
    std::erase_if(m_jobs, [](const auto &job) { return job->ended(); });
}

/// The answers that only need tokens drawn, of one model; empty when the first in the queue is none of them.
std::vector<AnswerJob *> InferenceWorker::readyAnswers()
{
    std::vector<AnswerJob *> ready;
    for (const auto &job : m_jobs) {
        auto *answer = dynamic_cast<AnswerJob *>(job.get());
        if (!answer || ready.size() == engine::Model::kMaxRows)
            break;
        if (answer->model() != m_jobs.front()->model())
            continue;
        guarded({answer}, [&] {
            if (answer->isReady())
                ready.push_back(answer);
        });
        if (ready.empty())
            break;
    }
    return ready;
}

/// Several answers share each pass over the weights. False: there are not several.
bool InferenceWorker::decodeTogether()
{
    if (m_jobs.size() < 2 || m_jobs[1]->priority() != Job::Priority::Answer)
        return false;
    const auto ready = readyAnswers();
    if (ready.size() < 2)
        return false;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kTogetherMs) {
        std::vector<AnswerJob *> answers;
        std::vector<std::uint32_t> tokens;
        for (auto *answer : ready)
            if (!answer->ended() && !answer->stopRequested())
                guarded({answer}, [&] {
                    if (const auto token = answer->next()) {
                        answers.push_back(answer);
                        tokens.push_back(*token);
                    }
                });
        if (answers.empty())
            break;
        guarded({answers.begin(), answers.end()}, [&] { step(answers, tokens); });
    }
    return true;
}

void InferenceWorker::step(const std::vector<AnswerJob *> &answers, const std::vector<std::uint32_t> &tokens)
{
    auto &model = *answers.front()->model()->model;
    std::vector<engine::State *> states;
    for (auto *answer : answers)
        states.push_back(&answer->point().state);
    const auto vocabulary = model.config().vocabulary;
    std::vector<float> logits(answers.size() * vocabulary); // [answers, V]
    model.stepBatch(states, tokens, logits);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto own = std::span(logits).subspan(i * vocabulary, vocabulary);
        answers[i]->point().logits.assign(own.begin(), own.end());
        answers[i]->fed(tokens[i]);
        answers[i]->flush();
    }
}

// Models

void InferenceWorker::load(chat::RequestId id, const QString &path, const QString &family, std::stop_token stop)
{
    m_loads.push_back({.id = id,
                       .path = path,
                       .family = engine::PromptFormat::familyByName(family.toStdString()),
                       .stop = std::move(stop)});
    if (m_loads.size() == 1)
        startLoad();
}

void InferenceWorker::startLoad()
{
    m_loading.reset(QThread::create([this, load = m_loads.front(), threads = m_threads] {
        std::shared_ptr<LoadedModel> model;
        std::optional<chat::Error> error;
        try {
            std::stop_source stop;
            const auto request = [&stop] { stop.request_stop(); };
            const std::stop_callback byRequest(load.stop, request), byEnd(m_quit, request);
            if (stop.stop_requested())
                throw cancelled();
            const auto progress = [&](double done) { Q_EMIT m_outbox.modelProgress(load.id, done); };
            model = loadModel(load.path, {.threads = threads, .family = load.family}, progress, stop.get_token());
        } catch (...) {
            error = currentError();
            if (error->code == chat::Error::Code::FileIo && !load.path.startsWith(u':') &&
                !QFileInfo::exists(load.path))
                error->code = chat::Error::Code::ModelGone;
        }
        QMetaObject::invokeMethod(
            this, [this, load, model, error] { onLoaded(load, model, error); }, Qt::QueuedConnection);
    }));
    m_loading->setObjectName(QStringLiteral("loading"));
    m_loading->start();
}

void InferenceWorker::onLoaded(const Load &load, std::shared_ptr<LoadedModel> model,
                               const std::optional<chat::Error> &error)
{
    m_loading->wait();
    m_loads.pop_front();
    if (error) {
        Q_EMIT m_outbox.modelFailed(load.id, *error);
    } else {
        m_model = std::move(model);
        Q_EMIT m_outbox.modelLoaded(load.id, m_model->info);
    }
    if (!m_loads.empty())
        startLoad();
    if (m_model)
        for (const auto &make : std::exchange(m_waiting, {}))
            enqueue(make());
    else if (m_loads.empty())
        waitingFail();
}

void InferenceWorker::unload()
{
    m_model.reset();
    Q_EMIT m_outbox.modelUnloaded();
}

} // namespace inference
