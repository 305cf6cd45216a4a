#include "support/Terminal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using support::runTerminal;

/// That measurements run and say what they measured; how fast anything is, is not a test's business.
class BenchCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallModelIsMeasured()
    {
        const auto run = runTerminal({QStringLiteral("bench"), support::data(QStringLiteral("ok.gguf")),
                                      QStringLiteral("--rounds"), QStringLiteral("1"), QStringLiteral("--prompt"),
                                      QStringLiteral("20"), QStringLiteral("--batch"), QStringLiteral("2"),
                                      QStringLiteral("--threads"), QStringLiteral("2"), QStringLiteral("--json")});

        VERIFY_STATUS(run, 0);
        const auto json = QJsonDocument::fromJson(run.out).object();
        for (const char *key : {"shape", "type", "threads", "read_limit_bytes_per_second", "bytes_per_token", "decode",
                                "prefill", "load_seconds", "peak_memory_bytes", "batch"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("threads")].toInt(), 2);
        QVERIFY(json[QStringLiteral("decode")].toObject()[QStringLiteral("tokens_per_second")].toDouble() > 0);
        QVERIFY(json[QStringLiteral("decode")].toObject()[QStringLiteral("share")].toDouble() > 0);
        const auto prefill = json[QStringLiteral("prefill")].toObject();
        QCOMPARE(prefill[QStringLiteral("tokens")].toInt(), 20);
        QVERIFY(prefill[QStringLiteral("share_of_peak")].toDouble() > 0);
    }

    void aShapeIsWrittenAsAModelFileThatOpens()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("random.gguf"));

        VERIFY_STATUS(runTerminal({QStringLiteral("bench"), QStringLiteral("--shape"), QStringLiteral("0.1B"),
                                   QStringLiteral("--type"), QStringLiteral("Q4_K"), QStringLiteral("--write"), file}),
                      0);

        const auto run = runTerminal({QStringLiteral("inspect"), file, QStringLiteral("--json")});
        VERIFY_STATUS(run, 0);
        const auto json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("shape")].toObject()[QStringLiteral("width")].toInt(), 768);
        QCOMPARE(json[QStringLiteral("vocabulary")].toObject()[QStringLiteral("tokens")].toInt(), 65536);
        const auto types = json[QStringLiteral("tensor_types")].toObject();
        for (const char *type : {"Q4_K", "Q6_K", "F16", "F32"})
            QVERIFY2(types.contains(QLatin1String(type)), type);
    }

    void everyVersionHasAShape_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("name");
        for (const auto &[version, name] : {std::pair{"4", "4"}, {"5", "5.2"}, {"6", "6"}})
            QTest::newRow(version) << QString::fromLatin1(version) << QString::fromLatin1(name);
    }

    void everyVersionHasAShape()
    {
        QFETCH(QString, version);
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("random.gguf"));

        VERIFY_STATUS(runTerminal({QStringLiteral("bench"), QStringLiteral("--shape"), QStringLiteral("0.1B"),
                                   QStringLiteral("--type"), QStringLiteral("Q4_K"), QStringLiteral("--rwkv"), version,
                                   QStringLiteral("--write"), file}),
                      0);

        const auto run = runTerminal({QStringLiteral("inspect"), file, QStringLiteral("--json")});
        VERIFY_STATUS(run, 0);
        QCOMPARE(QJsonDocument::fromJson(run.out).object()[QStringLiteral("version")].toString(), name);
    }

    void aCallWithoutModelOrWithAnUnknownShapeIsRefused()
    {
        QCOMPARE(runTerminal({QStringLiteral("bench")}).status, 2);
        QCOMPARE(runTerminal({QStringLiteral("bench"), QStringLiteral("--shape"), QStringLiteral("3B")}).status, 1);
    }
};

QTEST_GUILESS_MAIN(BenchCommandTest)
#include "BenchCommandTest.moc"
