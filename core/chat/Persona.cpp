#include "chat/Persona.h"

#include <QDateTime>

namespace chat {

QList<Message> greetingOf(const Persona &persona)
{
    if (persona.greeting.trimmed().isEmpty())
        return {};
    Message message;
    message.role = Role::Assistant;
    message.text = persona.greeting.trimmed();
    message.createdMs = QDateTime::currentMSecsSinceEpoch();
    return {message};
}

} // namespace chat
