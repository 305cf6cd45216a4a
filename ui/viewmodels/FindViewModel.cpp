#include "viewmodels/FindViewModel.h"

namespace ui {

FindViewModel::FindViewModel(chat::ChatSession &session, TranscriptModel &transcript, QObject *parent)
    : QObject(parent), m_session(session), m_transcript(transcript)
{
    using chat::ChatSession;
    connect(&session, &ChatSession::opened, this, [this] { setText({}); });
    const auto again = [this] {
        if (!m_text.isEmpty())
            search();
    };
    connect(&session, &ChatSession::messagesReplaced, this, again);
    connect(&session, &ChatSession::olderLoaded, this, again);
}

void FindViewModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_at = text.isEmpty() ? -1 : 0;
    search();
    if (row() >= 0)
        Q_EMIT moved();
}

void FindViewModel::search()
{
    const bool wasNowhere = m_rows.isEmpty();
    m_rows = m_text.isEmpty() ? QList<int>() : m_transcript.rowsWith(m_text);
    if (m_at >= m_rows.size())
        m_at = m_rows.isEmpty() ? 0 : int(m_rows.size()) - 1;
    if (!m_text.isEmpty() && m_session.hasOlder())
        m_session.loadOlder(); // its end calls this again
    Q_EMIT changed();
    if (wasNowhere && row() >= 0)
        Q_EMIT moved();
}

int FindViewModel::row() const
{
    return m_at >= 0 && m_at < m_rows.size() ? m_rows[m_at] : -1;
}

QString FindViewModel::countText() const
{
    if (m_text.isEmpty())
        return {};
    if (!m_rows.isEmpty())
        return tr("%1 of %2").arg(m_at + 1).arg(m_rows.size());
    return m_session.hasOlder() ? tr("Searching") : tr("Nothing found");
}

void FindViewModel::step(int delta)
{
    if (m_rows.isEmpty())
        return;
    const auto count = int(m_rows.size());
    m_at = (m_at + delta % count + count) % count;
    Q_EMIT changed();
    Q_EMIT moved();
}

} // namespace ui
