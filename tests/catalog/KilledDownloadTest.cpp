#include "LyingServer.h"

#include "catalog/DownloadManager.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>

/// Kills a downloading program, and starves it of room.
class KilledDownloadTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LyingServer> m_server;

    QByteArray fetched(const QString &scenario, const QString &token, qint64 size)
    {
        catalog::DownloadManager manager(m_server->settings());
        auto future = manager.fetch(m_server->url(scenario, token, size), 256 << 20);
        while (!future.isFinished())
            QTest::qWait(1);
        return future.result();
    }

    QByteArray hashOf(qint64 size)
    {
        return QCryptographicHash::hash(fetched(QStringLiteral("good"), QStringLiteral("hash"), size),
                                        QCryptographicHash::Sha256);
    }

    QStringList arguments(const QString &scenario, const QString &token, const QString &folder, qint64 size,
                          const QByteArray &hash) const
    {
        return {m_server->url(scenario, token, size).toString(), folder, QString::number(size),
                QString::fromLatin1(hash.toHex()), m_server->authority()};
    }

    static QString downloader() { return QCoreApplication::applicationDirPath() + QStringLiteral("/downloader"); }

    /// Lines of the part's journal: the request, then a mark every 4 MiB.
    static int journalLines(const QString &folder)
    {
        QFile file(folder + QStringLiteral("/model.gguf.part.journal"));
        return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
    }

    static QByteArray fileHash(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                                              : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<LyingServer>(); }

    void aKilledDownloadGoesOnAndNeverLeavesAWrongFile()
    {
        const int kills = qgetenv("ROOKERY_FAULTS") == "large" ? 200 : 12;
        const qint64 size = 32 << 20;
        const auto hash = hashOf(size);
        int resumed = 0, rounds = 0;
        for (int killed = 0; killed < kills; ++rounds) {
            QTemporaryDir folder;
            const auto final = folder.filePath(QStringLiteral("model.gguf"));
            const auto token = QStringLiteral("kill%1").arg(rounds);
            const auto command = arguments(QStringLiteral("good"), token, folder.path(), size, hash);
            while (killed < kills && !QFile::exists(final)) {
                QProcess process;
                process.start(downloader(), command);
                QVERIFY(process.waitForStarted());
                // Somewhere between two marks of the journal, before the first and behind the last too: by what was
                // done, not by the clock, so that a slow machine is killed in the middle as well.
                const auto marks = journalLines(folder.path()) + int(QRandomGenerator::global()->bounded(0, 4));
                bool ended = false;
                while (!ended && journalLines(folder.path()) < marks)
                    ended = process.waitForFinished(1);
                if (!ended && !process.waitForFinished(int(QRandomGenerator::global()->bounded(0, 30)))) {
                    ::kill(pid_t(process.processId()), SIGKILL);
                    process.waitForFinished();
                    ++killed;
                }
                if (QFile::exists(final))
                    QCOMPARE(fileHash(final), hash);
            }
            QProcess process;
            process.start(downloader(), command);
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitCode(), 0);
            QCOMPARE(fileHash(final), hash);
            const auto stats = QJsonDocument::fromJson(fetched(QStringLiteral("stats"), token, 0)).object();
            for (const auto &range : stats.value(QStringLiteral("ranges")).toArray())
                resumed += range.toString().startsWith(QStringLiteral("bytes="));
        }
        QVERIFY2(resumed > 0, "no kill came in the middle");
        std::printf("P11 n=%d bad=0 resumed in the middle: %d\n", kills, resumed);
    }

    /// As when the computer sleeps: three seconds of standing still for a watchdog that allows one and a half.
    void aDownloadThatStoodStillGoesOn()
    {
        const int stops = qgetenv("ROOKERY_FAULTS") == "large" ? 200 : 3;
        const qint64 size = 3 << 20; // six seconds of the slow server
        const auto hash = hashOf(size);
        QTemporaryDir folder;
        const auto final = folder.filePath(QStringLiteral("model.gguf"));
        int stood = 0, alarms = 0;
        for (int n = 0; stood < stops; ++n) {
            QFile::remove(final);
            const auto token = QStringLiteral("still%1").arg(n);
            QProcess process;
            process.start(downloader(), arguments(QStringLiteral("slow"), token, folder.path(), size, hash) +
                                            QStringList{QStringLiteral("0"), QStringLiteral("75")});
            QVERIFY(process.waitForStarted());
            while (stood < stops && !process.waitForFinished(int(QRandomGenerator::global()->bounded(300, 1500)))) {
                ::kill(pid_t(process.processId()), SIGSTOP);
                QTest::qSleep(3000);
                ::kill(pid_t(process.processId()), SIGCONT);
                ++stood;
            }
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(120'000));
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
            QCOMPARE(fileHash(final), hash);
            const auto stats = QJsonDocument::fromJson(fetched(QStringLiteral("stats"), token, 0)).object();
            alarms += stats.value(QStringLiteral("requests")).toInt() - 1;
        }
        // A watchdog that went by the clock would have ended the connection at every stop; a busy machine may do so
        // once.
        QVERIFY2(alarms <= stood / 3, qPrintable(QString::number(alarms)));
        std::printf("P59 n=%d bad=0 connections begun anew: %d\n", stood, alarms);
    }

    void aFullDiskIsSaidAndHarmsNothing()
    {
        const qint64 size = 8 << 20;
        const auto hash = hashOf(size);
        QTemporaryDir folder;
        const auto command = arguments(QStringLiteral("good"), QStringLiteral("full"), folder.path(), size, hash);
        QStringList quoted;
        for (const auto &one : command)
            quoted.append(u'\'' + one + u'\'');
        if (QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
            QSKIP("needs unshare(1) and the right to name spaces");
        QProcess process;
        process.start(QStringLiteral("unshare"),
                      {QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral(
                           "mount -t tmpfs -o size=4m tmpfs '%1' || exit 77; '%2' %3; code=$?; ls '%1' >&2; exit $code")
                           .arg(folder.path(), downloader(), quoted.join(u' '))});
        QVERIFY(process.waitForFinished(60'000));
        if (process.exitCode() == 77 || process.exitStatus() != QProcess::NormalExit ||
            process.error() == QProcess::FailedToStart)
            QSKIP("needs name spaces");
        const auto said = process.readAllStandardError();
        QCOMPARE(process.exitCode(), 3);
        QVERIFY2(said.contains("model.gguf.part") && !said.contains("model.gguf\n"), said.constData());
    }
};

QTEST_GUILESS_MAIN(KilledDownloadTest)
#include "KilledDownloadTest.moc"
