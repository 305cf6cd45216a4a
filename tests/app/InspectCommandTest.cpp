#include "support/Terminal.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <sys/resource.h>

using support::runTerminal;

class InspectCommandTest : public QObject
{
    Q_OBJECT

    static QJsonObject inspect(const QString &file)
    {
        return QJsonDocument::fromJson(runTerminal({QStringLiteral("inspect"), file, QStringLiteral("--json")}).out)
            .object();
    }

private Q_SLOTS:
    void aModelIsDescribed()
    {
        const auto json = inspect(support::data(QStringLiteral("ok.gguf")));

        QCOMPARE(json[QStringLiteral("version")].toString(), QStringLiteral("7"));
        QCOMPARE(json[QStringLiteral("container")].toString(), QStringLiteral("GGUF"));
        QCOMPARE(json[QStringLiteral("name")].toString(), QStringLiteral("nano"));
        const auto shape = json[QStringLiteral("shape")].toObject();
        QCOMPARE(shape[QStringLiteral("layers")].toInt(), 2);
        QCOMPARE(shape[QStringLiteral("width")].toInt(), 32);
        QCOMPARE(shape[QStringLiteral("heads")].toInt(), 2);
        QCOMPARE(shape[QStringLiteral("head_size")].toInt(), 16);
        QCOMPARE(shape[QStringLiteral("feed_forward")].toInt(), 32);
        QCOMPARE(shape[QStringLiteral("vocabulary")].toInt(), 16);
        const auto vocabulary = json[QStringLiteral("vocabulary")].toObject();
        QCOMPARE(vocabulary[QStringLiteral("kind")].toString(), QStringLiteral("bytes"));
        QCOMPARE(json[QStringLiteral("state_bytes")].toInt(), 4 * 2 * 32 * (2 + 16));
        const auto types = json[QStringLiteral("tensor_types")].toObject().keys();
        QCOMPARE(types, (QStringList{QStringLiteral("F16"), QStringLiteral("F32"), QStringLiteral("Q8_0")}));
        const auto memory = json[QStringLiteral("memory_bytes")].toObject();
        QCOMPARE(memory[QStringLiteral("total")].toInt(), memory[QStringLiteral("weights")].toInt() +
                                                              memory[QStringLiteral("state")].toInt() +
                                                              memory[QStringLiteral("work")].toInt());
        QVERIFY(memory[QStringLiteral("weights")].toInt() > 30000);
    }

    void peopleGetTheSameFactsInLines()
    {
        const auto run = runTerminal({QStringLiteral("inspect"), support::data(QStringLiteral("ok.gguf"))});

        VERIFY_STATUS(run, 0);
        for (const char *fact :
             {"RWKV-7, \"nano\"", "2 layers, width 32, 2 heads of 16", "F32", "16 tokens, bytes", "4608 bytes"})
            QVERIFY2(run.out.contains(fact), fact);
        QCOMPARE(run.messages, QByteArray());
    }

    void everySharedModelIsDescribed()
    {
        NEED_SHARED(folder, "fixtures/models");
        const QDir models(folder);
        for (const auto &name : models.entryList(QDir::Files)) {
            const auto json = inspect(models.filePath(name));
            const auto version = json[QStringLiteral("version")].toString();
            const auto expected = name.startsWith(QStringLiteral("world"))
                                      ? QStringLiteral("7")
                                      : name.mid(name.indexOf(QRegularExpression(QStringLiteral("\\d"))), 1);
            QVERIFY2(version.startsWith(expected), qPrintable(name + u' ' + version));
        }
    }

    void hostileFilesAreRefusedWithOneSentence_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expect");
        const auto manifest = support::shared(QStringLiteral("fixtures/hostile/manifest.json"));
        if (manifest.isEmpty())
            QSKIP("needs fixtures/hostile in ROOKERY_SHARED");
        QFile file(manifest);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const auto &entry : QJsonDocument::fromJson(file.readAll()).array()) {
            const auto name = entry[QStringLiteral("file")].toString();
            if (!name.endsWith(QStringLiteral(".txt")))
                QTest::newRow(qPrintable(name)) << support::shared(QStringLiteral("fixtures/hostile/") + name)
                                                << entry[QStringLiteral("expect")].toString();
        }
    }

    void hostileFilesAreRefusedWithOneSentence()
    {
        QFETCH(QString, path);
        QFETCH(QString, expect);
        QElapsedTimer timer;
        timer.start();

        const auto run = runTerminal({QStringLiteral("inspect"), path, QStringLiteral("--json")});

        QVERIFY2(timer.elapsed() <= 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(run.status == 0 || run.status == 1);
        if (expect != QStringLiteral("either"))
            VERIFY_STATUS(run, expect == QStringLiteral("accept") ? 0 : 1);
        if (run.status == 1) {
            QCOMPARE(run.out, QByteArray());
            QCOMPARE(run.messages.count('\n'), 1);
            QVERIFY2(run.messages.size() > 30 && run.messages.size() < 300, run.messages.constData());
        } else {
            QVERIFY(QJsonDocument::fromJson(run.out).isObject());
            QCOMPARE(run.messages, QByteArray());
        }
    }

    void noRunTookMuchMemory()
    {
        rusage usage;
        QCOMPARE(getrusage(RUSAGE_CHILDREN, &usage), 0);
#if defined(__SANITIZE_ADDRESS__)
        constexpr long kMost = 240 << 10; // KiB; it keeps a shadow of all memory, and freed memory for a while
#else
        constexpr long kMost = 120 << 10; // KiB: 64 MiB beyond the largest file (6 MB), and the program itself
#endif
        QVERIFY2(usage.ru_maxrss < kMost, qPrintable(QString::number(usage.ru_maxrss)));
    }

    void anotherArchitectureIsNamed()
    {
        QTemporaryDir folder;
        auto bytes = support::fileBytes(support::data(QStringLiteral("ok.gguf")));
        bytes.replace(bytes.indexOf("rwkv7", bytes.indexOf("general.architecture")), 5, "llama");
        const auto other = support::written(folder, bytes);

        const auto run = runTerminal({QStringLiteral("inspect"), other});

        VERIFY_STATUS(run, 1);
        QVERIFY2(run.messages.contains("This is ") && run.messages.contains("not RWKV"), run.messages.constData());
    }
};

QTEST_GUILESS_MAIN(InspectCommandTest)
#include "InspectCommandTest.moc"
