#include "support/Store.h"

#include <QTemporaryDir>

using namespace support;
using chat::Error;
using chat::MessageId;

class MessageTreeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::SqliteConversationRepository> m_chats;
    chat::ConversationId m_chat = 0;

    MessageId add(MessageId parent, const char *text)
    {
        return take(m_chats->append(userMessage(m_chat, parent, QString::fromLatin1(text)))).id;
    }
    QStringList texts(MessageId leaf)
    {
        QStringList list;
        for (const auto &message : take(m_chats->path(leaf)))
            list.append(message.text);
        return list;
    }
    MessageId leaf() { return take(m_chats->conversation(m_chat)).leaf; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_chats = std::make_unique<storage::SqliteConversationRepository>(m_folder->path());
        m_chat = take(m_chats->createConversation(0)).id;
    }
    void cleanup() { m_chats.reset(); }

    void siblingsAreCountedById()
    {
        const auto root = add(0, "root"), a = add(root, "a"), b = add(root, "b"), c = add(root, "c");
        add(b, "below b");

        const auto path = take(m_chats->path(b));

        QCOMPARE(path[1].siblings, 3);
        QCOMPARE(path[1].siblingIndex, 1);
        QCOMPARE(take(m_chats->siblings(b)), (QList{a, b, c}));
        take(m_chats->trashMessage(a));
        QCOMPARE(take(m_chats->path(c))[1].siblings, 2);
        QCOMPARE(take(m_chats->path(c))[1].siblingIndex, 1);
    }

    void theFirstMessageHasSiblingsToo()
    {
        const auto a = add(0, "a"), b = add(0, "edited a");

        QCOMPARE(take(m_chats->siblings(a)), (QList{a, b}));
        QCOMPARE(leaf(), b);
    }

    void pagesGoUpFromTheLeaf()
    {
        MessageId last = 0;
        QList<MessageId> ids;
        for (int i = 0; i < 10; ++i)
            ids.append(last = add(last, "x"));

        const auto newest = take(m_chats->page(last, 0, 4));
        const auto older = take(m_chats->page(last, newest.first().id, 4));
        const auto oldest = take(m_chats->page(last, older.first().id, 4));

        QCOMPARE(newest.last().id, ids[9]);
        QCOMPARE(older.last().id, ids[5]);
        QCOMPARE(oldest.size(), 2);
        QCOMPARE(oldest.first().id, ids[0]);
        QVERIFY(take(m_chats->page(last, ids[0], 4)).isEmpty());
        QVERIFY(take(m_chats->page(0, 0, 4)).isEmpty());
    }

    void theNewestLeafFollowsTheNewestChildren()
    {
        const auto root = add(0, "root"), a = add(root, "a"), b = add(root, "b"), below = add(b, "below b");
        add(a, "below a, newer than b");

        QCOMPARE(take(m_chats->newestLeaf(root)), below);
        QCOMPARE(take(m_chats->newestLeaf(below)), below);
    }

    void aDeletedMessageTakesItsDescendantsAndComesBackWithThem()
    {
        const auto root = add(0, "root"), a = add(root, "a"), b = add(a, "b");
        add(b, "c");

        take(m_chats->trashMessage(a));
        QCOMPARE(leaf(), root);
        QCOMPARE(take(m_chats->conversation(m_chat)).messages, 1);
        QCOMPARE(failure(m_chats->path(b)), Error::Code::NotFound);
        take(m_chats->restoreMessage(a));

        QCOMPARE(texts(leaf()),
                 (QStringList{QStringLiteral("root"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(take(m_chats->conversation(m_chat)).messages, 4);
    }

    void undoOfAnInnerDeletionBringsItsAncestors()
    {
        const auto root = add(0, "root"), a = add(root, "a"), b = add(a, "b");
        take(m_chats->trashMessage(b));
        take(m_chats->trashMessage(a));

        take(m_chats->restoreMessage(b));

        QCOMPARE(texts(b).size(), 3);
        for (const auto &message : take(m_chats->path(b)))
            QVERIFY(!message.damaged);
    }

    void aLeafElsewhereStaysWhereThePersonWent()
    {
        const auto root = add(0, "root"), a = add(root, "a");
        take(m_chats->trashMessage(a));
        const auto b = add(root, "b");

        take(m_chats->restoreMessage(a));

        QCOMPARE(leaf(), b);
    }

    void aForkIsACopyWithItsTokenIds()
    {
        const auto first = turn(*m_chats, m_chat, 0, QStringLiteral("q1"), QStringLiteral("a1"));
        turn(*m_chats, m_chat, first[1].id, QStringLiteral("q2"), QStringLiteral("a2"));
        take(m_chats->rename(m_chat, QStringLiteral("Rooks"), true));

        const auto fork = take(m_chats->fork(first[1].id));

        const auto path = take(m_chats->path(fork.leaf));
        QCOMPARE(path.size(), 2);
        QCOMPARE(path[1].conversation, fork.id);
        QCOMPARE(path[1].text, QStringLiteral("a1"));
        QCOMPARE(path[1].tokens, take(m_chats->path(first[1].id))[1].tokens);
        QVERIFY(path[0].id != first[0].id);
        QCOMPARE(fork.title, QStringLiteral("Rooks"));
        QCOMPARE(fork.messages, 2);
        take(m_chats->trashConversation(m_chat));
        QCOMPARE(take(m_chats->path(fork.leaf)).size(), 2);
    }

    void messagesOfAnotherChatAreRefused()
    {
        const auto a = add(0, "a");
        const auto other = take(m_chats->createConversation(0)).id;

        QCOMPARE(failure(m_chats->append(userMessage(other, a, QStringLiteral("x")))), Error::Code::InvalidInput);
        QCOMPARE(failure(m_chats->setLeaf(other, a)), Error::Code::InvalidInput);
        QCOMPARE(failure(m_chats->append(userMessage(999, 0, QStringLiteral("x")))), Error::Code::InvalidInput);
        QCOMPARE(failure(m_chats->append(userMessage(m_chat, 999, QStringLiteral("x")))), Error::Code::NotFound);
        QCOMPARE(take(m_chats->conversation(other)).messages, 0);
    }

    void aChatOfManyMessagesIsDeepAndWhole()
    {
        MessageId last = 0;
        for (int i = 0; i < 1500; ++i)
            last = add(last, "x");

        QCOMPARE(take(m_chats->path(last)).size(), 1500);
        take(m_chats->trashMessage(take(m_chats->path(last)).first().id));
        QCOMPARE(leaf(), 0);
    }
};

QTEST_GUILESS_MAIN(MessageTreeTest)
#include "MessageTreeTest.moc"
