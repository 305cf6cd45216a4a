#include "storage/StorageThread.h"

#include <QCoreApplication>
#include <QTest>

#include <stdexcept>

using storage::StorageThread;

class StorageThreadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobsRunInOrderOnTheNamedThread()
    {
        StorageThread thread(QStringLiteral("storage"));
        QList<int> order;
        QString name;

        for (int i = 0; i < 100; ++i)
            thread.run([&order, i] { order.append(i); });
        thread.run([&] { name = QThread::currentThread()->objectName(); }).waitForFinished();

        QCOMPARE(name, QStringLiteral("storage"));
        QCOMPARE(order.size(), 100);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void whatAJobThrowsArrivesTyped()
    {
        StorageThread thread(QStringLiteral("storage"));
        QList<chat::Error::Code> codes;
        const auto failing = [&](auto job) {
            thread.run(job).onFailed(this, [&](const chat::Error &error) { codes.append(error.code); }).then(this, [] {
                QCoreApplication::processEvents();
            });
        };

        failing([] { throw storage::StorageError(chat::Error::Code::DiskFull, QStringLiteral("x")); });
        failing([] { throw std::bad_alloc(); });
        failing([] { throw std::runtime_error("x"); });
        failing([] { throw chat::Error(chat::Error::Code::Cancelled, QString()); });

        QTRY_COMPARE(codes.size(), 4);
        using Code = chat::Error::Code;
        QCOMPARE(codes, (QList<Code>{Code::DiskFull, Code::OutOfMemory, Code::Unknown, Code::Cancelled}));
    }

    void theEndWaitsForWhatWasSent()
    {
        int done = 0;
        {
            StorageThread thread(QStringLiteral("storage"));
            for (int i = 0; i < 50; ++i)
                thread.run([&done] { ++done; });
        }

        QCOMPARE(done, 50);
    }
};

QTEST_GUILESS_MAIN(StorageThreadTest)
#include "StorageThreadTest.moc"
