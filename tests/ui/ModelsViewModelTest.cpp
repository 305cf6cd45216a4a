#include "viewmodels/ModelsViewModel.h"

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
        page.models.list()->setMachine({.totalMemory = 8'000'000'000, .freeMemory = 1, .cores = 2});
        QSignalSpy loading(&page.session, &chat::ModelSession::loadingChanged);

        page.models.use(path);
        QVERIFY(page.models.question().contains(QStringLiteral("free")));
        QCOMPARE(loading.size(), 0);
        page.models.answerQuestion(true);
        QVERIFY(loading.size() > 0);
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
        QVERIFY(page.models.importing());
        QTRY_VERIFY(!page.models.importing());

        const auto inside = page.path(QStringLiteral("outside.gguf"));
        QTRY_COMPARE(page.action(inside), int(ModelListModel::Use));
        QCOMPARE(page.models.offerAction(), QStringLiteral("Switch"));
        QVERIFY(QFile::exists(outside));

        const auto wrong = page.folder.filePath(QStringLiteral("wrong.gguf"));
        catalog::replaceFile(wrong, "<html>");
        page.models.importFile(QUrl::fromLocalFile(wrong));
        QTRY_VERIFY(!page.models.importing());
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
