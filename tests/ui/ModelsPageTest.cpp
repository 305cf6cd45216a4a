#include "viewmodels/ModelsViewModel.h"

#include "catalog/LyingServer.h"
#include "catalog/PosixFile.h"
#include "qml/IconProvider.h"
#include "support/FakeConversationRepository.h"
#include "support/FakeTextGenerator.h"
#include "support/Settled.h"

#include <QJsonArray>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

using ui::ModelListModel;

/// Presses and types on the Models page, without a screen.
class ModelsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LyingServer> m_server;

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
        QQuickView view;

        Page(const QByteArray &manifest, const catalog::TransferSettings &settings, QSize size)
            : catalog(manifest),
              library(jobs, folder.filePath(QStringLiteral("library.json"))),
              downloads(settings),
              session(repository, generator),
              models(catalog, library, downloads, jobs, session)
        {
            library.setFolder(folder.filePath(QStringLiteral("models")));
            view.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
            view.engine()->addImageProvider(QStringLiteral("icon"), new ui::IconProvider);
            view.setInitialProperties({{QStringLiteral("models"), QVariant::fromValue(&models)}});
            view.setResizeMode(QQuickView::SizeRootObjectToView);
            view.resize(size);
            view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Rookery/Ui/models/ModelsPage.qml")));
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
            QVERIFY(view.rootObject());
        }

        /// The first visible item of that name below `from`.
        QQuickItem *find(const QString &name, QQuickItem *from = nullptr)
        {
            from = from ? from : view.rootObject();
            if (!from->isVisible())
                return nullptr;
            if (from->objectName() == name)
                return from;
            for (auto *child : from->childItems())
                if (auto *found = find(name, child))
                    return found;
            return nullptr;
        }

        void press(const QString &name)
        {
            // Menus and sheets lie beside the page.
            const auto place = support::settledPlace(view, [&] { return find(name, view.contentItem()); });
            QVERIFY2(place, qPrintable(name));
            QTest::mouseClick(&view, Qt::LeftButton, {}, *place);
        }

        int action(int row = 0)
        {
            return models.list()->data(models.list()->index(row), ModelListModel::ActionRole).toInt();
        }
    };

    QByteArray manifest(const QString &scenario) const
    {
        const QJsonObject entry{{QStringLiteral("id"), QStringLiteral("m.gguf")},
                                {QStringLiteral("name"), QStringLiteral("Model M")},
                                {QStringLiteral("file"), QStringLiteral("m.gguf")},
                                {QStringLiteral("version"), QStringLiteral("7")},
                                {QStringLiteral("generation"), QStringLiteral("G1")},
                                {QStringLiteral("format"), QStringLiteral("gguf")},
                                {QStringLiteral("bytes"), double(LyingServer::kSize)},
                                {QStringLiteral("urls"),
                                 QJsonArray{m_server->url(scenario, QStringLiteral("window-") + scenario).toString()}}};
        return QJsonDocument(QJsonObject{{QStringLiteral("format"), 1}, {QStringLiteral("models"), QJsonArray{entry}}})
            .toJson();
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<LyingServer>(); }

    void typingSearchesAndTheFieldTakesLinks()
    {
        Page page(catalog::ModelCatalog::builtInManifest(), m_server->settings(), {900, 600});
        const int all = page.models.list()->count();
        page.press(QStringLiteral("search"));

        for (const char key : {'0', '.', '4', 'b'})
            QTest::keyClick(&page.view, key);

        QCOMPARE(page.models.words(), QStringLiteral("0.4b"));
        QVERIFY(page.models.list()->count() > 0 && page.models.list()->count() < all);
        page.models.setWords(QStringLiteral("https://huggingface.co/a/b/blob/main/m.gguf"));
        QTRY_VERIFY(page.find(QStringLiteral("getLink")));
    }

    void getPauseResumeCancelByPressing()
    {
        Page page(manifest(QStringLiteral("slow")), m_server->settings(), {900, 600});

        QTRY_VERIFY(page.find(QStringLiteral("act")));
        page.press(QStringLiteral("act"));
        QTRY_COMPARE(page.action(), int(ModelListModel::Moving));
        QTRY_VERIFY(page.models.movingProgress() > 0.05);
        page.press(QStringLiteral("pause"));
        QTRY_COMPARE(page.action(), int(ModelListModel::Paused));
        page.press(QStringLiteral("pause"));
        QTRY_VERIFY(page.action() == ModelListModel::Moving || page.action() == ModelListModel::Checking);
        page.press(QStringLiteral("cancel"));
        QTRY_COMPARE(page.action(), int(ModelListModel::Get));
    }

    void aFailureStandsInTheRowAndCanBeRetried()
    {
        Page page(manifest(QStringLiteral("status_404")), m_server->settings(), {900, 600});
        QTRY_VERIFY(page.find(QStringLiteral("act")));

        page.press(QStringLiteral("act"));

        QTRY_COMPARE(page.action(), int(ModelListModel::Failed));
        QVERIFY(!page.models.notice().isEmpty());
        QTRY_VERIFY(page.find(QStringLiteral("act")));
        page.press(QStringLiteral("act"));
        QTRY_COMPARE(page.action(), int(ModelListModel::Failed));
    }

    void deletingAFileOfOthersAsksInTheWindow()
    {
        Page page(manifest(QStringLiteral("good")), m_server->settings(), {1200, 800});
        const auto path = page.folder.filePath(QStringLiteral("models/mine.gguf"));
        QFile data(support::data(QStringLiteral("ok.gguf")));
        QVERIFY(data.open(QIODevice::ReadOnly));
        QTRY_VERIFY(QFile::exists(page.folder.filePath(QStringLiteral("models"))));
        catalog::replaceFile(path, data.readAll());
        QTRY_COMPARE(page.models.list()->count(), 2);
        page.models.choose(path);

        page.press(QStringLiteral("delete"));
        QTRY_VERIFY(page.find(QStringLiteral("yes")));
        QVERIFY(QFile::exists(path));
        page.press(QStringLiteral("yes"));
        QTRY_VERIFY(!QFile::exists(path));
    }

    void filtersAreSetByPressing()
    {
        Page page(catalog::ModelCatalog::builtInManifest(), m_server->settings(), {1200, 800});
        const int newest = page.models.list()->count();

        page.press(QStringLiteral("older"));

        QTRY_VERIFY(page.models.list()->count() > newest);
        page.press(QStringLiteral("older"));
        QTRY_COMPARE(page.models.list()->count(), newest);
    }

    void anImportIsChosenByPressing()
    {
        NEED_SHARED(checkpoint, "fixtures/models/syn7s.f32.pth");
        Page page(manifest(QStringLiteral("good")), m_server->settings(), {1200, 800});

        page.models.importFile(QUrl::fromLocalFile(checkpoint));
        QTRY_VERIFY(page.find(QStringLiteral("importBest"), page.view.contentItem()));
        page.press(QStringLiteral("importBest"));

        const auto made = page.folder.filePath(QStringLiteral("models/syn7s.f32-Best.gguf"));
        QTRY_VERIFY(page.library.file(made) && page.library.file(made)->state == catalog::ModelFile::State::Ready);
        QVERIFY(page.library.file(made)->ours);
    }

    void speakersAndTheFileManagerAreAPressAway()
    {
        Page page(manifest(QStringLiteral("good")), m_server->settings(), {1200, 800});
        const auto path = page.folder.filePath(QStringLiteral("models/mine.gguf"));
        QFile data(support::data(QStringLiteral("ok.gguf")));
        QVERIFY(data.open(QIODevice::ReadOnly));
        QTRY_VERIFY(QFile::exists(page.folder.filePath(QStringLiteral("models"))));
        catalog::replaceFile(path, data.readAll());
        QTRY_COMPARE(page.models.list()->count(), 2);
        QSignalSpy chosen(&page.models, &ui::ModelsViewModel::promptFamilyChosen),
            revealed(&page.models, &ui::ModelsViewModel::revealRequested);
        page.models.choose(path);

        page.press(QStringLiteral("family"));
        page.press(QStringLiteral("family3"));
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0], (QVariantList{path, QStringLiteral("raven")}));
        page.press(QStringLiteral("reveal"));
        QTRY_COMPARE(revealed.size(), 1);
        QCOMPARE(revealed[0][0].toString(), path);
    }

    void theKeyboardReachesRowsAndDetails()
    {
        Page page(catalog::ModelCatalog::builtInManifest(), m_server->settings(), {900, 600});
        auto *list = page.find(QStringLiteral("models"));
        QVERIFY(list);
        list->forceActiveFocus();

        QTest::keyClick(&page.view, Qt::Key_Down);
        QTest::keyClick(&page.view, Qt::Key_Return);

        QTRY_VERIFY(!page.models.chosen().isEmpty());
    }

    void narrowWindowsShowTheDetailsAsAPage()
    {
        Page page(catalog::ModelCatalog::builtInManifest(), m_server->settings(), {480, 560});
        page.view.rootObject()->setProperty("narrow", true);
        page.models.choose(page.models.list()->rows().first().id);
        page.view.rootObject()->setProperty("detailsOpen", true);

        QTRY_VERIFY(!page.view.grabWindow().isNull());
        if (const auto folder = qEnvironmentVariable("ROOKERY_SHOTS"); !folder.isEmpty())
            page.view.grabWindow().save(folder + QStringLiteral("/models-narrow.png"));
    }

    void theWholePageIsDrawn()
    {
        for (const QSize size : {QSize(900, 600), QSize(1200, 800), QSize(1600, 1000)}) {
            Page page(catalog::ModelCatalog::builtInManifest(), m_server->settings(), size);
            QTRY_VERIFY_WITH_TIMEOUT(!page.models.offerTitle().isEmpty(), 20'000);
            page.models.choose(page.models.list()->rows().first().id);
            QTest::qWait(100);
            const auto image = page.view.grabWindow();
            QCOMPARE(image.size(), size);
            if (const auto folder = qEnvironmentVariable("ROOKERY_SHOTS"); !folder.isEmpty())
                image.save(folder + QStringLiteral("/models-%1.png").arg(size.width()));
        }
    }
};

QTEST_MAIN(ModelsPageTest)
#include "ModelsPageTest.moc"
