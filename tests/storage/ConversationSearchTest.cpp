#include "storage/Database.h"
#include "storage/SqliteConversationSearch.h"
#include "support/Store.h"

#include <QTemporaryDir>

using namespace support;

class ConversationSearchTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::SqliteConversationRepository> m_chats;
    std::unique_ptr<storage::SqliteConversationSearch> m_search;
    chat::ConversationId m_chat = 0;

    chat::MessageId add(const QString &text)
    {
        return take(m_chats->append(userMessage(m_chat, take(m_chats->conversation(m_chat)).leaf, text))).id;
    }
    QList<chat::MessageId> find(const QString &words)
    {
        QList<chat::MessageId> ids;
        for (const auto &hit : take(m_search->find(words, 50)).hits)
            ids.append(hit.message);
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_chats = std::make_unique<storage::SqliteConversationRepository>(m_folder->path());
        m_search = std::make_unique<storage::SqliteConversationSearch>(m_folder->path());
        m_chat = take(m_chats->createConversation(0)).id;
    }
    void cleanup()
    {
        m_search.reset();
        m_chats.reset();
    }

    void allWordsMustBeThereTheLastMayBeABeginning()
    {
        const auto a = add(QStringLiteral("Rooks nest in colonies, called rookeries."));
        const auto b = add(QStringLiteral("A rookery is noisy; rooks are corvids"));

        QCOMPARE(find(QStringLiteral("rooks")), (QList{b, a}));
        QCOMPARE(find(QStringLiteral("ROOKS colon")), QList{a});
        QCOMPARE(find(QStringLiteral("colon rooks")), QList<chat::MessageId>());
        QCOMPARE(find(QStringLiteral("absent")), QList<chat::MessageId>());
        QCOMPARE(find(QString()), QList<chat::MessageId>());
    }

    void accentsDoNotMatter()
    {
        const auto a = add(QStringLiteral("Crème brûlée, bitte für Jürgen"));

        QCOMPARE(find(QStringLiteral("creme jurgen")), QList{a});
    }

    void scriptsWithoutSpacesAreFoundByAnyRun()
    {
        const auto a = add(QStringLiteral("今天天气很好，我们去公园。RWKV模型"));
        const auto b = add(QStringLiteral("カラスは木の上に巣を作る"));

        QCOMPARE(find(QStringLiteral("天气")), QList{a});
        QCOMPARE(find(QStringLiteral("气天")), QList<chat::MessageId>());
        QCOMPARE(find(QStringLiteral("模型")), QList{a});
        QCOMPARE(find(QStringLiteral("rwkv")), QList{a});
        QCOMPARE(find(QStringLiteral("上に巣")), QList{b});
    }

    void highlightsPointAtTheWords()
    {
        add(QStringLiteral("x ").repeated(300) + QStringLiteral("Die Krähe 😀 und\ndie Krähen fliegen"));

        const auto hit = take(m_search->find(QStringLiteral("krahe"), 5)).hits.value(0);

        QCOMPARE(hit.highlights.size(), 2);
        QCOMPARE(hit.snippet.mid(hit.highlights[0].first, hit.highlights[0].second), QStringLiteral("Krähe"));
        QCOMPARE(hit.snippet.mid(hit.highlights[1].first, hit.highlights[1].second), QStringLiteral("Krähen"));
        QVERIFY(!hit.snippet.contains(u'\n') && hit.snippet.size() < 300);
        QCOMPARE(hit.conversation, m_chat);
    }

    void whatIsInTheTrashIsNotFound()
    {
        const auto a = add(QStringLiteral("secret plans"));
        QCOMPARE(find(QStringLiteral("plans")).size(), 1);

        take(m_chats->trashMessage(a));
        QVERIFY(find(QStringLiteral("plans")).isEmpty());
        take(m_chats->restoreMessage(a));
        QCOMPARE(find(QStringLiteral("plans")).size(), 1);
        take(m_chats->trashConversation(m_chat));
        QVERIFY(find(QStringLiteral("plans")).isEmpty());
    }

    void anAnswerIsFoundWhenItIsDone()
    {
        const auto added = take(m_chats->appendTurn(userMessage(m_chat, 0, QStringLiteral("q")), emptyAnswer()));
        chat::GenerationResult result;
        result.answer = added[1].id;
        result.text = QStringLiteral("half");
        take(m_chats->saveAnswer(result, chat::MessageStatus::Generating));
        QVERIFY(find(QStringLiteral("half")).isEmpty());
        result.text = QStringLiteral("whole");

        take(m_chats->saveAnswer(result, chat::MessageStatus::Complete));

        QCOMPARE(find(QStringLiteral("whole")), QList{added[1].id});
    }

    void anythingMayBeTyped_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *words :
             {"\"", "a\" OR \"b", "*", "a*b", "NEAR(a b)", "text:a", "-a", "^a", "(", "'); DROP TABLE word", "\\"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }

    void anythingMayBeTyped()
    {
        QFETCH(QString, words);
        add(QStringLiteral("a plain text b"));

        take(m_search->find(words, 5)); // does not throw
    }

    void anIndexOfAnotherVersionIsMadeAnew()
    {
        const auto a = add(QStringLiteral("rooks"));
        QCOMPARE(find(QStringLiteral("rooks")), QList{a});
        m_search.reset();
        {
            storage::Database db(m_folder->filePath(QStringLiteral("search.db")), {});
            db.exec("PRAGMA user_version = 1");
        }

        m_search = std::make_unique<storage::SqliteConversationSearch>(m_folder->path());

        QTRY_COMPARE(find(QStringLiteral("r")), QList{a});
    }

    void aDamagedIndexIsMadeAnew()
    {
        const auto a = add(QStringLiteral("rooks"));
        QCOMPARE(find(QStringLiteral("rooks")), QList{a});
        m_search.reset();
        QFile file(m_folder->filePath(QStringLiteral("search.db")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(file.size(), 'x'));
        file.close();

        m_search = std::make_unique<storage::SqliteConversationSearch>(m_folder->path());

        QTRY_COMPARE(find(QStringLiteral("rooks")), QList{a});
    }
};

QTEST_GUILESS_MAIN(ConversationSearchTest)
#include "ConversationSearchTest.moc"
