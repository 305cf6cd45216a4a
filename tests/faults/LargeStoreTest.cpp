#include "storage/SqliteConversationSearch.h"
#include "support/FaultVfs.h"
#include "support/Faults.h"
#include "support/MadeUpChats.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

using namespace support;
using storage::SqliteConversationRepository;

namespace {

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

template<typename Job>
qint64 milliseconds(Job job)
{
    QElapsedTimer timer;
    timer.start();
    job();
    return timer.elapsed();
}

/// The child: does what a person does with a store, and says what memory that took.
int lookAround(const QString &folder)
{
    SqliteConversationRepository chats(folder);
    storage::SqliteConversationSearch search(folder);
    const auto list = take(chats.conversations());
    if (!list.isEmpty())
        take(chats.page(list.first().leaf, 0, 50));
    take(search.find(QStringLiteral("rookneroo"), 50));
    std::printf("%lld", static_cast<long long>(residentBytes()));
    return 0;
}

} // namespace

/// P32: what a start, a chat and a search cost does not grow with the store, also after a run that was killed.
class LargeStoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder{fastPlace()};
    const int m_chats = injections(200, 5000), m_messages = injections(100, 200); ///< of each chat
    MadeUpChats m_made;

    QString fill(const char *name, int count)
    {
        const auto folder = m_folder.filePath(QString::fromLatin1(name));
        QDir().mkpath(folder);
        SqliteConversationRepository chats(folder);
        for (int i = 0; i < count; ++i)
            take(chats.add(m_made.chat(m_messages)));
        return folder;
    }

    /// The store as a kill leaves it: the newest turn is in the WAL.
    QString killed(const QString &folder)
    {
        auto copy = folder + QStringLiteral("-killed");
        SqliteConversationRepository chats(folder);
        const auto chat = take(chats.conversations()).first();
        turn(chats, chat.id, chat.leaf, QStringLiteral("only in the WAL"), QStringLiteral("yes"));
        copyFolder(folder, copy);
        return copy;
    }

    struct Reads
    {
        qint64 start; ///< opening and the list of chats
        qint64 page;  ///< of one chat
        bool cutShort;
    };
    static Reads reads(FaultVfs &vfs, const QString &folder)
    {
        SqliteConversationRepository::Options options;
        options.vfs = FaultVfs::name();
        SqliteConversationRepository chats(folder, options);
        vfs.heal();
        const bool cutShort = take(chats.open()).cutShort;
        const auto list = take(chats.conversations());
        const auto start = vfs.reads();
        take(chats.page(list[list.size() / 2].leaf, 0, 50));
        return {start, vfs.reads() - start, cutShort};
    }

private Q_SLOTS:
    void aStartReadsTheListAndNothingElse()
    {
        FaultVfs vfs;
        const auto little = fill("little", 20), more = fill("more", 200);
        const auto pages = QFileInfo(more + QStringLiteral("/chats.db")).size() / 4096;

        const auto few = reads(vfs, little), many = reads(vfs, more);
        const auto afterKill = reads(vfs, killed(more));

        QVERIFY(!many.cutShort);
        QVERIFY(afterKill.cutShort);
        const auto figures =
            QStringLiteral("%1 pages; a start reads %2, after a kill %3; a chat %4, in a small store %5")
                .arg(pages)
                .arg(many.start)
                .arg(afterKill.start)
                .arg(many.page)
                .arg(few.page);
        qInfo().noquote() << figures;
        QVERIFY2(many.start < pages / 10, qPrintable(figures));
        QVERIFY2(afterKill.start < pages / 5, qPrintable(figures)); // the WAL is read whole
        QVERIFY2(many.page < few.page + 20, qPrintable(figures));
    }

    /// With ROOKERY_FAULTS=large a million messages and the promised times; else few and a time that any machine keeps.
    void aLargeStoreIsAsQuickAsASmallOne()
    {
        const auto folder = fill("large", m_chats);
        storage::SqliteConversationSearch search(folder);
        const auto indexed = milliseconds([&] { take(search.rebuild()); });
        const auto crashed = killed(folder);
        QStringList slow;
        const auto expect = [&](const char *what, qint64 ms, qint64 most) {
            std::printf("    %s: %lld ms\n", what, static_cast<long long>(ms));
            if (ms > injections(60'000, static_cast<int>(most)))
                slow.append(QStringLiteral("%1 %2 ms").arg(QLatin1StringView(what)).arg(ms));
        };

        SqliteConversationRepository chats(crashed);
        QList<chat::Conversation> list;
        expect("opened after a kill, list shown", milliseconds([&] { list = take(chats.conversations()); }), 1000);
        QCOMPARE(list.size(), m_chats);
        qint64 worst = 0;
        for (int i = 0; i < 200; ++i)
            worst = std::max(worst, milliseconds([&, leaf = list[m_made.below(list.size())].leaf] {
                                 take(chats.page(leaf, 0, 50));
                             }));
        expect("slowest of 200 chats", worst, 100);
        worst = 0;
        QString slowest;
        for (int i = 0; i < 100; ++i) {
            auto words = m_made.words(1 + i % 2);
            words.chop(i % 6); // as it is typed
            const auto ms = milliseconds([&] { QVERIFY(!take(search.find(words, 50)).hits.isEmpty() || i % 2); });
            slowest = ms > worst ? words : slowest;
            worst = std::max(worst, ms);
        }
        expect(qPrintable(QStringLiteral("slowest of 100 searches (%1)").arg(slowest)), worst, 100);
        std::printf("    index of words made in %lld ms\n", static_cast<long long>(indexed));

        printPromise("P32", m_chats * m_messages, static_cast<int>(slow.size()));
        QVERIFY2(slow.isEmpty(), qPrintable(slow.join(QStringLiteral("; "))));
    }

    void itTakesNoMoreMemory()
    {
        const auto taken = [](const QString &folder) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--look"), folder});
            child.waitForFinished(-1);
            return child.readAllStandardOutput().toLongLong();
        };
        const auto empty = m_folder.filePath(QStringLiteral("empty"));
        QDir().mkpath(empty);

        const auto without = taken(empty), with = taken(m_folder.filePath(QStringLiteral("large")));

        QVERIFY(without > 0 && with > 0);
        std::printf("    memory: %.1f MB more than an empty store\n", static_cast<double>(with - without) / 1e6);
        printPromise("P32 memory", m_chats * m_messages, with - without > 50'000'000);
        QVERIFY(with - without <= 50'000'000);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--look"))
        return lookAround(arguments.value(2));
    LargeStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "LargeStoreTest.moc"
