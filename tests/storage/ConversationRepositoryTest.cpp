#include "storage/Database.h"
#include "support/Store.h"

#include <QTemporaryDir>

using namespace support;
using chat::Error;
using storage::SqliteConversationRepository;

class ConversationRepositoryTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    qint64 m_now = 1000;

    std::unique_ptr<SqliteConversationRepository> open(bool readOnly = false)
    {
        SqliteConversationRepository::Options options;
        options.readOnly = readOnly;
        options.nowMs = [this] { return m_now; };
        return std::make_unique<SqliteConversationRepository>(m_folder->path(), options);
    }
    void sql(const char *statements)
    {
        storage::Database db(m_folder->filePath(QStringLiteral("chats.db")), {});
        db.exec(statements);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aTurnIsThereAfterReopening()
    {
        auto chats = open();
        const auto chat = take(chats->createConversation(0));
        const auto saved =
            turn(*chats, chat.id, 0, QStringLiteral("Where do rooks nest?"), QStringLiteral("In trees."));

        chats = open();

        const auto path = take(chats->path(saved[1].id));
        QCOMPARE(path.size(), 2);
        QCOMPARE(path[0].text, QStringLiteral("Where do rooks nest?"));
        QCOMPARE(path[1].text, QStringLiteral("In trees."));
        QCOMPARE(path[1].status, chat::MessageStatus::Complete);
        QCOMPARE(path[1].seed, 0xfedcba9876543210);
        QCOMPARE(path[1].settings, QByteArray("{\"top_p\":0.3}"));
        QCOMPARE(path[1].tokens, (chat::TokenIds{"format", {1, 2, 0xffffffff}, {1, 2, 3}}));
        QCOMPARE(path[1].statistics->tokensPerSecond, 12.5);
        const auto again = take(chats->conversation(chat.id));
        QCOMPARE(again.leaf, saved[1].id);
        QCOMPARE(again.messages, 2);
    }

    void theListIsOrderedByChangeAndNotByTheClock()
    {
        auto chats = open();
        const auto first = take(chats->createConversation(0)).id;
        m_now = -5'000'000;
        const auto second = take(chats->createConversation(0)).id;

        QCOMPARE(take(chats->conversations())[0].id, second);
        m_now = -9'000'000;
        take(chats->append(userMessage(first, 0, QStringLiteral("x"))));

        QCOMPARE(take(chats->conversations())[0].id, first);
    }

    void aNameGivenByThePersonStays()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;

        take(chats->rename(id, QStringLiteral("ours"), false));
        QCOMPARE(take(chats->conversation(id)).title, QStringLiteral("ours"));
        take(chats->rename(id, QStringLiteral("theirs"), true));
        take(chats->rename(id, QStringLiteral("ours again"), false));

        QCOMPARE(take(chats->conversation(id)).title, QStringLiteral("theirs"));
        QVERIFY(!take(chats->conversation(id)).titleIsOurs);
    }

    void propertiesOfAChatAreKept()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(7)).id;

        take(chats->setPinned(id, true));
        take(chats->setKeepTextOnly(id, true));
        take(chats->saveDraft(id, QStringLiteral("half a tho")));
        take(chats->setValue(QStringLiteral("last"), QStringLiteral("42")));
        take(chats->setValue(QStringLiteral("last"), QStringLiteral("43")));
        chats = open();

        const auto chat = take(chats->conversation(id));
        QVERIFY(chat.pinned && chat.keepTextOnly && !chat.damaged);
        QCOMPARE(chat.persona, 7);
        QCOMPARE(chat.draft, QStringLiteral("half a tho"));
        QCOMPARE(take(chats->value(QStringLiteral("last"))), QStringLiteral("43"));
        QCOMPARE(take(chats->value(QStringLiteral("never"))), QString());
    }

    void aSentDraftIsNoDraftAnyMore()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        take(chats->saveDraft(id, QStringLiteral("Hello \n")));

        take(chats->append(userMessage(id, 0, QStringLiteral("Another"))));
        QCOMPARE(take(chats->conversation(id)).draft, QStringLiteral("Hello \n"));
        take(chats->append(userMessage(id, 0, QStringLiteral("Hello"))));

        QCOMPARE(take(chats->conversation(id)).draft, QString());
    }

    void aDeletedChatComesBackByUndo()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        turn(*chats, id, 0, QStringLiteral("q"), QStringLiteral("a"));

        take(chats->trashConversation(id));
        QVERIFY(take(chats->conversations()).isEmpty());
        QCOMPARE(failure(chats->conversation(id)), Error::Code::NotFound);
        take(chats->restoreConversation(id));

        QCOMPARE(take(chats->conversations()).size(), 1);
        QCOMPARE(take(chats->conversation(id)).messages, 2);
        QCOMPARE(failure(chats->restoreConversation(id)), Error::Code::NotFound);
    }

    void whatIsWrittenIntoADeletedChatComesBackWithIt()
    {
        auto chats = open();
        const auto chat = take(chats->createConversation(0)).id;
        const auto added = take(chats->appendTurn(userMessage(chat, 0, QStringLiteral("Q")), emptyAnswer()));
        take(chats->trashConversation(chat));

        chat::GenerationResult result;
        result.answer = added[1].id;
        result.text = QStringLiteral("ended in the trash");
        take(chats->saveAnswer(result, chat::MessageStatus::Stopped));
        take(chats->saveDraft(chat, QStringLiteral("typed last")));
        QVERIFY(take(chats->conversations()).isEmpty());
        take(chats->restoreConversation(chat));

        QCOMPARE(take(chats->conversation(chat)).draft, QStringLiteral("typed last"));
        QCOMPARE(take(chats->path(added[1].id)).last().text, QStringLiteral("ended in the trash"));
        QCOMPARE(take(chats->path(added[1].id)).last().status, chat::MessageStatus::Stopped);
    }

    void anAnswerCutShortIsFoundAtStart()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        const auto added = take(chats->appendTurn(userMessage(id, 0, QStringLiteral("q")), emptyAnswer()));
        chat::GenerationResult half;
        half.answer = added[1].id;
        half.text = QStringLiteral("half an ans");
        take(chats->saveAnswer(half, chat::MessageStatus::Generating));
        chats.reset();

        chats = open();

        QCOMPARE(take(chats->open()).interrupted, QList{added[1].id});
        const auto message = take(chats->page(added[1].id, 0, 1))[0];
        QCOMPARE(message.status, chat::MessageStatus::Interrupted);
        QCOMPARE(message.text, half.text);
        QVERIFY(!message.damaged);
    }

    void aReaderBesideTheProgramChangesNothing()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        const auto added = take(chats->appendTurn(userMessage(id, 0, QStringLiteral("q")), emptyAnswer()));

        auto reader = open(true);

        QCOMPARE(take(reader->page(added[1].id, 0, 1))[0].status, chat::MessageStatus::Generating);
        QCOMPARE(failure(reader->rename(id, QStringLiteral("x"), true)), Error::Code::DatabaseReadOnly);
        take(chats->rename(id, QStringLiteral("seen"), true));
        QCOMPARE(take(reader->conversation(id)).title, QStringLiteral("seen"));
    }

    void aNewerSchemaIsReadAndNotWritten()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        chats.reset();
        sql("PRAGMA user_version = 1001");

        chats = open();

        QVERIFY(take(chats->open()).newer);
        QCOMPARE(take(chats->conversations()).size(), 1);
        QCOMPARE(failure(chats->rename(id, QStringLiteral("x"), true)), Error::Code::DatabaseNewer);
    }

    void aChangedRowIsMarkedAsDamaged_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<bool>("message");
        for (const char *change :
             {"text = 'B'", "thinking = 'x'", "status = 2", "role = 0", "seed = 1", "settings = x'00'",
              "statistics = x''", "created_ms = 1", "changed_ms = 1", "hash = zeroblob(32)"})
            QTest::newRow(change) << QByteArray("UPDATE message SET ").append(change).append(" WHERE id = 2") << true;
        for (const char *change : {"title = 'B'", "draft = 'x'", "pinned = 1", "persona = 1", "messages = 9"})
            QTest::newRow(change) << QByteArray("UPDATE conversation SET ").append(change) << false;
    }

    void aChangedRowIsMarkedAsDamaged()
    {
        QFETCH(QByteArray, change);
        QFETCH(bool, message);
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        const auto saved = turn(*chats, id, 0, QStringLiteral("q"), QStringLiteral("A"));
        chats.reset();

        sql(change.constData());
        chats = open();

        const auto path = take(chats->path(saved[1].id));
        QCOMPARE(path[1].damaged, message);
        QCOMPARE(path[0].damaged, false);
        QCOMPARE(take(chats->conversation(id)).damaged, !message);
    }

    void damagedTokenIdsAreLeftOut()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;
        const auto saved = turn(*chats, id, 0, QStringLiteral("q"), QStringLiteral("A"));
        chats.reset();

        sql("UPDATE message_tokens SET history = x'00000000'");
        chats = open();

        QVERIFY(take(chats->path(saved[1].id))[1].tokens.format.isEmpty());
    }

    void anyTextIsKeptToTheLastCharacter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("NUL") << QStringLiteral("a").append(QChar(0)).append(u'b');
        QTest::newRow("noncharacters") << QString(QChar(0xfffe)).append(QChar(0xffff));
        QTest::newRow("emoji and bidi") << QStringLiteral("👩‍👩‍👧 \u202e abc \U000e0041");
        QTest::newRow("10 MB") << QString(10'000'000, u'x');
    }

    void anyTextIsKeptToTheLastCharacter()
    {
        QFETCH(QString, text);
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;

        const auto message = take(chats->append(userMessage(id, 0, text)));

        QCOMPARE(take(open()->path(message.id))[0].text, text);
    }

    void aLoneSurrogateBecomesTheReplacementCharacter()
    {
        auto chats = open();
        const auto id = take(chats->createConversation(0)).id;

        const auto message = take(chats->append(userMessage(id, 0, QStringLiteral("a").append(QChar(0xd800)))));

        QCOMPARE(take(chats->path(message.id))[0].text, QStringLiteral("a\ufffd"));
    }
};

QTEST_GUILESS_MAIN(ConversationRepositoryTest)
#include "ConversationRepositoryTest.moc"
