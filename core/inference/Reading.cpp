#include "inference/Reading.h"

namespace inference {

Reading::Reading(std::shared_ptr<LoadedModel> model, StateCache &cache, Sequence sequence,
                 chat::ConversationId conversation, bool keepSnapshots)
    : m_model(std::move(model)),
      m_cache(cache),
      m_sequence(std::move(sequence)),
      m_conversation(conversation),
      m_keep(keepSnapshots)
{
}

void Reading::start()
{
    const auto &places = m_sequence.places();
    if (const auto found = m_cache.deepest(*m_model, places, places.size())) {
        m_point = *found->point;
        m_next = found->place + 1;
    } else {
        m_point.state = m_model->model->initialState();
    }
    m_reused = m_point.tokens;
}

void Reading::feed(std::stop_token stop)
{
    if (done())
        return;
    QElapsedTimer timer;
    timer.start();
    const auto &place = m_sequence.places()[m_next];
    const auto piece = std::span(m_sequence.tokens()).subspan(m_point.tokens, place.position - m_point.tokens);
    m_point.logits.resize(m_model->owner.config.vocabulary);
    auto &model = *m_model->model;
    const auto count = place.feed == Sequence::Feed::Rows
                           ? model.feedRows(m_point.state, piece, m_point.logits, stop)
                           : model.prefill(m_point.state, piece, m_point.logits, {.stop = stop, .onChunk = {}});
    m_point.tokens += count;
    const auto seconds = double(timer.nsecsElapsed()) * 1e-9;
    m_seconds += seconds;
    if (m_point.tokens < place.position)
        return;
    m_model->fed(piece.size(), seconds);
    if (worthKeeping(m_next))
        m_cache.put(*m_model, place, m_point, m_conversation, m_keep);
    ++m_next;
}

/// The further back, the sparser: every place of the last 1,024 tokens, then one in 1,024 tokens, then one in 4,096.
bool Reading::worthKeeping(std::size_t place) const
{
    const auto &places = m_sequence.places();
    if (place + 1 == places.size())
        return !places[place].found;
    const auto back = m_sequence.tokens().size() - places[place].position;
    const std::size_t step = back <= 1024 ? 1 : back <= 9216 ? 1024 : 4096;
    const auto next = places[place + 1].position;
    return places[place].position / step != next / step;
}

} // namespace inference
