#pragma once

#include "chat/ConversationArchive.h"

#include <QStringList>

#include <random>

namespace support {

/// Chats that nobody wrote, for stores of any size; the same ones for the same seed.
class MadeUpChats
{
public:
    explicit MadeUpChats(unsigned seed = 1) : m_random(seed) {}

    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(m_random); }

    /// Of about 2,700 different ones.
    QString words(int count)
    {
        static const auto syllables = QStringLiteral("ro ok ne st tr ee bi rd fl oc ky wi ng sa ng").split(u' ');
        QString text;
        for (int i = 0; i < count; ++i)
            text += syllables[below(syllables.size())] + syllables[below(syllables.size())] +
                    syllables[below(syllables.size())] + u' ';
        return text.trimmed();
    }

    /// Questions and answers in turn.
    chat::ChatDocument chat(int messages)
    {
        chat::ChatDocument document;
        document.title = words(4);
        for (int i = 0; i < messages; ++i) {
            chat::Message message;
            message.id = i + 1;
            message.parent = i;
            message.role = i % 2 ? chat::Role::Assistant : chat::Role::User;
            message.text = words(static_cast<int>(i % 2 ? 20 + below(60) : 5 + below(20)));
            document.messages.append(message);
        }
        document.leaf = messages;
        return document;
    }

private:
    std::mt19937 m_random;
};

} // namespace support
