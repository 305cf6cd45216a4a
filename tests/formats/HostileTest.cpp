#include "engine/Error.h"
#include "formats/Gguf.h"
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
            if (name.endsWith(QStringLiteral(".gguf")))
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
        // whether the tensors make a whole model is the engine's question
        static const QStringList whole{QStringLiteral("tensor-missing"),     QStringLiteral("tensor-ln0-missing"),
                                       QStringLiteral("tensor-wrong-shape"), QStringLiteral("tensor-wrong-rank"),
                                       QStringLiteral("tensor-short-norm"),  QStringLiteral("layer-gap"),
                                       QStringLiteral("layer-huge-index"),   QStringLiteral("head-size-0"),
                                       QStringLiteral("block-count-max")};
        if (whole.contains(QFileInfo(file).completeBaseName()))
            expect = QStringLiteral("either");
        QElapsedTimer timer;
        timer.start();
        const support::AllocationPeak peak;

        QString message;
        try {
            const auto model = GgufFile::open(file.toStdString());
            std::vector<std::byte> data;
            for (const auto &tensor : model->tensors()) {
                data.resize(tensor.bytes);
                model->read(tensor, 0, data);
            }
            model->vocabulary();
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
