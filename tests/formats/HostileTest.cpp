#include "engine/Config.h"
#include "engine/Error.h"
#include "formats/OpenModel.h"
#include "formats/Vocabulary.h"
#include "support/AllocationPeak.h"
#include "support/Shared.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace formats;

/// Every malformed file as its manifest says: one sentence, soon, and without much memory.
class HostileTest : public QObject
{
    Q_OBJECT

    /// Everything that loading does, short of packing the weights.
    static void open(const std::string &path)
    {
        if (path.ends_with(".vocab.txt")) {
            readWorldVocabulary(*ByteSource::file(path), 1024);
            return;
        }
        const auto model = openModel(path);
        const auto config = engine::readConfig(*model);
        engine::memoryNeed(config, *model);
        std::vector<std::byte> data;
        for (const auto &tensor : model->tensors()) {
            data.resize(tensor.bytes);
            model->read(tensor, 0, data);
        }
        model->vocabulary();
    }

private Q_SLOTS:
    void filesAreTakenOrRefusedAsTheManifestSays_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("expect");
        NEED_SHARED(path, "fixtures/hostile/manifest.json");
        QFile manifest(path);
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        for (const auto &entry : QJsonDocument::fromJson(manifest.readAll()).array()) {
            const auto name = entry[QStringLiteral("file")].toString();
            QTest::newRow(qPrintable(name)) << support::shared(QStringLiteral("fixtures/hostile/") + name)
                                            << entry[QStringLiteral("expect")].toString();
        }
    }

    void filesAreTakenOrRefusedAsTheManifestSays()
    {
        if (QTest::currentDataTag() == nullptr)
            QSKIP("needs fixtures/hostile in ROOKERY_SHARED");
        QFETCH(QString, file);
        QFETCH(QString, expect);
        QElapsedTimer timer;
        timer.start();
        const support::AllocationPeak peak;

        QString message;
        try {
            open(file.toStdString());
        } catch (const engine::Error &error) {
            message = QString::fromUtf8(error.what());
        }

        QVERIFY(timer.elapsed() < 2000);
        QVERIFY2(peak.bytes() <= std::size_t(QFileInfo(file).size()) + (64 << 20),
                 qPrintable(QString::number(peak.bytes())));
        QVERIFY2(!message.contains(u'\n') && message.size() < 300, qPrintable(message));
        if (expect == QStringLiteral("accept"))
            QCOMPARE(message, QString());
        if (expect == QStringLiteral("reject"))
            QVERIFY(!message.isEmpty());
        if (!message.isEmpty())
            qInfo("%s", qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "HostileTest.moc"
