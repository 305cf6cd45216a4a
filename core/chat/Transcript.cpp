#include "chat/Transcript.h"

namespace chat {

namespace {

/// Pages come without the ids, and with the time of the last save.
bool isShownAlike(Message row, const Message &found)
{
    row.tokens = found.tokens;
    row.changedMs = found.changedMs;
    return row == found;
}

} // namespace

int Transcript::indexOf(MessageId id) const
{
    for (auto i = m_messages.size() - 1; i >= 0; --i)
        if (m_messages[i].id == id)
            return int(i);
    return -1;
}

int Transcript::replaceTail(const QList<Message> &page)
{
    // Where the page hangs below a loaded row, the rows down to that one stay.
    qsizetype row = 0, next = 0;
    for (qsizetype i = 0; i < page.size(); ++i)
        if (const auto above = page[i].parent == 0 ? -1 : indexOf(page[i].parent); above >= 0) {
            row = above + 1;
            next = i;
            break;
        }
    for (; row < m_messages.size() && next < page.size() && isShownAlike(m_messages[row], page[next]); ++row)
        ++next;
    const auto first = row;
    m_messages.resize(first);
    m_messages.append(page.sliced(next));
    return int(first);
}

void Transcript::prepend(const QList<Message> &older)
{
    m_messages = older + m_messages;
}

void Transcript::cut(int from)
{
    m_messages.resize(from);
}

} // namespace chat
