#include "support/Terminal.h"

#include "catalog/ModelCatalog.h"
#include "catalog/TransferChoice.h"
#include "storage/SqliteConversationRepository.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using catalog::TransferChoice;

/// `rookery-cli models …`, by itself and beside what was chosen in the window.
class ModelsCommandTest : public QObject
{
    Q_OBJECT

    struct Place
    {
        QTemporaryDir folder;

        QStringList call(QStringList arguments) const
        {
            return QStringList{QStringLiteral("models")} + arguments +
                   QStringList{QStringLiteral("--data-dir"), folder.path()};
        }
        QJsonObject json(const QStringList &arguments) const
        {
            const auto run = support::runTerminal(call(arguments + QStringList{QStringLiteral("--json")}));
            return run.status == 0 ? QJsonDocument::fromJson(run.out).object() : QJsonObject();
        }
        /// As the window keeps it.
        void choose(const TransferChoice &choice) const
        {
            storage::SqliteConversationRepository chats(folder.path());
            chats.setValue(TransferChoice::kName, choice.toText()).waitForFinished();
        }
        QString file(const QString &name) const { return folder.filePath(name); }
    };

    static QByteArray model() { return support::fileBytes(support::data(QStringLiteral("ok.gguf"))); }

private Q_SLOTS:
    void aModelIsImportedListedVerifiedAndRemoved()
    {
        Place here;
        const auto outside = support::written(here.folder, model(), QStringLiteral("mine.gguf"));

        const auto imported = here.json({QStringLiteral("import"), outside});
        const auto path = here.file(QStringLiteral("models/mine.gguf"));
        QCOMPARE(imported.value(QStringLiteral("path")).toString(), path);
        const auto models = here.json({QStringLiteral("list")}).value(QStringLiteral("models")).toArray();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].toObject().value(QStringLiteral("state")).toString(), QStringLiteral("ready"));
        const auto first = here.json({QStringLiteral("verify"), QStringLiteral("mine.gguf")});
        QCOMPARE(first.value(QStringLiteral("check")).toString(), QStringLiteral("nothing to compare with"));
        auto bytes = model();
        bytes[bytes.size() - 1] = char(bytes.back() ^ 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto damaged = support::runTerminal(here.call({QStringLiteral("verify"), QStringLiteral("mine.gguf")}));
        VERIFY_STATUS(damaged, 1);
        QVERIFY(damaged.messages.contains("damaged"));
        // Changed since it was imported: it counts as somebody else's.
        VERIFY_STATUS(support::runTerminal(here.call(
                          {QStringLiteral("remove"), QStringLiteral("mine.gguf"), QStringLiteral("--not-ours")})),
                      0);
        QVERIFY(!QFile::exists(path));
        QVERIFY(QFile::exists(outside));
    }

    void aModelOfOthersIsRemovedOnlyWhenSaidSo()
    {
        Place here;
        QVERIFY(QDir().mkpath(here.file(QStringLiteral("models"))));
        const auto path = support::written(here.folder, model(), QStringLiteral("models/mine.gguf"));

        const auto refused = support::runTerminal(here.call({QStringLiteral("remove"), QStringLiteral("mine.gguf")}));
        VERIFY_STATUS(refused, 1);
        QVERIFY(refused.messages.contains("--not-ours"));
        QVERIFY(QFile::exists(path));
    }

    void theFolderOfTheWindowIsUsed()
    {
        Place here;
        QVERIFY(QDir().mkpath(here.file(QStringLiteral("elsewhere"))));
        support::written(here.folder, model(), QStringLiteral("elsewhere/mine.gguf"));
        here.choose({.folder = here.file(QStringLiteral("elsewhere"))});

        const auto list = here.json({QStringLiteral("list")});

        QCOMPARE(list.value(QStringLiteral("folder")).toString(), here.file(QStringLiteral("elsewhere")));
        QCOMPARE(list.value(QStringLiteral("models")).toArray().size(), 1);
        QVERIFY(!QDir(here.file(QStringLiteral("models"))).exists());
    }

    void aDownloadGoesThroughTheProxyAndToTheMirrorOfTheWindow()
    {
        Place here;
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        here.choose({.mirror = QStringLiteral("hf-mirror.com"),
                     .proxy = TransferChoice::Proxy::Http,
                     .proxyAddress = QStringLiteral("127.0.0.1:%1").arg(proxy.serverPort())});
        const catalog::ModelCatalog list(catalog::ModelCatalog::builtInManifest());
        const auto entry = std::find_if(list.entries().begin(), list.entries().end(), [](const auto &one) {
            return one.urls.first().host() == QStringLiteral("huggingface.co");
        });
        QVERIFY(entry != list.entries().end());

        QProcess program;
        program.start(support::terminalProgram(), here.call({QStringLiteral("download"), entry->id}));
        QVERIFY(proxy.waitForNewConnection(60'000));
        auto *connection = proxy.nextPendingConnection();
        while (!connection->canReadLine())
            QVERIFY(connection->waitForReadyRead(60'000));
        const auto asked = connection->readLine();
        program.kill();
        program.waitForFinished();

        QVERIFY2(asked.startsWith("CONNECT hf-mirror.com:443 "), asked.constData());
    }

    void theListOfTheLastRefreshIsUsed()
    {
        Place here;
        auto manifest = QJsonDocument::fromJson(catalog::ModelCatalog::builtInManifest()).object();
        auto entry = manifest.value(QStringLiteral("models")).toArray().first().toObject();
        entry[QStringLiteral("id")] = QStringLiteral("fresh.gguf");
        entry[QStringLiteral("name")] = QStringLiteral("Quite fresh");
        manifest[QStringLiteral("models")] = QJsonArray{entry};
        support::written(here.folder, QJsonDocument(manifest).toJson(), QStringLiteral("models.json"));

        const auto found = here.json({QStringLiteral("search"), QStringLiteral("quite fresh")})
                               .value(QStringLiteral("models"))
                               .toArray();

        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].toObject().value(QStringLiteral("id")).toString(), QStringLiteral("fresh.gguf"));
    }
};

QTEST_GUILESS_MAIN(ModelsCommandTest)
#include "ModelsCommandTest.moc"
