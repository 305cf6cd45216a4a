#pragma once

#include "chat/Message.h"

#include <QList>

namespace chat {

/// The messages of a chat's current path that are loaded: one unbroken run that ends at the leaf, newest last.
class Transcript
{
public:
    const QList<Message> &messages() const { return m_messages; }
    bool hasOlder() const { return !m_messages.isEmpty() && m_messages.front().parent != 0; }
    int indexOf(MessageId id) const; ///< -1: not loaded
    Message &operator[](int index) { return m_messages[index]; }

    void clear() { m_messages.clear(); }

    /// Takes the run that ends at a (new) leaf over, keeping loaded rows above it where the paths agree. Returns the
    /// first row that is another than before; equal to messages().size() when only the end was cut or nothing changed.
    int replaceTail(const QList<Message> &page);

    void prepend(const QList<Message> &older);
    void cut(int from); ///< drops the rows from `from` on
    void append(const Message &message) { m_messages.append(message); }

private:
    QList<Message> m_messages;
};

} // namespace chat
