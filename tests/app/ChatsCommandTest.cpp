#include "support/Store.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace support;

class ChatsCommandTest : public QObject
{
    Q_OBJECT

    struct Ended
    {
        int status;
        QByteArray output, errors;
    };

    std::unique_ptr<QTemporaryDir> m_folder;

    Ended run(QStringList arguments)
    {
        QProcess process;
        arguments = QStringList{QStringLiteral("chats")} + arguments +
                    QStringList{QStringLiteral("--data-dir"), m_folder->path()};
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/rookery-cli"), arguments);
        process.waitForFinished();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QJsonObject json(const QStringList &arguments)
    {
        return QJsonDocument::fromJson(run(arguments + QStringList{QStringLiteral("--json")}).output).object();
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void noChatsYetIsNoError()
    {
        QCOMPARE(run({QStringLiteral("list")}).status, 0);
        QCOMPARE(json({QStringLiteral("stats")}).value(QStringLiteral("chats")).toInt(), 0);
        const auto shown = run({QStringLiteral("show"), QStringLiteral("7")});
        QCOMPARE(shown.status, 1);
        QVERIFY(shown.errors.contains("chat 7 is not there"));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void chatsAreListedAndShownBesideAnOpenStore()
    {
        storage::SqliteConversationRepository chats(m_folder->path());
        const auto id = take(chats.createConversation(0)).id;
        turn(chats, id, 0, QStringLiteral("Who?"), QStringLiteral("A \x1b[31mrook."));
        take(chats.rename(id, QStringLiteral("Birds"), true));

        const auto list = json({QStringLiteral("list")}).value(QStringLiteral("chats")).toArray();
        QCOMPARE(list[0][QStringLiteral("title")].toString(), QStringLiteral("Birds"));
        const auto path = json({QStringLiteral("show"), QString::number(id)}).value(QStringLiteral("path")).toArray();
        QCOMPARE(path[1][QStringLiteral("text")].toString(), QStringLiteral("A \x1b[31mrook."));
        const auto shown = run({QStringLiteral("show"), QString::number(id)}).output;
        QVERIFY(shown.contains("Who?") && !shown.contains('\x1b'));
        QCOMPARE(json({QStringLiteral("stats")}).value(QStringLiteral("messages")).toInt(), 2);
    }

    void anExportedChatComesBackWithItsBranches()
    {
        chat::ConversationId id = 0;
        {
            storage::SqliteConversationRepository chats(m_folder->path());
            id = take(chats.createConversation(0)).id;
            const auto first = turn(chats, id, 0, QStringLiteral("q"), QStringLiteral("a1"));
            turn(chats, id, 0, QStringLiteral("q edited"), QStringLiteral("a2"));
            take(chats.setLeaf(id, first[1].id));
        }
        const auto file = m_folder->filePath(QStringLiteral("chat.json"));
        QCOMPARE(run({QStringLiteral("export"), QString::number(id), QStringLiteral("--output"), file}).status, 0);

        const auto imported = run({QStringLiteral("import"), file});

        QCOMPARE(imported.status, 0);
        const auto copy = imported.output.trimmed().toLongLong();
        QVERIFY(copy > id);
        storage::SqliteConversationRepository chats(m_folder->path());
        const auto path = take(chats.path(take(chats.conversation(copy)).leaf));
        QCOMPARE(path.size(), 2);
        QCOMPARE(path[1].text, QStringLiteral("a1"));
        QCOMPARE(path[0].siblings, 2);
        const auto markdown = run(
            {QStringLiteral("export"), QString::number(copy), QStringLiteral("--format"), QStringLiteral("markdown")});
        QVERIFY(markdown.output.contains("a1") && !markdown.output.contains("a2"));
    }

    void hostileFilesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("contents");
        const auto message = [](const char *fields) {
            return QByteArray(R"({"format":"rookery-chat","version":1,"messages":[)").append(fields).append("]}");
        };
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not ours") << QByteArray("{}");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("path as id") << message(R"({"id":"../../x","role":"user","text":""})");
        QTest::newRow("own parent") << message(R"({"id":1,"parent":1,"role":"user","text":""})");
        QTest::newRow("later parent") << message(
            R"({"id":1,"parent":2,"role":"user","text":""},{"id":2,"role":"user","text":""})");
        QTest::newRow("same id") << message(R"({"id":1,"role":"user","text":""},{"id":1,"role":"user","text":""})");
        QTest::newRow("huge id") << message(R"({"id":1e300,"role":"user","text":""})");
        QTest::newRow("role") << message(R"({"id":1,"role":"root","text":""})");
    }

    void hostileFilesAreRefusedWithAReason()
    {
        QFETCH(QByteArray, contents);
        const auto path = m_folder->filePath(QStringLiteral("hostile.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents);
        file.close();

        const auto ended = run({QStringLiteral("import"), path});

        QCOMPARE(ended.status, 1);
        QVERIFY2(ended.errors.contains("chat file: "), ended.errors.constData());
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("chats.db"))));
    }
};

QTEST_GUILESS_MAIN(ChatsCommandTest)
#include "ChatsCommandTest.moc"
