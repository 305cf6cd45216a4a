#include "inference/VerifyJob.h"

#include <algorithm>
#include <cmath>

namespace inference {

void VerifyJob::start()
{
    m_sequence.emplace(loaded(), m_request.persona, m_request.path);
    m_stored = m_desk.cache.stored(m_sequence->places());
    m_point.state = loaded().model->initialState();
    m_point.logits.resize(loaded().owner.config.vocabulary);
    m_verification.conversation = m_request.conversation;
}

void VerifyJob::slice(std::stop_token giveWay)
{
    if (!m_sequence) {
        start();
    } else if (m_compared < m_stored.size()) {
        const auto &place = m_sequence->places()[m_next];
        const auto piece = std::span(m_sequence->tokens()).subspan(m_point.tokens, place.position - m_point.tokens);
        auto &model = *loaded().model;
        m_point.tokens += place.feed == Sequence::Feed::Rows
                              ? model.feedRows(m_point.state, piece, m_point.logits, giveWay)
                              : model.prefill(m_point.state, piece, m_point.logits, {.stop = giveWay, .onChunk = {}});
        if (m_point.tokens < place.position)
            return;
        if (m_stored[m_compared] == m_next) {
            compare(place);
            ++m_compared;
        }
        ++m_next;
    }
    m_verification.tokens = qint64(m_point.tokens);
    if (m_compared == m_stored.size()) {
        end();
        Q_EMIT m_desk.outbox.verified(m_request.id, m_verification);
        return;
    }
    Q_EMIT m_desk.outbox.verifyProgress(m_request.id, qint64(m_point.tokens),
                                        qint64(m_sequence->places()[m_stored.back()].position));
}

void VerifyJob::compare(const Sequence::Place &place)
{
    const auto bytes = m_desk.cache.blob(place.key);
    if (bytes.isEmpty()) // dropped by the budget meanwhile
        return;
    ++m_verification.compared;
    try {
        const auto stored = fromBlob(bytes, loaded().owner, place.key);
        double largest = 0;
        for (std::size_t i = 0; i < stored.logits.size(); ++i)
            largest = std::max(largest, double(std::abs(stored.logits[i] - m_point.logits[i])));
        m_verification.largestDifference = std::max(m_verification.largestDifference, largest);
        if (stored.state == m_point.state && stored.logits == m_point.logits)
            ++m_verification.identical;
        else if (largest <= kTolerance)
            ++m_verification.close;
        else
            throw BadSnapshot("another state than the text gives");
    } catch (const BadSnapshot &) {
        ++m_verification.different;
        m_desk.cache.remove(place.key);
    }
}

void VerifyJob::fail(const chat::Error &error)
{
    end();
    Q_EMIT m_desk.outbox.verifyFailed(m_request.id, error);
}

} // namespace inference
