#pragma once

#include "storage/DataFolder.h"
#include "storage/SqliteConversationRepository.h"

#include <QFuture>

namespace sample {

/// A turn as the store keeps it.
inline void addTurn(storage::SqliteConversationRepository &repository, chat::Conversation &conversation,
                    const QString &question, const QString &text, const QString &thinking = {}, bool offered = false)
{
    chat::Message asked;
    asked.conversation = conversation.id;
    asked.parent = conversation.leaf;
    asked.role = chat::Role::User;
    asked.text = question;
    chat::Message answer;
    answer.conversation = conversation.id;
    answer.role = chat::Role::Assistant;
    answer.status = chat::MessageStatus::Generating;
    const auto saved = repository.appendTurn(asked, answer).result();
    chat::GenerationResult result;
    result.answer = saved.back().id;
    result.text = text;
    result.thinking = thinking;
    result.statistics.model = QStringLiteral("Fledgling");
    result.statistics.offered = offered;
    result.statistics.answerTokens = int(text.size() / 4);
    result.statistics.tokensPerSecond = 41.5 + (saved.back().id % 5) * 0.3;
    result.statistics.tokensInChat = saved.back().id * 60;
    result.statistics.thinkingMs = thinking.isEmpty() ? 0 : 6200;
    repository.saveAnswer(result, chat::MessageStatus::Complete).waitForFinished();
    conversation.leaf = saved.back().id;
}

inline const QString &markdownAnswer()
{
    static const QString text = QStringLiteral(
        "A **500 litre** tank is enough. Here is the order I would work in.\n\n"
        "1. Fit the gutter and a leaf guard before the tank.\n2. Set the tank on two paving slabs, 40 cm up.\n"
        "   - A can fills in 20 seconds at that height.\n   - Full, it weighs *half a tonne*: firm the ground first.\n"
        "3. Join the two with a diverter, so the first rain runs off.\n\n"
        "> The first millimetre washes the roof. Let it go, and the tank stays sweet all summer.\n\n"
        "### What the beans need\n\n"
        "| Month | Rain | Beans need |\n|:--|--:|--:|\n| April | 300 l | 120 l |\n| May | 320 l | 210 l |\n| June | "
        "345 l | 340 l |\n\n"
        "To try other sizes, change `tank` below and run it with `python3 rain.py`. More at [the growers' "
        "page](https://example.org/rain).\n\n"
        "```python\n# litres in the tank at the end of each month\ntank, level = 500, 500\nrain = {\"Apr\": 48, "
        "\"May\": 51}\n\n"
        "for month, mm in rain.items():\n    level = min(tank, level + 7.2 * mm * 0.8)\n    print(month, round(level), "
        "\"litres left\")\n```\n\n"
        "$$V = A \\cdot h \\cdot n$$\n\n- [x] Gutter\n- [ ] Tank\n");
    return text;
}

/// A folder with the chats that the pictures show.
inline void fill(const QString &folder)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    const char *const titles[] = {"Letters to the landlord",  "What to sow in March",     "Slugs, kindly",
                                  "Birthday speech for Nana", "Why is the loft so cold?", "Bus times as a table"};
    for (const auto *title : titles) {
        auto chat = repository.createConversation(0).result();
        addTurn(repository, chat, QStringLiteral("Help me with this."),
                QStringLiteral("Gladly. Where shall we start?"));
        repository.rename(chat.id, QString::fromUtf8(title), true).waitForFinished();
        if (chat.id == 1)
            repository.setPinned(chat.id, true).waitForFinished();
    }
    auto gone = repository.createConversation(0).result();
    addTurn(repository, gone, QStringLiteral("What do I need for the party?"), QStringLiteral("Cake, above all."));
    const auto cake = gone.leaf;
    addTurn(repository, gone, QStringLiteral("And what else?"), QStringLiteral("Candles, lemonade, a long table."));
    repository.trashMessage(gone.leaf).waitForFinished();
    auto list = repository.fork(cake).result();
    repository.rename(list.id, QStringLiteral("Shopping list"), true).waitForFinished();
    repository.trashConversation(list.id).waitForFinished();
    repository.rename(gone.id, QStringLiteral("Garden party"), true).waitForFinished();
    auto chat = repository.createConversation(0).result();
    addTurn(repository, chat, QStringLiteral("Can I water the beans on rain alone? The shed roof is 2.4 m by 3 m."),
            QStringLiteral("Nearly. The roof catches about 300 litres in a wet month, and the beans want 340 in June."),
            QStringLiteral("Roof 7.2 square metres, 52 mm a month, 80 percent caught."));
    addTurn(repository, chat, QStringLiteral("Good. What size of tank, and what do I do first?"), markdownAnswer());
    repository.rename(chat.id, QStringLiteral("Rainwater for the beans"), true).waitForFinished();
    repository.setValue(QStringLiteral("conversation.last"), QString::number(chat.id)).waitForFinished();
}

/// A chat of `messages` messages, the last one opened.
inline void fillLong(const QString &folder, int messages)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    auto chat = repository.createConversation(0).result();
    for (int i = 0; i < messages / 2; ++i)
        addTurn(repository, chat, QStringLiteral("Question %1 about the garden?").arg(i), markdownAnswer());
    repository.rename(chat.id, QStringLiteral("Long"), true).waitForFinished();
    auto other = repository.createConversation(0).result();
    addTurn(repository, other, QStringLiteral("Hello"), QStringLiteral("Hello! How can I help?"));
    repository.setValue(QStringLiteral("conversation.last"), QString::number(other.id)).waitForFinished();
}

} // namespace sample
