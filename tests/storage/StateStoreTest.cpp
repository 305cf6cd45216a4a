#include "storage/SqliteStateStore.h"
#include "support/Store.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace support;
using chat::SnapshotKind;
using storage::SqliteStateStore;

class StateStoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::atomic<int> m_problems = 0;

    std::unique_ptr<SqliteStateStore> open(qint64 budget = qint64(1) << 30)
    {
        SqliteStateStore::Options options;
        options.budget = budget;
        options.onProblem = [this](const chat::Error &) { ++m_problems; };
        return std::make_unique<SqliteStateStore>(m_folder->path(), options);
    }
    static chat::Snapshot snapshot(int number, qsizetype bytes, chat::ConversationId chat = 1)
    {
        chat::Snapshot s;
        s.key = QByteArray(32, static_cast<char>(number));
        s.conversation = chat;
        s.message = number;
        s.tokenCount = number * 10'000;
        s.model = QByteArray(32, 'm');
        s.blob = QByteArray(bytes, static_cast<char>(number));
        return s;
    }
    QString file() const { return m_folder->filePath(QStringLiteral("states.db")); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_problems = 0;
    }

    void aSnapshotComesBackAsItWas()
    {
        const auto saved = snapshot(1, 3'000'000);
        take(open()->save(saved));

        auto store = open();
        const auto loaded = take(store->load(saved.key));

        QCOMPARE(loaded.blob, saved.blob);
        QCOMPARE(loaded.tokenCount, saved.tokenCount);
        QCOMPARE(loaded.message, saved.message);
        QCOMPARE(loaded.model, saved.model);
        QCOMPARE(take(store->present({saved.key, QByteArray(32, 'x')})), QSet<QByteArray>{saved.key});
        QVERIFY(take(store->load(QByteArray(32, 'x'))).blob.isEmpty());
    }

    void savingAKeyAgainReplacesIt()
    {
        auto store = open();
        auto s = snapshot(1, 100'000);
        take(store->save(s));
        s.blob.fill('z');

        take(store->save(s));

        QCOMPARE(take(store->load(s.key)).blob, s.blob);
        QCOMPARE(take(store->use())[0].snapshots, 1);
    }

    void theFileNeverOutgrowsTheBudget()
    {
        const qint64 budget = 10 << 20;
        auto store = open(budget);

        for (int i = 1; i <= 40; ++i) {
            take(store->save(snapshot(i, 1'000'000)));
            QVERIFY(QFileInfo(file()).size() <= budget);
        }

        QVERIFY(!take(store->load(snapshot(40, 0).key)).blob.isEmpty());
        QVERIFY(take(store->load(snapshot(1, 0).key)).blob.isEmpty());
        QVERIFY(take(store->use())[0].snapshots >= 8);
    }

    void loweringTheBudgetGivesTheDiskBack()
    {
        auto store = open();
        for (int i = 1; i <= 10; ++i)
            take(store->save(snapshot(i, 1'000'000)));

        take(store->setBudget(3 << 20));

        QVERIFY2(take(store->space()).bytesOnDisk <= 3 << 20,
                 qPrintable(QString::number(take(store->space()).bytesOnDisk)));
        QCOMPARE(take(store->use())[0].snapshots, 2);
    }

    void aSnapshotLargerThanTheBudgetIsNotKept()
    {
        auto store = open(1 << 20);

        take(store->save(snapshot(1, 2'000'000)));

        QVERIFY(take(store->present({snapshot(1, 0).key})).isEmpty());
    }

    void bytesByChatAndTheRestAreTheFile()
    {
        auto store = open();
        take(store->save(snapshot(1, 2'500'000, 1)));
        take(store->save(snapshot(2, 2'500'000, 2)));
        take(store->save(snapshot(3, 300, 2)));
        take(store->setBudget(1 << 30));

        const auto space = take(store->space());

        QCOMPARE(space.bytesOnDisk, QFileInfo(file()).size() + QFileInfo(file() + QStringLiteral("-wal")).size());
        QCOMPARE(space.chats.size(), 2);
        QVERIFY(space.chats[0].bytes >= 2'500'000);
        QCOMPARE(space.chats[0].bytes + space.chats[1].bytes + space.otherBytes, space.bytesOnDisk);
        QVERIFY2(space.otherBytes >= 0 && space.otherBytes <= 8 * 65536, qPrintable(QString::number(space.otherBytes)));
    }

    void whatWasRemovedIsGoneFromTheDisk()
    {
        auto store = open();
        auto s = snapshot(1, 200'000, 1);
        s.blob.replace(100'000, 16, "canary-7f3a9e550");
        take(store->save(s));
        take(store->save(snapshot(2, 200'000, 2)));

        take(store->removeConversation(1));

        for (const auto &name : {file(), file() + QStringLiteral("-wal")}) {
            QFile disk(name);
            QVERIFY(disk.open(QIODevice::ReadOnly));
            QVERIFY(!disk.readAll().contains("canary-7f3a9e550"));
        }
        QCOMPARE(take(store->use()).size(), 1);
    }

    void aDamagedFileIsBegunAnewAndSaidOnce()
    {
        take(open()->save(snapshot(1, 100'000)));
        QFile disk(file());
        QVERIFY(disk.open(QIODevice::ReadWrite));
        disk.write(QByteArray(65536, 'x'));
        disk.close();

        auto store = open();

        QVERIFY(take(store->load(snapshot(1, 0).key)).blob.isEmpty());
        take(store->save(snapshot(2, 100'000)));
        QVERIFY(!take(store->load(snapshot(2, 0).key)).blob.isEmpty());
        QCOMPARE(m_problems, 1);
    }

    void aFolderThatCannotBeWrittenIsAnEmptyStore()
    {
        SqliteStateStore::Options options;
        options.onProblem = [this](const chat::Error &) { ++m_problems; };
        SqliteStateStore store(m_folder->filePath(QStringLiteral("absent/folder")), options);

        take(store.save(snapshot(1, 100)));

        QVERIFY(take(store.present({snapshot(1, 0).key})).isEmpty());
        QCOMPARE(m_problems, 1);
    }
};

QTEST_GUILESS_MAIN(StateStoreTest)
#include "StateStoreTest.moc"
