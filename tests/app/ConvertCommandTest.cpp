#include "support/Terminal.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
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

    void importingACheckpointOpensConnectsAndExecutesNothingElse_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(support::shared(QStringLiteral("fixtures/hostile")));
        for (const auto &name : folder.entryList({QStringLiteral("*.pth")}, QDir::Files))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void importingACheckpointOpensConnectsAndExecutesNothingElse()
    {
        if (!QTest::currentDataTag())
            QSKIP("needs fixtures/hostile in ROOKERY_SHARED");
        const auto strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (strace.isEmpty() || QProcess::execute(strace, {QStringLiteral("-qq"), QStringLiteral("-o"),
                                                           QStringLiteral("/dev/null"), QStringLiteral("true")}) != 0)
            QSKIP("needs strace, and the right to trace");
        QFETCH(QString, file);
        const auto log = m_folder.filePath(QStringLiteral("calls"));

        QProcess traced;
        traced.start(strace,
                     {QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-e"),
                      QStringLiteral("trace=execve,execveat,socket,connect,bind,sendto,open,openat,openat2,creat,"
                                     "unlink,unlinkat,fork,vfork"),
                      QStringLiteral("-o"), log, support::terminalProgram(), QStringLiteral("convert"), file, out(),
                      QStringLiteral("--vocab"), support::data(QStringLiteral("ok.gguf"))});
        QVERIFY(traced.waitForFinished(60'000));

        static const QRegularExpression call(
            QStringLiteral("^\\d+ +(\\w+)\\((?:AT_FDCWD, )?\"?([^\",)]*)[^)]*\\) *= (.*)$"));
        int programs = 0, checkpointOpened = 0;
        const auto lines = QString::fromUtf8(support::fileBytes(log)).split(u'\n', Qt::SkipEmptyParts);
        for (const auto &line : lines) {
            if (line.contains(QLatin1String(" +++ ")) || line.contains(QLatin1String(" --- ")))
                continue;
            const auto match = call.match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            const auto name = match.captured(1), path = match.captured(2);
            if (name == QLatin1String("execve")) {
                ++programs;
                continue;
            }
            const bool writes = line.contains(QLatin1String("O_WRONLY")) || line.contains(QLatin1String("O_RDWR")) ||
                                line.contains(QLatin1String("O_CREAT")) || name.startsWith(QLatin1String("unlink"));
            const bool opens = name.startsWith(QLatin1String("open"));
            checkpointOpened += opens && path == file;
            static const QRegularExpression system(QStringLiteral("^/(lib|lib64|usr|etc|proc|sys|dev)/"));
            const bool ours = path == file || path == support::data(QStringLiteral("ok.gguf"));
            const bool allowed = writes ? path.startsWith(m_folder.path() + u'/')
                                        : opens && (ours || path.contains(system) || path.startsWith(m_folder.path()));
            QVERIFY2(allowed, qPrintable(line));
        }
        QCOMPARE(programs, 1); // rookery-cli itself
        QVERIFY(checkpointOpened > 0);
    }
};

QTEST_GUILESS_MAIN(ConvertCommandTest)
#include "ConvertCommandTest.moc"
