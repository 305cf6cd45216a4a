#include "storage/DataFolder.h"
#include "support/Store.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using storage::DataFolder;

class DataFolderTest : public QObject
{
    Q_OBJECT

    static std::optional<chat::Error::Code> openFailure(const QString &path)
    {
        try {
            DataFolder folder(path);
        } catch (const chat::Error &error) {
            return error.code;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { DataFolder::restrictPermissions(); }

    void everythingInItIsPrivate()
    {
        QTemporaryDir parent;
        const auto path = parent.filePath(QStringLiteral("ä folder/data"));
        DataFolder folder(path);

        storage::SqliteConversationRepository chats(folder.path());
        support::take(chats.createConversation(0));

        const QFile::Permissions others(0x0077);
        QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
        QDirIterator files(path, QDir::Files);
        int count = 0;
        for (; files.hasNext(); ++count)
            QCOMPARE(QFileInfo(files.next()).permissions() & others, QFile::Permissions());
        QVERIFY(count >= 3);
    }

    void aSecondHolderIsRefusedUntilTheFirstEnds()
    {
        QTemporaryDir parent;
        auto first = std::make_unique<DataFolder>(parent.path());

        QCOMPARE(openFailure(parent.path()), chat::Error::Code::DataFolderBusy);
        first.reset();

        QVERIFY(!openFailure(parent.path()));
    }

    void aKilledHolderBlocksNobody()
    {
        QTemporaryDir parent;
        QProcess holder;
        // one process, the holder itself: killing it kills who holds the lock
        holder.start(QStringLiteral("flock"),
                     {QStringLiteral("--no-fork"), parent.filePath(QStringLiteral("lock")), QStringLiteral("sh"),
                      QStringLiteral("-c"), QStringLiteral("echo held; exec sleep 60")});
        if (!holder.waitForStarted())
            QSKIP("needs flock(1)");
        QVERIFY(holder.waitForReadyRead());
        QCOMPARE(openFailure(parent.path()), chat::Error::Code::DataFolderBusy);

        holder.kill();
        QVERIFY(holder.waitForFinished());

        QVERIFY(!openFailure(parent.path()));
    }

    void aPlaceThatCannotBeAFolderIsNamed()
    {
        QTemporaryDir parent;
        QFile file(parent.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));

        QCOMPARE(openFailure(parent.filePath(QStringLiteral("file/below"))), chat::Error::Code::DataFolderUnwritable);
        QCOMPARE(openFailure(QStringLiteral("/proc/rookery")), chat::Error::Code::DataFolderUnwritable);
        QCOMPARE(openFailure(parent.filePath(QString(300, u'x'))), chat::Error::Code::DataFolderUnwritable);
        QCOMPARE(openFailure(parent.filePath(QString(QString(200, u'x') + u'/').repeated(5))),
                 chat::Error::Code::DataFolderUnwritable);
    }

    /// P60: what a home may be called.
    void anyPathWillDo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("not there yet") << QStringLiteral("a/b/c");
        QTest::newRow("spaces") << QStringLiteral(" my chats ");
        QTest::newRow("UTF-8") << QStringLiteral("Gespräche 对话 👩‍👩‍👧");
        QTest::newRow("signs of SQL and addresses") << QStringLiteral("it's 100%, a?b#c&d;e");
        QTest::newRow("a line end") << QStringLiteral("two\nlines");
        QTest::newRow("255 bytes") << QString(255, u'x');
        QTest::newRow("long") << QString(QString(200, u'x') + u'/').repeated(2);
        QTest::newRow("dots") << QStringLiteral("a/../b/./c");
    }

    void anyPathWillDo()
    {
        QFETCH(QString, name);
        QTemporaryDir parent;
        chat::ConversationId made = 0;
        const auto path = parent.filePath(name);
        {
            DataFolder folder(path);
            storage::SqliteConversationRepository chats(folder.path());
            made = support::take(chats.createConversation(0)).id;
        }

        DataFolder folder(path);
        storage::SqliteConversationRepository chats(folder.path());

        QCOMPARE(support::take(chats.conversations()).value(0).id, made);
    }

    void aLinkThatLeadsNowhereIsNamed()
    {
        QTemporaryDir parent;
        QVERIFY(QFile::link(parent.filePath(QStringLiteral("gone")), parent.filePath(QStringLiteral("link"))));

        QCOMPARE(openFailure(parent.filePath(QStringLiteral("link"))), chat::Error::Code::DataFolderUnwritable);
    }

    void networkFileSystemsAreKnown()
    {
        QVERIFY(DataFolder::isNetworkType(0x6969));
        QVERIFY(DataFolder::isNetworkType(static_cast<int>(0xff534d42))); // as a 32-bit signed field gives it
        QVERIFY(!DataFolder::isNetworkType(0xef53));                      // ext4
        QVERIFY(!DataFolder::isNetworkType(0x01021994));                  // tmpfs
    }
};

QTEST_GUILESS_MAIN(DataFolderTest)
#include "DataFolderTest.moc"
