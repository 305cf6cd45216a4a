#include "storage/Database.h"
#include "support/Faults.h"

#include <QTemporaryDir>

#include <atomic>

using namespace support;
using storage::SqliteConversationRepository;

/// Any sequence of actions leaves in the store what a plain model of it says.
class RandomActionsTest : public QObject
{
    Q_OBJECT

    struct Message
    {
        chat::ConversationId chat;
        chat::MessageId parent;
        QString text;
        chat::MessageId trashedBy = 0; ///< the message whose deletion took it; 0 = live
    };
    struct Chat
    {
        QString title, draft;
        chat::MessageId leaf = 0;
        bool trashed = false;
    };

    QTemporaryDir m_folder{fastPlace()};
    std::unique_ptr<SqliteConversationRepository> m_store;
    QMap<chat::ConversationId, Chat> m_chats;
    QMap<chat::MessageId, Message> m_messages;
    QMap<chat::MessageId, chat::MessageId> m_leafBefore; ///< by deleted message
    std::mt19937 m_random{seed()};
    std::atomic<qint64> m_clock = 1'800'000'000'000; ///< of the computer: jumps by years (P58)
    QList<chat::ConversationId> m_order;             ///< newest change last

    int below(qsizetype limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    template<typename Map, typename Accept>
    std::optional<typename Map::key_type> pick(const Map &map, Accept accept)
    {
        QList<typename Map::key_type> keys;
        for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
            if (accept(entry.value()))
                keys.append(entry.key());
        return keys.isEmpty() ? std::nullopt : std::optional(keys[below(keys.size())]);
    }
    std::optional<chat::ConversationId> liveChat()
    {
        return pick(m_chats, [](const Chat &chat) { return !chat.trashed; });
    }
    std::optional<chat::MessageId> liveMessage()
    {
        return pick(m_messages, [this](const Message &m) { return m.trashedBy == 0 && !m_chats[m.chat].trashed; });
    }

    void create()
    {
        m_chats.insert(take(m_store->createConversation(0)).id, {});
        changed(m_chats.lastKey());
    }

    void changed(chat::ConversationId chat)
    {
        m_order.removeOne(chat);
        m_order.append(chat);
    }

    void send(int n)
    {
        const auto chat = liveChat();
        if (!chat)
            return create();
        const auto text = QStringLiteral("message %1 ").arg(n).repeated(1 + below(60)).trimmed();
        const auto parent = m_chats[*chat].leaf;
        const auto added = take(m_store->appendTurn(userMessage(*chat, parent, text), emptyAnswer()));
        chat::GenerationResult result;
        result.answer = added[1].id;
        result.text = text + QStringLiteral(" answered");
        take(m_store->saveAnswer(result, chat::MessageStatus::Complete));
        m_messages.insert(added[0].id, {*chat, parent, text});
        m_messages.insert(added[1].id, {*chat, added[0].id, result.text});
        m_chats[*chat].leaf = added[1].id;
        changed(*chat);
    }

    void edit(int n)
    {
        const auto message = liveMessage();
        if (!message)
            return;
        const auto old = m_messages[*message];
        const auto text = QStringLiteral("edited %1").arg(n);
        const auto added = take(m_store->append(userMessage(old.chat, old.parent, text)));
        m_messages.insert(added.id, {old.chat, old.parent, text});
        m_chats[old.chat].leaf = added.id;
        changed(old.chat);
    }

    void moveLeaf()
    {
        if (const auto message = liveMessage()) {
            take(m_store->setLeaf(m_messages[*message].chat, *message));
            m_chats[m_messages[*message].chat].leaf = *message;
        }
    }

    bool isBelow(chat::MessageId message, chat::MessageId top) const
    {
        while (message != 0 && message != top)
            message = m_messages[message].parent;
        return message == top;
    }

    void deleteMessage()
    {
        const auto top = liveMessage();
        if (!top)
            return;
        take(m_store->trashMessage(*top));
        auto &chat = m_chats[m_messages[*top].chat];
        m_leafBefore[*top] = chat.leaf;
        if (isBelow(chat.leaf, *top))
            chat.leaf = m_messages[*top].parent;
        for (auto message = m_messages.begin(); message != m_messages.end(); ++message)
            if (message->trashedBy == 0 && isBelow(message.key(), *top))
                message->trashedBy = *top;
    }

    void undoDelete()
    {
        const auto any =
            pick(m_messages, [this](const Message &m) { return m.trashedBy != 0 && !m_chats[m.chat].trashed; });
        if (!any)
            return;
        const auto top = m_messages[*any].trashedBy;
        take(m_store->restoreMessage(top));
        auto &chat = m_chats[m_messages[top].chat];
        const auto before = m_leafBefore.value(top);
        if (chat.leaf == m_messages[top].parent && m_messages.value(before).trashedBy == top)
            chat.leaf = before;
        for (auto &message : m_messages)
            if (message.trashedBy == top)
                message.trashedBy = 0;
        for (auto id = m_messages[top].parent; id != 0 && m_messages[id].trashedBy != 0; id = m_messages[id].parent)
            m_messages[id].trashedBy = 0;
    }

    void deleteChat()
    {
        if (const auto chat = liveChat()) {
            take(m_store->trashConversation(*chat));
            m_chats[*chat].trashed = true;
        }
    }

    void undoDeleteChat()
    {
        if (const auto chat = pick(m_chats, [](const Chat &each) { return each.trashed; })) {
            take(m_store->restoreConversation(*chat));
            m_chats[*chat].trashed = false;
        }
    }

    void fork()
    {
        const auto message = liveMessage();
        if (!message)
            return;
        const auto copy = take(m_store->fork(*message));
        m_chats.insert(copy.id, {m_chats[m_messages[*message].chat].title, QString(), copy.leaf});
        changed(copy.id);
        for (const auto &each : take(m_store->path(copy.leaf)))
            m_messages.insert(each.id, {copy.id, each.parent, each.text});
        if (texts(copy.leaf) != texts(*message))
            throw std::runtime_error("a fork differs from its origin");
    }

    void write(int n)
    {
        if (const auto chat = liveChat()) {
            m_chats[*chat].title = QStringLiteral("title %1").arg(n);
            m_chats[*chat].draft = QStringLiteral("draft %1").arg(n);
            take(m_store->rename(*chat, m_chats[*chat].title, true));
            take(m_store->saveDraft(*chat, m_chats[*chat].draft));
        }
    }

    QStringList texts(chat::MessageId leaf) const
    {
        QStringList list;
        for (; leaf != 0; leaf = m_messages[leaf].parent)
            list.prepend(m_messages[leaf].text);
        return list;
    }

    void reopen()
    {
        SqliteConversationRepository::Options options;
        options.nowMs = [this] { return m_clock.load(); };
        options.wal = below(4) != 0; // else as on a network drive
        m_store = std::make_unique<SqliteConversationRepository>(m_folder.path(), options);
    }

    void compare()
    {
        int live = 0;
        for (const auto &chat : std::as_const(m_chats))
            live += !chat.trashed;
        const auto list = take(m_store->conversations());
        QCOMPARE(list.size(), live);
        QList<chat::ConversationId> order, expectedOrder;
        for (const auto &chat : list)
            order.prepend(chat.id);
        for (const auto chat : std::as_const(m_order))
            if (!m_chats[chat].trashed)
                expectedOrder.append(chat);
        QCOMPARE(order, expectedOrder);
        for (const auto &chat : list) {
            const auto &expected = m_chats[chat.id];
            QCOMPARE(chat.title, expected.title);
            QCOMPARE(chat.draft, expected.draft);
            QCOMPARE(chat.leaf, expected.leaf);
            QVERIFY(!chat.damaged);
            QStringList found;
            for (const auto &message : take(m_store->path(chat.leaf))) {
                QVERIFY(!message.damaged);
                found.append(message.text);
            }
            QCOMPARE(found, texts(chat.leaf));
            int messages = 0;
            for (const auto &message : std::as_const(m_messages))
                messages += message.chat == chat.id && message.trashedBy == 0;
            QCOMPARE(chat.messages, messages);
        }
    }

private Q_SLOTS:
    void theStoreIsWhatTheModelSays()
    {
        const int n = injections(400, 10'000);
        reopen();
        for (int i = 0; i < n; ++i) {
            m_clock += (below(20 * 365) - 10 * 365) * qint64(24) * 3600 * 1000;
            switch (below(16)) {
            case 0:
                create();
                break;
            case 1:
            case 2:
            case 3:
            case 4:
                send(i);
                break;
            case 5:
            case 6:
                edit(i);
                break;
            case 7:
                moveLeaf();
                break;
            case 8:
                deleteMessage();
                break;
            case 9:
            case 10:
                undoDelete();
                break;
            case 11:
                deleteChat();
                break;
            case 12:
                undoDeleteChat();
                break;
            case 13:
                fork();
                break;
            case 14:
                write(i);
                break;
            default:
                reopen();
                break;
            }
            if (i % 25 == 24)
                compare();
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("seed %1, action %2").arg(seed()).arg(i)));
        }
        m_store.reset();
        storage::Database db(m_folder.filePath(QStringLiteral("chats.db")), {});
        QCOMPARE(db.text("PRAGMA integrity_check"), QStringLiteral("ok"));
        printPromise("actions", n, 0);
        printPromise("P58 clock jumps", n, 0);
    }
};

QTEST_GUILESS_MAIN(RandomActionsTest)
#include "RandomActionsTest.moc"
