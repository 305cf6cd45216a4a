#include "inference/TitleJob.h"

#include "engine/Utf8Stream.h"

#include <algorithm>

namespace inference {

namespace {

constexpr int kMostTokens = 24;
constexpr qsizetype kMostCharacters = 60;
constexpr std::string_view kQuestion = "Give this conversation a title of at most five words.";

QString clean(const std::string &answer)
{
    engine::Utf8Stream utf8;
    auto title = QString::fromStdString(utf8.add(answer)).trimmed().section(u'\n', 0, 0).simplified();
    while (!title.isEmpty() && QStringLiteral("\"'*#.:").contains(title.front()))
        title = title.mid(1).trimmed();
    while (!title.isEmpty() && QStringLiteral("\"'*#.:").contains(title.back()))
        title = title.chopped(1).trimmed();
    return title.left(kMostCharacters);
}

} // namespace

void TitleJob::slice(std::stop_token giveWay)
{
    if (!m_reading) {
        m_reading.emplace(m_desk.model, m_desk.cache, Sequence(loaded(), m_request.persona, m_request.path),
                          m_request.conversation, false);
        m_reading->start();
        m_question = loaded().tokenizer->encode(loaded().prompt.userSegment(kQuestion, false) +
                                                loaded().prompt.thinkSuffix(engine::ThinkMode::Short));
    } else if (!m_reading->done()) {
        m_reading->feed(giveWay);
    } else if (m_asked < m_question.size()) {
        askForTitle(giveWay);
    } else {
        draw();
    }
}

void TitleJob::askForTitle(std::stop_token giveWay)
{
    if (!m_point)
        m_point = m_reading->take();
    m_point->logits.resize(loaded().owner.config.vocabulary);
    m_asked +=
        loaded().model->feedRows(m_point->state, std::span(m_question).subspan(m_asked), m_point->logits, giveWay);
}

void TitleJob::draw()
{
    const auto best = std::max_element(m_point->logits.begin(), m_point->logits.end()) - m_point->logits.begin();
    const auto bytes = loaded().tokenizer->bytes(std::uint32_t(best));
    m_title += bytes;
    const bool lineEnded = m_title.find('\n', m_title.find_first_not_of(" \n")) != std::string::npos;
    if (loaded().tokenizer->isEndOfText(std::uint32_t(best)) || lineEnded || ++m_drawn == kMostTokens)
        return tell();
    loaded().model->step(m_point->state, std::uint32_t(best), m_point->logits);
}

void TitleJob::tell()
{
    const auto title = clean(m_title);
    if (title.isEmpty())
        return fail(chat::Error(chat::Error::Code::NotFound, QStringLiteral("the model found no title")));
    end();
    Q_EMIT m_desk.outbox.titleMade(m_request.id, title);
}

void TitleJob::fail(const chat::Error &error)
{
    end();
    Q_EMIT m_desk.outbox.titleFailed(m_request.id, error);
}

} // namespace inference
