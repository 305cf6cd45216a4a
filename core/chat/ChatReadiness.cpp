#include "chat/ChatReadiness.h"

#include "chat/Futures.h"

namespace chat {

ChatReadiness::ChatReadiness(ConversationRepository &repository, TextGenerator &generator, QObject *parent)
    : QObject(parent), m_repository(repository), m_generator(generator)
{
    connect(&generator, &TextGenerator::prepared, this, &ChatReadiness::onPrepared);
    connect(&generator, &TextGenerator::prepareFailed, this, &ChatReadiness::onFailed);
    connect(&generator, &TextGenerator::promptProgress, this,
            [this](RequestId id, qint64 fed, qint64 toFeed, qint64 reused) {
                if (id != m_request || !m_feeding)
                    return;
                m_progress = {.fed = fed, .toFeed = toFeed, .reused = reused, .secondsLeft = 0};
                m_progress.secondsLeft = secondsLeft(m_progress, m_reading.elapsed());
                Q_EMIT progressChanged();
            });
}

ChatReadiness::~ChatReadiness()
{
    m_stop.request_stop();
    m_costStop.request_stop();
}

void ChatReadiness::drop()
{
    m_stop.request_stop();
    m_stop = {};
    m_request = 0;
    m_feeding = false;
}

void ChatReadiness::forget()
{
    drop();
    m_costStop.request_stop();
    m_costStop = {};
    m_costs.clear();
    m_readiness.reset();
    Q_EMIT changed();
}

void ChatReadiness::ask(const Conversation &conversation, const QString &persona, const QList<Message> &opening)
{
    if (conversation.id != m_conversation.id || conversation.leaf != m_conversation.leaf || persona != m_persona)
        forget();
    drop();
    m_opening = opening;
    m_conversation = conversation;
    m_persona = persona;
    m_request = TextGenerator::nextRequestId();
    prepare(conversation.leaf, false, m_request, m_stop.get_token());
}

void ChatReadiness::catchUp()
{
    if (m_feeding || !m_readiness || m_readiness->toFeed == 0)
        return;
    drop();
    m_feeding = true;
    m_progress = {.fed = 0, .toFeed = m_readiness->toFeed, .reused = 0, .secondsLeft = m_readiness->seconds};
    m_reading.start();
    m_request = TextGenerator::nextRequestId();
    Q_EMIT changed();
    prepare(m_conversation.leaf, true, m_request, m_stop.get_token());
}

void ChatReadiness::askCost(MessageId message)
{
    const auto id = TextGenerator::nextRequestId();
    m_costs[id] = message;
    prepare(message, false, id, m_costStop.get_token());
}

void ChatReadiness::prepare(MessageId message, bool feed, RequestId id, std::stop_token stop)
{
    whenDone(
        message == 0 ? QtFuture::makeReadyFuture(m_opening) : m_repository.path(message), this,
        [this, feed, id, stop](const QList<Message> &path) {
            if (id != m_request && !m_costs.contains(id))
                return;
            m_generator.prepare({.id = id,
                                 .conversation = m_conversation.id,
                                 .path = path,
                                 .persona = m_persona,
                                 .feed = feed,
                                 .keepSnapshots = !m_conversation.keepTextOnly,
                                 .stop = stop});
        },
        [this, id](const Error &error) { onFailed(id, error); });
}

void ChatReadiness::onPrepared(RequestId id, const Readiness &readiness)
{
    if (id == m_request) {
        drop();
        m_readiness = readiness;
        Q_EMIT changed();
    } else if (m_costs.erase(id) > 0) {
        Q_EMIT costKnown(readiness);
    } else {
        return;
    }
    // Only spares encoding them again; when it fails, the next request encodes them again.
    if (!readiness.encoded.isEmpty() && m_conversation.id != 0)
        m_repository.saveTokens(readiness.encoded);
}

void ChatReadiness::onFailed(RequestId id, const Error &error)
{
    const bool leaf = id == m_request;
    const auto cost = m_costs.extract(id);
    if (!leaf && !cost)
        return;
    if (leaf) {
        drop();
        m_readiness.reset();
        Q_EMIT changed();
    }
    // Without a model there is nothing to be ready with: no error of the chat's.
    if (error.code != Error::Code::Cancelled && (cost || error.code != Error::Code::NoModel))
        Q_EMIT failed(error, leaf ? m_conversation.leaf : cost.mapped());
}

} // namespace chat
