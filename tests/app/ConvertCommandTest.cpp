#include "support/Terminal.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using support::runTerminal;

class ConvertCommandTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString out() const { return m_folder.filePath(QStringLiteral("out.gguf")); }

    static QJsonObject json(const support::Run &run) { return QJsonDocument::fromJson(run.out).object(); }

    static QByteArray logits(const QString &file)
    {
        return runTerminal({QStringLiteral("eval"), file, QStringLiteral("--tokens"), QStringLiteral("1,2,3"),
                            QStringLiteral("--exact"), QStringLiteral("--logits"), QStringLiteral("-")})
            .out;
    }

private Q_SLOTS:
    void everyContainerCanBeInspectedEvaluatedAndConverted_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"ok.gguf", "ok.pth", "ok.safetensors", "ok.rwkvcpp.bin"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyContainerCanBeInspectedEvaluatedAndConverted()
    {
        QFETCH(QString, file);
        NEED_SHARED(folder, "fixtures/hostile");
        const auto path = folder + u'/' + file;

        const auto vocabulary = support::data(QStringLiteral("ok.gguf"));
        const auto run =
            runTerminal({QStringLiteral("convert"), path, out(), QStringLiteral("--type"), QStringLiteral("F32"),
                         QStringLiteral("--vocab"), vocabulary, QStringLiteral("--json")});

        VERIFY_STATUS(run, 0);
        QCOMPARE(qint64(json(run)[QLatin1String("bytes")].toDouble()), QFileInfo(out()).size());
        QVERIFY(json(run)[QLatin1String("megabytes_per_second")].toDouble() > 0);
        QVERIFY(logits(path).size() == 16 * 4);
        QCOMPARE(logits(out()), logits(path));
        VERIFY_STATUS(runTerminal({QStringLiteral("inspect"), path}), 0);
    }

    void unknownTypesAndMissingVocabulariesAreSaid()
    {
        const auto model = support::data(QStringLiteral("ok.gguf"));
        const auto type =
            runTerminal({QStringLiteral("convert"), model, out(), QStringLiteral("--type"), QStringLiteral("Q3_K")});
        const auto alpha = runTerminal({QStringLiteral("convert"), model, out(), QStringLiteral("--lora"), model});

        VERIFY_STATUS(type, 2);
        QVERIFY(type.messages.contains("Smallest, Balanced, Best"));
        VERIFY_STATUS(alpha, 1);
    }

    void standardOutputTakesTheWholeFile()
    {
        const auto model = support::data(QStringLiteral("ok.gguf"));
        VERIFY_STATUS(runTerminal({QStringLiteral("convert"), model, out()}), 0);
        QFile file(out());
        QVERIFY(file.open(QIODevice::ReadOnly));

        const auto piped = runTerminal({QStringLiteral("convert"), model, QStringLiteral("-")});

        VERIFY_STATUS(piped, 0);
        QCOMPARE(piped.out, file.readAll());
    }
};

QTEST_GUILESS_MAIN(ConvertCommandTest)
#include "ConvertCommandTest.moc"
