#include "inference/PrepareJob.h"

namespace inference {

PrepareJob::PrepareJob(chat::PrepareRequest request, const Desk &desk)
    : Job(Priority::Prepare, request.stop, desk), m_request(std::move(request))
{
    m_clock.start();
}

void PrepareJob::start()
{
    Sequence sequence(loaded(), m_request.persona, m_request.path);
    m_encoded = sequence.encoded();
    m_reading.emplace(m_desk.model, m_desk.cache, std::move(sequence), m_request.conversation, m_request.keepSnapshots);
    m_reading->start();
}

void PrepareJob::slice(std::stop_token giveWay)
{
    if (!m_reading)
        start();
    else
        m_reading->feed(giveWay);
    if (m_request.feed)
        Q_EMIT m_desk.outbox.promptProgress(m_request.id, qint64(m_reading->fed()), qint64(m_reading->toFeed()),
                                            qint64(m_reading->reused()));
    if (!m_request.feed || m_reading->done())
        tell();
}

void PrepareJob::tell()
{
    const auto missing = m_reading->toFeed() - m_reading->fed();
    chat::Readiness readiness;
    readiness.message = m_request.path.isEmpty() ? 0 : m_request.path.back().id;
    readiness.tokens = qint64(m_reading->sequence().tokens().size());
    readiness.toFeed = qint64(missing);
    readiness.tokensPerSecond = loaded().promptTokensPerSecond;
    readiness.seconds = double(missing) / loaded().promptTokensPerSecond;
    readiness.elapsedMs = int(m_clock.elapsed());
    readiness.encoded = m_encoded;
    end();
    Q_EMIT m_desk.outbox.prepared(m_request.id, readiness);
}

void PrepareJob::fail(const chat::Error &error)
{
    end();
    Q_EMIT m_desk.outbox.prepareFailed(m_request.id, error);
}

} // namespace inference
