#include "support/Terminal.h"

#include "app/cli/Output.h"

#include <QTest>

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using support::runTerminal;

/// What holds for every command: exit statuses, where results and messages go, what reaches a terminal.
class TerminalTest : public QObject
{
    Q_OBJECT

    const QString m_model = support::data(QStringLiteral("ok.gguf"));

    /// What a run writes when its standard output is a terminal.
    static QByteArray onTerminal(const QStringList &arguments)
    {
        const int master = posix_openpt(O_RDWR | O_NOCTTY);
        if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
            return {};
        const auto name = QString::fromLocal8Bit(ptsname(master));
        const int slave = open(ptsname(master), O_RDWR | O_NOCTTY); // keeps the terminal alive until all is read
        QProcess process;
        process.setStandardOutputFile(name);
        process.start(support::terminalProgram(), arguments);
        process.waitForFinished();
        close(slave); // with nobody left who could write, reading ends
        QByteArray written;
        char buffer[4096];
        for (ssize_t got; (got = read(master, buffer, sizeof buffer)) > 0;)
            written.append(buffer, got);
        close(master);
        return written;
    }

private Q_SLOTS:
    void helpAndVersionAreResults()
    {
        for (const char *argument : {"--help", "--version"}) {
            const auto run = runTerminal({QString::fromLatin1(argument)});
            VERIFY_STATUS(run, 0);
            QVERIFY(!run.out.isEmpty());
            QCOMPARE(run.messages, QByteArray());
        }
        for (const char *command : {"inspect", "tokenize", "detokenize", "eval", "generate"})
            VERIFY_STATUS(runTerminal({QString::fromLatin1(command), QStringLiteral("--help")}), 0);
    }

    void wrongUseHasStatus2AndNoResult_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList{};
        QTest::newRow("unknown command") << QStringList{QStringLiteral("dance")};
        QTest::newRow("unknown option") << QStringList{QStringLiteral("inspect"), m_model, QStringLiteral("--fast")};
        QTest::newRow("no file") << QStringList{QStringLiteral("inspect")};
        QTest::newRow("too many files") << QStringList{QStringLiteral("inspect"), m_model, m_model};
        QTest::newRow("negative threads")
            << QStringList{QStringLiteral("inspect"), m_model, QStringLiteral("--threads=-1")};
        QTest::newRow("no number") << QStringList{QStringLiteral("inspect"), m_model, QStringLiteral("--threads=two")};
    }

    void wrongUseHasStatus2AndNoResult()
    {
        QFETCH(QStringList, arguments);

        const auto run = runTerminal(arguments);

        VERIFY_STATUS(run, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!run.messages.isEmpty());
    }

    void failuresHaveStatus1AndOneSentenceThatNamesTheFile_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto missing = QStringLiteral("/no/such/model.gguf");
        QTest::newRow("inspect") << QStringList{QStringLiteral("inspect"), missing};
        QTest::newRow("eval") << QStringList{QStringLiteral("eval"), missing, QStringLiteral("--tokens"),
                                             QStringLiteral("1")};
        QTest::newRow("generate") << QStringList{QStringLiteral("generate"), missing, QStringLiteral("--prompt"),
                                                 QStringLiteral("a")};
        QTest::newRow("missing text") << QStringList{QStringLiteral("tokenize"), m_model, QStringLiteral("--file"),
                                                     missing};
        QTest::newRow("a folder") << QStringList{QStringLiteral("inspect"), QStringLiteral("/")};
    }

    void failuresHaveStatus1AndOneSentenceThatNamesTheFile()
    {
        QFETCH(QStringList, arguments);

        const auto run = runTerminal(arguments);

        VERIFY_STATUS(run, 1);
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(run.messages.count('\n'), 1);
        QVERIFY2(run.messages.contains('/'), run.messages.constData());
    }

    void aFullDiskIsAFailure()
    {
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(support::terminalProgram(), {QStringLiteral("inspect"), m_model});
        QVERIFY(process.waitForFinished());

        QCOMPARE(process.exitCode(), 1);
        QVERIFY(!process.readAllStandardError().isEmpty());
    }

    void namesFromAFileCannotDriveTheTerminalThroughMessages()
    {
        const auto run = runTerminal({QStringLiteral("inspect"), QStringLiteral("/no/\x1b]52;c;aGk=\x07")});

        VERIFY_STATUS(run, 1);
        QVERIFY(!run.messages.contains('\x1b') && !run.messages.contains('\x07'));
        QVERIFY(run.messages.contains("\\x1b]52"));
    }

    void modelTextOnATerminalHasItsControlCharactersShown()
    {
        const auto written = onTerminal({QStringLiteral("detokenize"), m_model, QStringLiteral("--tokens"),
                                         QStringLiteral("1,7,8,9,10,11,12,13,14,15")});

        QCOMPARE(QByteArray(written).replace("\r\n", "\n"),
                 QByteArray("\\x01\\x07\\x08\t\n\\x0b\\x0c\\x0d\\x0e\\x0f\n"));
    }

    void everyControlCharacterIsShown()
    {
        for (int character = 0; character < 0x100; ++character) {
            const auto text = QString(QChar(character)).toStdString();
            const bool control =
                (character < 0x20 && character != '\n' && character != '\t') || (character >= 0x7F && character < 0xA0);
            const auto shown = QStringLiteral("\\x%1").arg(character, 2, 16, QChar(u'0')).toStdString();
            QCOMPARE(cli::withoutControls(text), control ? shown : text);
        }
        QCOMPARE(cli::withoutControls("\x1b]0;title\x07 \xC2\x9B"
                                      "31m 日本"),
                 std::string("\\x1b]0;title\\x07 \\x9b31m 日本"));
    }
};

QTEST_GUILESS_MAIN(TerminalTest)
#include "TerminalTest.moc"
