#include "catalog/ModelCatalog.h"
#include "catalog/PastedLink.h"
#include "chat/Error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

using catalog::CatalogQuery;
using catalog::MachineInfo;
using catalog::ModelCatalog;

class ModelCatalogTest : public QObject
{
    Q_OBJECT

    static MachineInfo machine(double gigabytes, double gigabytesPerSecond)
    {
        return {.totalMemory = quint64(gigabytes * 1e9),
                .freeMemory = quint64(gigabytes * 0.8e9),
                .cores = 2,
                .readBytesPerSecond = gigabytesPerSecond * 1e9};
    }

    static QJsonObject builtIn() { return QJsonDocument::fromJson(ModelCatalog::builtInManifest()).object(); }

    static QByteArray json(const QJsonObject &object) { return QJsonDocument(object).toJson(); }

private Q_SLOTS:
    void theBuiltInListIsWholeAndSound()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());

        QVERIFY(catalog.entries().size() > 100);
        for (const auto &entry : catalog.entries()) {
            QVERIFY2(!entry.name.isEmpty() && !entry.version.isEmpty() && !entry.source.isEmpty(),
                     qPrintable(entry.id));
            QVERIFY2(!catalog.defaults(entry).promptFormat.isEmpty(), qPrintable(entry.id));
            for (const auto &url : entry.urls)
                QVERIFY2(url.path(QUrl::FullyDecoded).section(u'/', -1).compare(entry.fileName, Qt::CaseInsensitive) ==
                             0,
                         qPrintable(entry.id));
        }
    }

    void newestGenerationsComeFirstAndOlderOnesAreFolded()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());

        const auto shown = catalog.find({}, machine(8, 20));
        const auto all = catalog.find({.withOlder = true}, machine(8, 20));

        QCOMPARE(shown.first().generation, QStringLiteral("G1F"));
        QCOMPARE(all.size(), catalog.entries().size());
        QVERIFY(shown.size() < all.size() / 2);
        for (const auto &entry : shown)
            QCOMPARE(entry.version, QStringLiteral("7"));
    }

    void wordsFindOlderOnesToo()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());

        const auto found = catalog.find({.words = QStringLiteral("  world 3b ")}, machine(8, 20));

        QVERIFY(found.size() >= 3);
        for (const auto &entry : found)
            QVERIFY(entry.name.contains(QStringLiteral("World")) && entry.name.contains(QStringLiteral("3B")));
        QVERIFY(catalog.find({.words = QStringLiteral("xyzzy")}, machine(8, 20)).isEmpty());
    }

    void filtersLeaveOnlyWhatTheySay()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());
        const auto here = machine(4, 20);

        for (const auto &entry : catalog.find({.fitsHere = true, .withOlder = true}, here))
            QVERIFY(catalog::estimate(entry, here).fit != catalog::Fit::TooBig);
        const auto rolePlay = catalog.find({.withOlder = true, .rolePlay = true}, here);
        QCOMPARE(rolePlay.size(), 3);
        for (const auto &entry : catalog.find({.withOlder = true, .language = QStringLiteral("ja")}, here))
            QVERIFY(entry.languages.contains(QStringLiteral("ja")));
        for (const auto &entry : catalog.find({.withOlder = true, .version = QStringLiteral("6")}, here))
            QCOMPARE(entry.version, QStringLiteral("6"));
        for (const auto &entry : catalog.find({.withOlder = true, .mostBytes = 1'000'000'000}, here))
            QVERIFY(entry.bytes <= 1'000'000'000);
    }

    void sortsByQualitySizeAndSpeed()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());
        const auto here = machine(8, 20);

        const auto strong = catalog.find({.sort = CatalogQuery::Sort::Quality}, here);
        const auto small = catalog.find({.sort = CatalogQuery::Sort::Size}, here);
        const auto quick = catalog.find({.sort = CatalogQuery::Sort::Speed}, here);

        QVERIFY(
            std::is_sorted(strong.begin(), strong.end(), [](auto &a, auto &b) { return a.parameters > b.parameters; }));
        QVERIFY(std::is_sorted(small.begin(), small.end(), [](auto &a, auto &b) { return a.bytes < b.bytes; }));
        QVERIFY(catalog::estimate(quick.first(), here).tokensPerSecond >
                20 * catalog::estimate(quick.last(), here).tokensPerSecond);
    }

    void memoryAndSpeedFollowFromShapeAndBandwidth()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());
        const auto entry = catalog.entry(QStringLiteral("rwkv7-g1f-1.5b-20260419-ctx8192-Q6_K.gguf"));
        QVERIFY(entry);

        const auto estimate = catalog::estimate(*entry, machine(8, 20));

        QCOMPARE(estimate.stateBytes, 12'976'128u); // 24 layers, width 2048
        QVERIFY(estimate.memoryBytes > 1'336'082'848u && estimate.memoryBytes < 1'450'000'000u);
        QVERIFY(estimate.tokensPerSecond > 11 && estimate.tokensPerSecond < 15);
        QCOMPARE(estimate.fit, catalog::Fit::Fits);
        QCOMPARE(catalog::estimate(*entry, machine(1.8, 20)).fit, catalog::Fit::Tight);
        QCOMPARE(catalog::estimate(*entry, machine(1.2, 20)).fit, catalog::Fit::TooBig);
    }

    void recommendsTheStrongestThatFitsAndIsQuickEnough_data()
    {
        QTest::addColumn<double>("memory");
        QTest::addColumn<double>("bandwidth");
        QTest::addColumn<QString>("size");
        QTest::newRow("2 GB, slow") << 2.0 << 4.0 << QStringLiteral("0.4B");
        QTest::newRow("8 GB, slow") << 8.0 << 8.0 << QStringLiteral("1.5B");
        QTest::newRow("8 GB, ordinary") << 8.0 << 20.0 << QStringLiteral("2.9B");
        QTest::newRow("16 GB, quick") << 16.0 << 64.0 << QStringLiteral("13.3B");
        QTest::newRow("16 GB, not measured") << 16.0 << 0.0 << QStringLiteral("13.3B");
        QTest::newRow("0.2 GB") << 0.2 << 20.0 << QString();
    }

    void recommendsTheStrongestThatFitsAndIsQuickEnough()
    {
        QFETCH(double, memory);
        QFETCH(double, bandwidth);
        QFETCH(QString, size);
        const ModelCatalog catalog(ModelCatalog::builtInManifest());

        const auto best = catalog.recommended(machine(memory, bandwidth));

        QCOMPARE(best ? best->sizeClass : QString(), size);
    }

    void aRefreshNeverReplacesAKnownHash()
    {
        ModelCatalog catalog(ModelCatalog::builtInManifest());
        auto object = builtIn();
        auto models = object.value(QStringLiteral("models")).toArray();
        auto changed = models[5].toObject();
        const auto id = changed.value(QStringLiteral("id")).toString();
        const auto before = *catalog.entry(id);
        QVERIFY(!before.sha256.isEmpty());
        changed.insert(QStringLiteral("sha256"), QString(64, u'b'));
        changed.insert(QStringLiteral("urls"), QJsonArray{QStringLiteral("https://evil.example/x.gguf")});
        models[5] = changed;
        auto added = changed;
        added.insert(QStringLiteral("id"), QStringLiteral("new"));
        models.append(added);
        models.removeAt(0);
        object.insert(QStringLiteral("models"), models);

        const auto changes = catalog.refresh(json(object));

        QCOMPARE(changes.added, 1);
        QCOMPARE(changes.changedHashes, QStringList{id});
        const auto after = *catalog.entry(id);
        QCOMPARE(after.sha256, before.sha256);
        QCOMPARE(after.urls, before.urls);
        QCOMPARE(after.refusedSha256, QByteArray(32, char(0xbb)));
        QVERIFY(catalog.entry(QStringLiteral("new")));
        QCOMPARE(catalog.entries().size(), models.size() + 1); // what the fresh list lacks is kept
    }

    void aBrokenRefreshChangesNothing()
    {
        ModelCatalog catalog(ModelCatalog::builtInManifest());
        const auto before = catalog.entries();

        QVERIFY_EXCEPTION_THROWN(catalog.refresh("<html>sign in</html>"), chat::Error);

        QCOMPARE(catalog.entries(), before);
    }

    void aMirrorComesFirstAndTheOthersStay()
    {
        const ModelCatalog catalog(ModelCatalog::builtInManifest());
        const auto entry = *catalog.entry(QStringLiteral("rwkv7-g1f-1.5b-20260419-ctx8192-Q6_K.gguf"));

        const auto urls = catalog::preferMirror(entry.urls, catalog.mirrors(), QStringLiteral("hf-mirror.com"));

        QCOMPARE(urls.size(), entry.urls.size() + 1);
        QCOMPARE(urls.first().host(), QStringLiteral("hf-mirror.com"));
        QCOMPARE(urls.first().path(), entry.urls.first().path());
        QCOMPARE(catalog::preferMirror(entry.urls, catalog.mirrors(), QString()), entry.urls);
    }

    void pastedLinksLeadToTheFile_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        const auto file = QStringLiteral("https://huggingface.co/a/b/resolve/main/x/m.gguf");
        QTest::newRow("file") << file << file;
        QTest::newRow("page") << QStringLiteral("https://huggingface.co/a/b/blob/main/x/m.gguf") << file;
        QTest::newRow("query") << QStringLiteral(" https://huggingface.co/a/b/resolve/main/x/m.gguf?download=true ")
                               << file;
        QTest::newRow("no scheme") << QStringLiteral("huggingface.co/a/b/blob/main/x/m.gguf") << file;
        QTest::newRow("mirror") << QStringLiteral("https://hf-mirror.com/a/b/blob/main/m.pth")
                                << QStringLiteral("https://hf-mirror.com/a/b/resolve/main/m.pth");
        const auto scope = QStringLiteral("https://modelscope.cn/models/a/b/resolve/master/m.gguf");
        QTest::newRow("ModelScope") << scope << scope;
        QTest::newRow("ModelScope page") << QStringLiteral("https://modelscope.cn/models/a/b/file/view/master/m.gguf")
                                         << scope;
        QTest::newRow("repository") << QStringLiteral("https://huggingface.co/a/b") << QString();
        QTest::newRow("other file") << QStringLiteral("https://huggingface.co/a/b/resolve/main/run.sh") << QString();
        QTest::newRow("other host") << QStringLiteral("https://evil.example/a/b/resolve/main/m.gguf") << QString();
        QTest::newRow("host as user") << QStringLiteral("https://huggingface.co@evil.example/a/b/resolve/main/m.gguf")
                                      << QString();
        QTest::newRow("plain http") << QStringLiteral("http") +
                                           QStringLiteral("://huggingface.co/a/b/resolve/main/m.gguf")
                                    << QString();
        QTest::newRow("escaped separator")
            << QStringLiteral("https://huggingface.co/a/b/resolve/main/..%2Fm.gguf") << QString();
        QTest::newRow("dots") << QStringLiteral("https://huggingface.co/a/b/resolve/../m.gguf") << QString();
        QTest::newRow("words") << QStringLiteral("rwkv 1.5b") << QString();
    }

    void pastedLinksLeadToTheFile()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);

        const auto link = catalog::PastedLink::parse(text);

        QCOMPARE(link ? link->url.toString(QUrl::FullyEncoded) : QString(), url);
    }

    void readsMemoryFromTheSystem()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("MemTotal:        8000000 kB\nMemFree: 1 kB\nMemAvailable:    3000000 kB\n");
        file.flush();

        const auto machine = catalog::readMachineInfo(file.fileName());

        QCOMPARE(machine.totalMemory, 8'192'000'000u);
        QCOMPARE(machine.freeMemory, 3'072'000'000u);
        QVERIFY(catalog::readMachineInfo().totalMemory > machine.totalMemory / 100);
    }

    void measuresReadingInAboutASecond()
    {
        QElapsedTimer timer;
        timer.start();

        const auto bandwidth = catalog::measureReadBandwidth();

        QVERIFY2(bandwidth > 5e8 && bandwidth < 1e12, qPrintable(QString::number(bandwidth)));
        QVERIFY(timer.elapsed() < 5000);
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(catalog::measureReadBandwidth(stopped.get_token()), 0.0);
    }
};

QTEST_GUILESS_MAIN(ModelCatalogTest)
#include "ModelCatalogTest.moc"
