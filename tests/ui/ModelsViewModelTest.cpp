#include "viewmodels/ModelsViewModel.h"

#include "viewmodels/ModelViewModel.h"
#include "viewmodels/TransferViewModel.h"

#include "catalog/KeptList.h"
#include "catalog/MemoryCheck.h"
#include "catalog/PosixFile.h"
#include "support/FakeConversationRepository.h"
#include "support/FakeTextGenerator.h"
#include "catalog/LyingServer.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>

using ui::ModelListModel;

class ModelsViewModelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LyingServer> m_server;

    /// The page over a fresh folder and a catalogue of our own server.
    struct Page
    {
        QTemporaryDir folder;
        catalog::ModelCatalog catalog;
        catalog::JobThread jobs;
        catalog::ModelLibrary library;
        catalog::DownloadManager downloads;
        support::FakeConversationRepository repository;
        support::FakeTextGenerator generator;
        chat::ModelSession session;
        ui::ModelsViewModel models;
        QAbstractItemModelTester tester;

        Page(const QByteArray &manifest, const catalog::TransferSettings &settings)
            : catalog(manifest),
              library(jobs, folder.filePath(QStringLiteral("library.json"))),
              downloads(settings),
              session(repository, generator),
              models(catalog, library, downloads, jobs, session),
              tester(models.list())
        {
            QSignalSpy changed(&library, &catalog::ModelLibrary::changed);
            library.setFolder(folder.filePath(QStringLiteral("models")));
            QVERIFY(changed.wait());
        }

        int action(const QString &id) const
        {
            const auto *row = const_cast<ui::ModelsViewModel &>(models).list()->row(id);
            return row ? int(const_cast<ui::ModelsViewModel &>(models).list()->action(*row)) : -1;
        }

        QString path(const QString &name) const { return folder.filePath(QStringLiteral("models/") + name); }
    };

    static QByteArray model()
    {
        QFile file(support::data(QStringLiteral("ok.gguf")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QJsonObject entry(const QString &id, const QString &scenario, qint64 bytes = LyingServer::kSize) const
    {
        return {{QStringLiteral("id"), id},
                {QStringLiteral("name"), QStringLiteral("Model ") + id},
                {QStringLiteral("file"), id + QStringLiteral(".gguf")},
                {QStringLiteral("version"), QStringLiteral("7")},
                {QStringLiteral("generation"), QStringLiteral("G1")},
                {QStringLiteral("size"), id},
                {QStringLiteral("kind"), QStringLiteral("chat")},
                {QStringLiteral("format"), QStringLiteral("gguf")},
                {QStringLiteral("bytes"), double(bytes)},
                {QStringLiteral("parameters"), 1.5e9},
                {QStringLiteral("layers"), 24},
                {QStringLiteral("width"), 2048},
                {QStringLiteral("vocabulary"), 65536},
                {QStringLiteral("urls"),
                 QJsonArray{m_server->url(scenario, QStringLiteral("page-") + id, LyingServer::kSize).toString()}}};
    }

    QByteArray manifest(const QJsonArray &models) const
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("format"), 1},
                                         {QStringLiteral("updated"), QStringLiteral("2026-11-03")},
                                         {QStringLiteral("models"), models}})
            .toJson();
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<LyingServer>(); }

    void searchAndFiltersNarrowTheList()
    {
        Page page(catalog::ModelCatalog::builtInManifest(), m_server->settings());
        auto *list = page.models.list();
        list->setMachine(
            {.totalMemory = 8'000'000'000, .freeMemory = 4'000'000'000, .cores = 2, .readBytesPerSecond = 20e9});
        const int all = list->count();

        page.models.setWords(QStringLiteral("1.5b"));
        QVERIFY(list->count() > 0 && list->count() < 40);
        page.models.setWords(QString());
        QCOMPARE(list->count(), all);
        page.models.toggleFilter(QStringLiteral("roleplay"));
        QVERIFY(list->count() > 0 && list->count() < 5);
        QCOMPARE(page.models.filters(), QStringList{QStringLiteral("roleplay")});
        page.models.toggleFilter(QStringLiteral("roleplay"));
        page.models.setWithOlder(true);
        QVERIFY(list->count() > 2 * all);
        page.models.setShow(int(ModelListModel::Show::Installed));
        QCOMPARE(list->count(), 0);
        QVERIFY(page.models.offerTitle().contains(QStringLiteral("2.9B")));
        QVERIFY(page.models.offerLine().contains(QStringLiteral("tokens/s")));
    }

    void getPauseResumeUseAndDelete()
    {
        Page page(manifest({entry(QStringLiteral("a"), QStringLiteral("slow"))}), m_server->settings());
        const auto id = QStringLiteral("a");
        QCOMPARE(page.action(id), int(ModelListModel::Get));

        page.models.act(id);
        QTRY_COMPARE(page.action(id), int(ModelListModel::Moving));
        QTRY_VERIFY(page.models.movingProgress() > 0.1);
        QVERIFY(page.models.movingLine().contains(QStringLiteral("MB")));
        page.models.act(id);
        QCOMPARE(page.action(id), int(ModelListModel::Paused));
        QTRY_VERIFY(page.models.list()
                        ->data(page.models.list()->index(0), ModelListModel::LineRole)
                        .toString()
                        .startsWith(QStringLiteral("Paused at")));
        page.models.act(id);
        // pseudo-random bytes are no model, so it ends here as a file that says what it is
        QTRY_COMPARE_WITH_TIMEOUT(page.action(id), int(ModelListModel::Damaged), 20'000);
        QVERIFY(page.library.fileOfCatalogue(id)->ours);

        page.models.remove(id);
        QTRY_COMPARE(page.action(id), int(ModelListModel::Get));
        QVERIFY(!QFile::exists(page.path(QStringLiteral("a.gguf"))));
        QVERIFY(page.models.question().isEmpty());
    }

    void aFailureIsSaidAndCanBeTriedAgain()
    {
        Page page(manifest({entry(QStringLiteral("b"), QStringLiteral("status_404"))}), m_server->settings());
        const auto id = QStringLiteral("b");

        page.models.get(id);

        QTRY_COMPARE(page.action(id), int(ModelListModel::Failed));
        QVERIFY(page.models.notice().contains(QStringLiteral("Model b")));
        page.models.act(id);
        QTRY_COMPARE(page.action(id), int(ModelListModel::Failed));
        page.models.cancel(id);
        QTRY_COMPARE(page.action(id), int(ModelListModel::Get));
    }

    void aFileOfOthersIsDeletedOnlyAfterAQuestion()
    {
        Page page(manifest({}), m_server->settings());
        const auto path = page.path(QStringLiteral("mine.gguf"));
        catalog::replaceFile(path, model());
        QTRY_COMPARE(page.action(path), int(ModelListModel::Use));

        page.models.remove(path);
        QVERIFY(!page.models.question().isEmpty());
        page.models.answerQuestion(false);
        QVERIFY(QFile::exists(path));
        page.models.remove(path);
        page.models.answerQuestion(true);
        QTRY_VERIFY(!QFile::exists(path));
    }

    void aModelLargerThanFreeMemoryAsksFirst()
    {
        Page page(manifest({}), m_server->settings());
        const auto path = page.path(QStringLiteral("mine.gguf"));
        catalog::replaceFile(path, model());
        QTRY_COMPARE(page.action(path), int(ModelListModel::Use));
        const auto meminfo = page.folder.filePath(QStringLiteral("meminfo"));
        catalog::replaceFile(meminfo, "MemTotal: 8000000 kB\nMemAvailable: 1 kB\n");
        page.session.setMemoryCheck([&](const QString &file) {
            return page.jobs.run([file, meminfo] { return catalog::memoryNeed(file, meminfo); });
        });
        ui::ModelViewModel model(page.session, QStringLiteral(":/none"));

        page.models.use(path);

        QTRY_VERIFY2(model.shortage().contains(QStringLiteral("mine needs")), qPrintable(model.shortage()));
        QVERIFY(page.generator.loads.isEmpty());
        model.answerShortage(false);
        QVERIFY(model.shortage().isEmpty());
        QVERIFY(page.generator.loads.isEmpty());
        page.models.use(path);
        QTRY_VERIFY(!model.shortage().isEmpty());
        model.answerShortage(true);
        QCOMPARE(page.generator.loads.size(), 1);
        QCOMPARE(page.generator.loads.first().path, path);
    }

    void aFileThatNeedsConversionIsOfferedInThreeWays()
    {
        NEED_SHARED(checkpoint, "fixtures/models/syn7s.f32.pth");
        Page page(manifest({}), m_server->settings());

        page.models.importFile(QUrl::fromLocalFile(checkpoint));
        QTRY_COMPARE(page.models.importer()->choices().size(), 3);

        QCOMPARE(page.models.importer()->name(), QStringLiteral("syn7s.f32.pth"));
        QVERIFY2(page.models.importer()->recognised().startsWith(QStringLiteral("RWKV 7 · ")),
                 qPrintable(page.models.importer()->recognised()));
        QStringList types;
        for (const auto &choice : page.models.importer()->choices()) {
            types.append(choice.toMap().value(QStringLiteral("type")).toString());
            QVERIFY(choice.toMap().value(QStringLiteral("line")).toString().contains(QStringLiteral("of memory")));
        }
        QCOMPARE(types, (QStringList{QStringLiteral("Smallest"), QStringLiteral("Balanced"), QStringLiteral("Best")}));
        page.models.importer()->choose(QString());
        QVERIFY(page.models.importer()->choices().isEmpty());
        QVERIFY(!page.models.importer()->running());
        page.models.importFile(QUrl::fromLocalFile(checkpoint));
        QTRY_COMPARE(page.models.importer()->choices().size(), 3);
        page.models.importer()->choose(QStringLiteral("Best"));
        QTRY_COMPARE(page.action(page.path(QStringLiteral("syn7s.f32-Best.gguf"))), int(ModelListModel::Use));
    }

    void transferSettingsAreKeptAndNoProxyIsGoneAround()
    {
        catalog::ModelCatalog catalog(catalog::ModelCatalog::builtInManifest());
        ui::TransferViewModel transfer(catalog);
        QSignalSpy changed(&transfer, &ui::TransferViewModel::changed);
        using Kind = catalog::ProxySettings::Kind;
        QCOMPARE(transfer.choice().settings().proxy.kind, Kind::System);
        QVERIFY(transfer.mirrors().contains(QStringLiteral("hf-mirror.com")));

        transfer.setMirror(QStringLiteral("hf-mirror.com"));
        transfer.setLimit(5);
        transfer.setProxy(ui::TransferViewModel::Socks5);
        QVERIFY(!transfer.isProxyUsable());
        QVERIFY(!transfer.choice().settings().proxy.host.isEmpty()); // a host that nobody has: fails, goes nowhere
        for (const auto *wrong :
             {"example.org", "example.org:0", "a b:80", "user@example.org:80", "example.org:80/x"}) {
            transfer.setProxyAddress(QString::fromLatin1(wrong));
            QVERIFY2(!transfer.isProxyUsable(), wrong);
        }
        transfer.setProxyAddress(QStringLiteral(" proxy.example.org:1080 "));
        transfer.setFolder(QUrl::fromLocalFile(QStringLiteral("/models")));
        transfer.setFolder(QUrl(QStringLiteral("https://example.org/")));
        QVERIFY(changed.size() > 4);

        ui::TransferViewModel again(catalog);
        again.setChoice(catalog::TransferChoice::fromText(transfer.choice().toText()));
        QCOMPARE(again.mirror(), QStringLiteral("hf-mirror.com"));
        QCOMPARE(again.folder(), QStringLiteral("/models"));
        QCOMPARE(again.choice().settings().bytesPerSecond, 5'000'000);
        QCOMPARE(
            again.choice().settings().proxy,
            (catalog::ProxySettings{.kind = Kind::Socks5, .host = QStringLiteral("proxy.example.org"), .port = 1080}));
        again.setChoice(catalog::TransferChoice::fromText(QStringLiteral("nonsense")));
        QCOMPARE(again.proxy(), int(ui::TransferViewModel::System));
    }

    void aRefreshedListIsKeptOverARestart()
    {
        const auto known = entry(QStringLiteral("known"), QStringLiteral("good"));
        const auto builtIn = manifest({known});
        Page page(builtIn, m_server->settings());
        const auto folder = page.folder.path();
        connect(&page.models, &ui::ModelsViewModel::listRefreshed, this,
                [folder](const QByteArray &json) { catalog::keepList(folder, json); });
        QCOMPARE(catalog::readKeptList(folder), QByteArray());
        auto contradicting = known;
        contradicting.insert(QStringLiteral("bytes"), 12345);
        contradicting.insert(QStringLiteral("sha256"), QString(64, u'a'));
        const auto fresh = manifest({entry(QStringLiteral("new"), QStringLiteral("good")), contradicting});

        page.models.setRefreshAddress(m_server->file(QStringLiteral("list.json"), fresh).toString());
        page.models.refresh();
        QTRY_VERIFY(!page.models.refreshing());

        QCOMPARE(catalog::readKeptList(folder), fresh);
        QVERIFY2(page.models.notice().contains(QStringLiteral("another checksum")), qPrintable(page.models.notice()));
        // The next start: the known file's facts stay in force, and what contradicts them is noted again.
        catalog::ModelCatalog next(builtIn);
        QVERIFY(!next.entry(QStringLiteral("new")));
        QVERIFY(!catalog::takeOver(next, catalog::readKeptList(folder)));
        QVERIFY(next.entry(QStringLiteral("new")).has_value());
        QCOMPARE(next.entry(QStringLiteral("known"))->bytes, LyingServer::kSize);
        QCOMPARE(next.entry(QStringLiteral("known"))->refusedSha256, QByteArray(32, '\xaa'));
        // One that was damaged meanwhile is said, and the built-in list goes on.
        catalog::keepList(folder, fresh.left(fresh.size() / 2));
        catalog::ModelCatalog after(builtIn);
        QVERIFY(catalog::takeOver(after, catalog::readKeptList(folder)).has_value());
        QCOMPARE(after.entries().size(), 1);
    }

    void theSpeakersOfAModelAreChosenInItsDetails()
    {
        Page page(manifest({}), m_server->settings());
        const auto path = page.path(QStringLiteral("mine.gguf"));
        catalog::replaceFile(path, model());
        QTRY_COMPARE(page.action(path), int(ModelListModel::Use));
        QHash<QString, QString> chosen;
        page.models.setPromptFamilies([&](const QString &file) { return chosen.value(file); });
        connect(&page.models, &ui::ModelsViewModel::promptFamilyChosen, this,
                [&](const QString &file, const QString &family) { chosen[file] = family; });
        page.models.choose(path);
        QCOMPARE(page.models.chosenFamily(), 0);

        page.models.chooseFamily(path, 3);

        QCOMPARE(chosen, (QHash<QString, QString>{{path, QStringLiteral("raven")}}));
        QCOMPARE(page.models.chosenFamily(), 3);
        page.models.chooseFamily(path, 7); // there is none
        QCOMPARE(page.models.chosenFamily(), 3);
        page.models.chooseFamily(path, 0);
        QCOMPARE(page.models.chosenFamily(), 0);
    }

    void aFileIsRenamedAndADownloadMovesInTheQueue()
    {
        Page page(manifest({entry(QStringLiteral("a"), QStringLiteral("slow")),
                            entry(QStringLiteral("b"), QStringLiteral("slow")),
                            entry(QStringLiteral("c"), QStringLiteral("slow"))}),
                  m_server->settings());
        const auto path = page.path(QStringLiteral("mine.gguf"));
        catalog::replaceFile(path, model());
        QTRY_COMPARE(page.action(path), int(ModelListModel::Use));
        page.models.choose(path);
        QCOMPARE(page.models.chosenFileName(), QStringLiteral("mine.gguf"));
        page.models.rename(path, QStringLiteral("yours.gguf"));
        QTRY_COMPARE(page.action(page.path(QStringLiteral("yours.gguf"))), int(ModelListModel::Use));
        QVERIFY(!QFile::exists(path));

        for (const auto &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
            page.models.get(id);
        page.models.choose(QStringLiteral("c"));
        QVERIFY(page.models.chosenCanMoveUp() && !page.models.chosenCanMoveDown());
        page.models.move(QStringLiteral("c"), -1);
        QCOMPARE(page.downloads.items()[1].request.id, QStringLiteral("c"));
        QVERIFY(page.models.chosenCanMoveUp() && page.models.chosenCanMoveDown());
        for (const auto &id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
            page.models.cancel(id);
    }

    void aFileInUseThatChangesIsSaid()
    {
        Page page(manifest({}), m_server->settings());
        const auto path = page.path(QStringLiteral("mine.gguf"));
        catalog::replaceFile(path, model());
        QTRY_COMPARE(page.action(path), int(ModelListModel::Use));
        page.models.act(path);
        QCOMPARE(page.generator.loads.size(), 1);
        page.generator.finishLoading(page.generator.loads.first().id, path);
        QTRY_COMPARE(page.action(path), int(ModelListModel::InUse));

        QVERIFY(QFile::resize(path, model().size() / 2));
        QTRY_VERIFY(page.models.notice().contains(QStringLiteral("has changed")));
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(page.models.notice().contains(QStringLiteral("is gone")));
    }

    void aDroppedFileIsTakenIn()
    {
        Page page(manifest({}), m_server->settings());
        const auto outside = page.folder.filePath(QStringLiteral("outside.gguf"));
        catalog::replaceFile(outside, model());

        page.models.importFile(QUrl::fromLocalFile(outside));
        QVERIFY(page.models.importer()->running());
        QTRY_VERIFY(!page.models.importer()->running());

        const auto inside = page.path(QStringLiteral("outside.gguf"));
        QTRY_COMPARE(page.action(inside), int(ModelListModel::Use));
        QCOMPARE(page.models.offerAction(), QStringLiteral("Switch"));
        QVERIFY(QFile::exists(outside));

        const auto wrong = page.folder.filePath(QStringLiteral("wrong.gguf"));
        catalog::replaceFile(wrong, "<html>");
        page.models.importFile(QUrl::fromLocalFile(wrong));
        QTRY_VERIFY(!page.models.importer()->running());
        QVERIFY(page.models.notice().contains(QStringLiteral("not a model")));
        QVERIFY(!QFile::exists(page.path(QStringLiteral("wrong.gguf"))));
    }

    void factsComeFromTheFileOnceItIsThere()
    {
        Page page(manifest({entry(QStringLiteral("c"), QStringLiteral("good"))}), m_server->settings());
        page.models.choose(QStringLiteral("c"));
        const auto labels = [&] {
            QStringList found;
            for (const auto &fact : page.models.facts())
                found.append(fact.toMap().value(QStringLiteral("label")).toString() + u':' +
                             fact.toMap().value(QStringLiteral("value")).toString());
            return found.join(u'\n');
        };
        QVERIFY(labels().contains(QStringLiteral("To download")));
        QVERIFY(labels().contains(QStringLiteral("not published")));
        QVERIFY(labels().contains(QStringLiteral("State per chat:13 MB, constant")));

        catalog::replaceFile(page.path(QStringLiteral("c.gguf")), model());

        QTRY_VERIFY(labels().contains(QStringLiteral("On disk")));
        QVERIFY(labels().contains(QStringLiteral("read from file")));
    }

    void aPastedLinkCanBeFetchedAndOthersCannot()
    {
        Page page(manifest({}), m_server->settings());

        page.models.setWords(QStringLiteral("https://huggingface.co/a/b/blob/main/m.gguf"));
        QVERIFY(page.models.pastedLink());
        page.models.setWords(QStringLiteral("https://example.org/m.gguf"));
        QVERIFY(!page.models.pastedLink());
        page.models.get(QString());
        QVERIFY(page.models.notice().contains(QStringLiteral("not a link")));
        QCOMPARE(page.downloads.items().size(), 0);
    }

    void aRefreshNeedsAnAddressAndSaysWhatItFound()
    {
        Page page(manifest({entry(QStringLiteral("d"), QStringLiteral("good"))}), m_server->settings());

        page.models.refresh();
        QVERIFY(page.models.notice().contains(QStringLiteral("https")));
        page.models.setRefreshAddress(
            m_server->url(QStringLiteral("good"), QStringLiteral("refresh"), 1000).toString());
        page.models.refresh();
        QVERIFY(page.models.refreshing());
        QTRY_VERIFY(!page.models.refreshing()); // random bytes are no list
        QVERIFY(page.models.notice().contains(QStringLiteral("list of")));
        QCOMPARE(page.catalog.entries().size(), 1);
    }

    void sizesAndTimesReadWell()
    {
        QCOMPARE(ModelListModel::bytesText(310e6), QStringLiteral("310 MB"));
        QCOMPARE(ModelListModel::bytesText(1.02e9), QStringLiteral("1.0 GB"));
        QCOMPARE(ModelListModel::bytesText(2.4e6), QStringLiteral("2.4 MB"));
        QCOMPARE(ModelListModel::timeText(42), QStringLiteral("42 s left"));
        QCOMPARE(ModelListModel::timeText(200), QStringLiteral("3 min left"));
        QCOMPARE(ModelListModel::timeText(7200), QStringLiteral("2 h left"));
        QCOMPARE(ModelListModel::timeText(-1), QString());
    }
};

QTEST_GUILESS_MAIN(ModelsViewModelTest)
#include "ModelsViewModelTest.moc"
