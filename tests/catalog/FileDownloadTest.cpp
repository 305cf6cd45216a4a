#include "LyingServer.h"

#include "catalog/DownloadManager.h"
#include "catalog/PartFile.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <cstdio>

using catalog::DownloadState;
using Code = chat::Error::Code;

Q_DECLARE_METATYPE(chat::Error::Code)

class FileDownloadTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LyingServer> m_server;
    int m_tokens = 0;

    /// A folder, a queue and what became of one download.
    struct Download
    {
        QTemporaryDir folder;
        catalog::DownloadManager manager;
        catalog::DownloadRequest request;
        catalog::DownloadStatus end;
        bool ended = false;

        Download(const catalog::TransferSettings &settings, const catalog::DownloadRequest &wanted)
            : manager(settings), request(wanted)
        {
            request.folder = folder.path();
            QObject::connect(&manager, &catalog::DownloadManager::finished, &manager,
                             [this](const auto &, const auto &status) {
                                 end = status;
                                 ended = true;
                             });
            QObject::connect(&manager, &catalog::DownloadManager::failed, &manager,
                             [this](const auto &, const auto &error) {
                                 end = manager.item(request.id)->status;
                                 end.problem = error;
                                 ended = true;
                             });
        }

        void run(int seconds = 30)
        {
            ended = false;
            manager.add(request);
            wait(seconds);
        }

        void wait(int seconds = 30) { QTRY_VERIFY_WITH_TIMEOUT(ended, seconds * 1000); }

        /// Everything under a final name.
        QStringList finals() const
        {
            QStringList names;
            for (const auto &name : QDir(folder.path()).entryList(QDir::Files))
                if (!name.contains(QStringLiteral(".part")))
                    names.append(name);
            return names;
        }
    };

    QString token() { return QStringLiteral("t%1").arg(++m_tokens); }

    /// The server's pseudo-random file, fetched once over another way: by asking for the good scenario.
    QByteArray hashOf(qint64 size)
    {
        static QHash<qint64, QByteArray> known;
        if (!known.contains(size)) {
            catalog::DownloadManager manager(m_server->settings());
            auto future = manager.fetch(m_server->url(QStringLiteral("good"), token(), size), 256 << 20);
            while (!future.isFinished())
                QTest::qWait(1);
            const auto bytes = future.result();
            known.insert(size, bytes.size() == size ? QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)
                                                    : QByteArray());
        }
        return known.value(size);
    }

    catalog::DownloadRequest request(const QList<QUrl> &urls, qint64 size = LyingServer::kSize)
    {
        return {.id = QStringLiteral("model"),
                .name = QStringLiteral("Model"),
                .fileName = QStringLiteral("model.gguf"),
                .sources = urls,
                .bytes = size,
                .sha256 = hashOf(size)};
    }

    QJsonObject stats(const QString &token)
    {
        catalog::DownloadManager manager(m_server->settings());
        auto future = manager.fetch(m_server->url(QStringLiteral("stats"), token, 0), 1 << 20);
        while (!future.isFinished())
            QTest::qWait(1);
        return QJsonDocument::fromJson(future.result()).object();
    }

    static QByteArray fileHash(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                                              : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<LyingServer>();
        QVERIFY(!hashOf(LyingServer::kSize).isEmpty());
    }

    void everyAnswerEndsInTheRightFileOrNone_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<Code>("problem"); // Unknown: the file must arrive
        const auto row = [](const char *scenario, Code problem = Code::Unknown) {
            QTest::newRow(scenario) << QString::fromLatin1(scenario) << problem;
        };
        for (const char *good : {"good",
                                 "no_etag",
                                 "no_etag_cut",
                                 "weak_etag_cut",
                                 "cut_often",
                                 "redirect_relative",
                                 "hop1",
                                 "hop5",
                                 "chunked",
                                 "chunk_extensions",
                                 "no_length",
                                 "interim",
                                 "short_ranges",
                                 "unasked_206_whole",
                                 "no_length_cut",
                                 "chunked_cut",
                                 "same_length_twice",
                                 "sends_more_than_told",
                                 "range_ignored",
                                 "always_416",
                                 "etag_changed_in_206",
                                 "etag_changed_same_bytes",
                                 "once_408",
                                 "once_429",
                                 "once_500",
                                 "once_502",
                                 "once_503"})
            row(good);
        for (const char *wrong : {"told_longer", "told_shorter", "range_wrong_total", "always_416_other_total",
                                  "empty_200", "chunked_longer"})
            row(wrong, Code::SizeWrong);
        for (const char *wrong : {"range_other_bytes", "etag_changed_other_bytes", "range_ignored_other_file",
                                  "if_range_ignored", "flipped_byte", "other_file"})
            row(wrong, Code::ChecksumWrong);
        for (const char *wrong : {"closes_at_once", "chunked_ended_early", "etag_changes_always"})
            row(wrong, Code::ConnectionLost);
        for (const char *wrong : {"two_lengths",
                                  "negative_length",
                                  "giant_length",
                                  "length_and_chunked",
                                  "chunk_without_size",
                                  "chunk_negative",
                                  "chunk_giant",
                                  "chunk_longer_than_told",
                                  "chunk_line_endless",
                                  "range_wrong_start",
                                  "range_from_zero",
                                  "range_missing",
                                  "range_garbage",
                                  "range_signs",
                                  "range_beyond_end",
                                  "range_backwards",
                                  "range_length_differs",
                                  "range_multipart",
                                  "range_wrapped",
                                  "unasked_206_middle",

                                  "gzip",
                                  "gzip_bomb",
                                  "deflate",
                                  "brotli",
                                  "transfer_gzip",
                                  "captive_portal",
                                  "web_page_of_right_length",
                                  "status_204",
                                  "status_304",
                                  "status_400",
                                  "status_401",
                                  "status_403",
                                  "status_404",
                                  "status_410",
                                  "status_418",
                                  "status_451",
                                  "status_500_always",
                                  "status_101",
                                  "giant_head",
                                  "many_fields",
                                  "not_http",
                                  "http_09",
                                  "http_3",
                                  "nul_in_head",
                                  "folded_head",
                                  "field_without_name",
                                  "status_text"})
            row(wrong, Code::ServerAnswer);
        for (const char *wrong : {"hop6", "redirect_loop", "redirect_file", "redirect_plain", "redirect_private",
                                  "redirect_link_local", "redirect_loopback", "redirect_loopback_name",
                                  "redirect_loopback_v6", "redirect_mapped", "redirect_number", "redirect_ftp",
                                  "redirect_data", "redirect_user", "redirect_nowhere", "redirect_no_host"})
            row(wrong, Code::RefusedRedirect);
        for (const char *slow : {"one_byte_at_a_time", "silence", "silence_after_head", "slow_head", "interim_flood"})
            row(slow, Code::TooSlow);
    }

    void everyAnswerEndsInTheRightFileOrNone()
    {
        QFETCH(QString, scenario);
        QFETCH(Code, problem);
        Download download(problem == Code::TooSlow ? m_server->impatient() : m_server->settings(),
                          request({m_server->url(scenario, token())}));

        download.run();

        if (problem == Code::Unknown) {
            QCOMPARE(download.end.problem.detail,
                     download.end.state == DownloadState::Finished ? download.end.problem.detail : QString());
            QCOMPARE(int(download.end.state), int(DownloadState::Finished));
            QCOMPARE(download.finals(), QStringList{QStringLiteral("model.gguf")});
            QCOMPARE(fileHash(download.end.path), hashOf(LyingServer::kSize));
        } else {
            QCOMPARE(int(download.end.state), int(DownloadState::Failed));
            QVERIFY2(download.end.problem.code == problem,
                     qPrintable(QString::number(int(download.end.problem.code)) + u' ' + download.end.problem.detail));
            QCOMPARE(download.finals(), QStringList());
        }
    }

    void noConnectionThatCannotBeTrustedIsUsed_data()
    {
        QTest::addColumn<Code>("problem");
        for (const char *certificate : {"expired", "elsewhere", "foreign", "selfsigned", "old_tls", "plain"})
            QTest::newRow(certificate) << Code::NotTrusted;
    }

    void noConnectionThatCannotBeTrustedIsUsed()
    {
        QFETCH(Code, problem);
        const auto which = QString::fromLatin1(QTest::currentDataTag());
        const auto name = token();
        Download download(m_server->settings(),
                          request({m_server->url(QStringLiteral("good"), name, LyingServer::kSize, which)}));

        download.run();

        QCOMPARE(int(download.end.state), int(DownloadState::Failed));
        QVERIFY2(download.end.problem.code == problem,
                 qPrintable(QString::number(int(download.end.problem.code)) + u' ' + download.end.problem.detail));
        QCOMPARE(stats(name).value(QStringLiteral("requests")).toInt(), 0);
    }

    void hostsThatWereNotTrustedByTheTestAreRefused()
    {
        auto settings = m_server->settings();
        settings.trustedHosts.clear();
        Download download(settings, request({m_server->url(QStringLiteral("good"), token())}));

        download.run();

        QVERIFY(download.end.problem.code == Code::RefusedRedirect);
        QVERIFY2(download.end.problem.detail.contains(QStringLiteral("not a public address")),
                 qPrintable(download.end.problem.detail));
    }

    void randomCutsCostNothing()
    {
        const bool large = qgetenv("ROOKERY_FAULTS") == "large";
        const int cuts = large ? 200 : 20;
        const qint64 size = large ? 64 << 20 : 8 << 20;
        const auto name = QStringLiteral("%1-cuts").arg(cuts);
        Download download(m_server->settings(),
                          request({m_server->url(QStringLiteral("random_cuts"), name, size)}, size));

        download.run(120);

        const auto seen = stats(name);
        QCOMPARE(int(download.end.state), int(DownloadState::Finished));
        QCOMPARE(fileHash(download.end.path), hashOf(size));
        QVERIFY(seen.value(QStringLiteral("cuts")).toInt() >= cuts);
        QVERIFY(seen.value(QStringLiteral("sent")).toDouble() <= double(size + qint64(cuts) * 256 * 1024));
        std::printf("P10 n=%d bad=0 fetched twice: %lld bytes\n", cuts,
                    static_cast<long long>(seen.value(QStringLiteral("sent")).toDouble()) -
                        static_cast<long long>(size));
    }

    void asksForIdentityAndSaysWhichVersionItContinues()
    {
        const auto name = token();
        Download download(m_server->settings(), request({m_server->url(QStringLiteral("cut_often"), name)}));

        download.run();

        const auto fields = stats(name).value(QStringLiteral("fields")).toObject();
        QCOMPARE(fields.value(QStringLiteral("accept-encoding")).toString(), QStringLiteral("identity"));
        QCOMPARE(fields.value(QStringLiteral("if-range")).toString(), QStringLiteral("\"the-file-1\""));
        QVERIFY(fields.value(QStringLiteral("range")).toString().startsWith(QStringLiteral("bytes=")));
        for (const auto &field : {"cookie", "authorization", "referer"})
            QVERIFY(!fields.contains(QLatin1String(field)));
    }

    void aSecondSourceTakesOver_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<int>("anew");
        QTest::newRow("missing") << QStringLiteral("status_404") << 0;
        QTest::newRow("damaged") << QStringLiteral("flipped_byte") << 1;
        QTest::newRow("another size") << QStringLiteral("told_longer") << 0;
        QTest::newRow("web page") << QStringLiteral("captive_portal") << 0;
        QTest::newRow("silent") << QStringLiteral("silence") << 0;
        QTest::newRow("half, then another file") << QStringLiteral("if_range_ignored") << 1;
    }

    void aSecondSourceTakesOver()
    {
        QFETCH(QString, scenario);
        QFETCH(int, anew);
        const bool slow = scenario == QStringLiteral("silence"); // nothing comes: the patience has to end
        Download download(slow ? m_server->impatient() : m_server->settings(),
                          request({m_server->url(scenario, token()), m_server->url(QStringLiteral("good"), token())}));

        download.run();

        QCOMPARE(int(download.end.state), int(DownloadState::Finished));
        QCOMPARE(fileHash(download.end.path), hashOf(LyingServer::kSize));
        QCOMPARE(download.end.startedAnew, anew);
    }

    void theServersWordIsTakenWhenTheCatalogueHasNone()
    {
        auto wanted = request({m_server->url(QStringLiteral("stated"), token())});
        wanted.sha256.clear();
        wanted.bytes = 0;
        Download download(m_server->settings(), wanted);

        download.run();

        QCOMPARE(int(download.end.state), int(DownloadState::Finished));
        QVERIFY(download.end.hashIsServers && !download.end.hashUnknown);
        QCOMPARE(download.end.sha256, hashOf(LyingServer::kSize));

        auto lied = wanted;
        lied.sources = {m_server->url(QStringLiteral("stated_wrong"), token())};
        Download wrong(m_server->settings(), lied);
        wrong.run();
        QVERIFY(wrong.end.problem.code == Code::ChecksumWrong);

        auto silent = wanted;
        silent.sources = {m_server->url(QStringLiteral("good"), token())};
        Download unknown(m_server->settings(), silent);
        unknown.run();
        QCOMPARE(int(unknown.end.state), int(DownloadState::Finished));
        QVERIFY(unknown.end.hashUnknown && !unknown.end.hashIsServers);
    }

    void pausedGoesOnAfterARestartWhereItStopped()
    {
        const qint64 size = 3 << 20;
        const auto name = token();
        QTemporaryDir folder;
        auto wanted = request({m_server->url(QStringLiteral("slow"), name, size)}, size);
        wanted.folder = folder.path();
        {
            catalog::DownloadManager manager(m_server->settings());
            manager.add(wanted);
            QTRY_VERIFY(manager.items().first().status.received > size / 6);
            manager.pause(wanted.id);
            QTest::qWait(200);
            QCOMPARE(int(manager.items().first().status.state), int(DownloadState::Paused));
        }

        catalog::DownloadManager again(m_server->settings());
        QSignalSpy finished(&again, &catalog::DownloadManager::finished);
        again.restore(folder.path());
        QTRY_COMPARE(again.items().size(), 1);
        QTest::qWait(100);
        QCOMPARE(int(again.items().first().status.state), int(DownloadState::Paused)); // the person's pause is kept
        again.resume(wanted.id);
        QVERIFY(finished.wait(20'000));

        const auto seen = stats(name);
        QCOMPARE(fileHash(folder.filePath(QStringLiteral("model.gguf"))), hashOf(size));
        QVERIFY(seen.value(QStringLiteral("ranges")).toArray().last().toString() != QString());
        QVERIFY(seen.value(QStringLiteral("sent")).toDouble() <
                double(size) + 1.2e6); // what was under way at the pause, no more
    }

    void onlyDamagedBlocksAreFetchedAgain()
    {
        const qint64 size = 20 << 20;
        const auto name = QStringLiteral("1-damage");
        QTemporaryDir folder;
        auto wanted = request({m_server->url(QStringLiteral("good"), name, size)}, size);
        wanted.folder = folder.path();
        { // a part that lacks its end
            catalog::PartFile part(wanted, 0);
            part.reserve(size);
            catalog::DownloadManager manager(m_server->settings());
            auto future = manager.fetch(m_server->url(QStringLiteral("good"), token(), size), size);
            while (!future.isFinished())
                QTest::qWait(1);
            const auto bytes = future.result();
            part.write(bytes.constData(), 18 << 20);
            part.mark();
        }
        QFile part(catalog::PartFile::partPath(folder.path(), wanted.fileName));
        QVERIFY(part.open(QIODevice::ReadWrite));
        for (const qint64 at : {qint64(5 << 20), qint64(17 << 20)}) {
            part.seek(at);
            const char old = part.read(1)[0];
            part.seek(at);
            part.write(QByteArray(1, char(old ^ 0x10)));
        }
        part.close();

        catalog::DownloadManager manager(m_server->settings());
        QSignalSpy finished(&manager, &catalog::DownloadManager::finished);
        manager.restore(folder.path());
        QVERIFY(finished.wait(20'000));

        const auto status = finished.first()[1].value<catalog::DownloadStatus>();
        QCOMPARE(fileHash(status.path), hashOf(size));
        QCOMPARE(status.repairedBytes, qint64(4 << 20) + qint64(2 << 20));
        const auto sent = qint64(stats(name).value(QStringLiteral("sent")).toDouble());
        QCOMPARE(sent, qint64(4 << 20) + (2 << 20) + (2 << 20)); // the two damaged blocks and the end
    }

    void aFullDiskIsSaidBeforeAndKeepsThePart()
    {
        auto settings = m_server->settings();
        settings.reserveBytes = 1ll << 60;
        Download download(settings, request({m_server->url(QStringLiteral("good"), token())}));

        download.run();

        QVERIFY(download.end.problem.code == Code::DiskFull);
        QVERIFY(QFile::exists(catalog::PartFile::partPath(download.folder.path(), QStringLiteral("model.gguf"))));
    }

    void anUnusableFolderIsSaid()
    {
        auto wanted = request({m_server->url(QStringLiteral("good"), token())});
        Download download(m_server->settings(), wanted);
        download.request.folder = QStringLiteral("/proc/none");

        download.run();

        QVERIFY(download.end.problem.code == Code::FileIo);
    }

    void anExistingFileIsNeverReplaced()
    {
        Download download(m_server->settings(), request({m_server->url(QStringLiteral("good"), token())}));
        QFile mine(download.folder.filePath(QStringLiteral("model.gguf")));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("mine");
        mine.close();

        download.run();

        QCOMPARE(QFileInfo(download.end.path).fileName(), QStringLiteral("model-2.gguf"));
        QCOMPARE(mine.size(), 4);
        QCOMPARE(QFile::permissions(download.end.path) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
    }

    void cancelRemovesThePart()
    {
        Download download(m_server->settings(),
                          request({m_server->url(QStringLiteral("slow"), token(), 3 << 20)}, 3 << 20));
        download.manager.add(download.request);
        QTRY_VERIFY(!download.manager.items().isEmpty() && download.manager.items().first().status.received > 0);

        download.manager.cancel(download.request.id);

        QTRY_COMPARE(QDir(download.folder.path()).entryList(QDir::Files), QStringList());
        QVERIFY(download.manager.items().isEmpty());
    }

    void oneMovesAtATimeAndTheOrderCanBeChanged()
    {
        QTemporaryDir folder;
        catalog::DownloadManager manager(m_server->settings());
        QStringList order;
        connect(&manager, &catalog::DownloadManager::finished, this,
                [&](const auto &request, const auto &) { order.append(request.id); });
        for (const auto &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
            auto wanted = request(
                {m_server->url(id == QLatin1String("a") ? QStringLiteral("slow") : QStringLiteral("good"), token())});
            wanted.id = id;
            wanted.fileName = id + QStringLiteral(".gguf");
            wanted.folder = folder.path();
            manager.add(wanted);
        }
        QCOMPARE(int(manager.items()[1].status.state), int(DownloadState::Queued));

        manager.move(QStringLiteral("c"), 1);

        QTRY_COMPARE_WITH_TIMEOUT(order, (QStringList{QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("b")}),
                                  20'000);
    }

    void theSpeedLimitHolds()
    {
        auto settings = m_server->settings();
        settings.bytesPerSecond = 1 << 20;
        Download download(settings, request({m_server->url(QStringLiteral("good"), token(), 2 << 20)}, 2 << 20));
        QElapsedTimer timer;
        timer.start();

        download.run();

        QCOMPARE(int(download.end.state), int(DownloadState::Finished));
        QVERIFY2(timer.elapsed() > 1600 && timer.elapsed() < 6000, qPrintable(QString::number(timer.elapsed())));
    }

    void aDeadNameIsOfflineAndKeepsTrying()
    {
        Download download(m_server->settings(),
                          request({QUrl(QStringLiteral("https://no-such-host.invalid/model.gguf"))}));
        download.manager.add(download.request);

        QTRY_VERIFY_WITH_TIMEOUT(download.manager.items().first().status.state == DownloadState::Waiting, 20'000);

        QVERIFY(download.manager.items().first().status.problem.code == Code::Offline);
        QTest::qWait(300);
        QVERIFY(!download.ended);
    }

    void sourcesHaveNoWayAroundCertificates()
    {
        QDirIterator files(support::sources() + QStringLiteral("/core/catalog"),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files);
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto text = file.readAll();
            ++count;
            for (const char *word :
                 {"VerifyNone", "QueryPeer", "ignoreSslErrors", "http:\x2f/", "QNetworkAccessManager>"})
                QVERIFY2(!text.contains(word),
                         qPrintable(file.fileName() + QStringLiteral(" has ") + QLatin1String(word)));
        }
        QVERIFY(count > 20);
    }
};

QTEST_GUILESS_MAIN(FileDownloadTest)
#include "FileDownloadTest.moc"
