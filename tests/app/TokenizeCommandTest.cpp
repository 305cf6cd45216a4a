#include "support/Terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using support::runTerminal;
using support::written;

class TokenizeCommandTest : public QObject
{
    Q_OBJECT

    const QString m_model = support::data(QStringLiteral("ok.gguf"));

private Q_SLOTS:
    void idsComeOnOneLineSeparatedByCommas()
    {
        const auto run =
            runTerminal({QStringLiteral("tokenize"), m_model, QStringLiteral("--text"), QStringLiteral("\n\t\n")});

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out, QByteArray("10,9,10\n"));
        QCOMPARE(run.messages, QByteArray());
    }

    void anEmptyTextHasNoIds()
    {
        const auto run = runTerminal({QStringLiteral("tokenize"), m_model, QStringLiteral("--text"), QString()});

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out, QByteArray("\n"));
    }

    void textComesFromAFileOrStandardInputToo()
    {
        QTemporaryDir folder;
        const auto file = written(folder, QByteArray("\0\x01\x0F", 3));

        const auto fromFile = runTerminal({QStringLiteral("tokenize"), m_model, QStringLiteral("--file"), file});
        const auto fromInput =
            runTerminal({QStringLiteral("tokenize"), m_model, QStringLiteral("--file"), QStringLiteral("-")}, "\x02\n");

        VERIFY_STATUS(fromFile, 0);
        QCOMPARE(fromFile.out, QByteArray("0,1,15\n"));
        VERIFY_STATUS(fromInput, 0);
        QCOMPARE(fromInput.out, QByteArray("2,10\n"));
    }

    void jsonHasTheIdsAndTheirNumber()
    {
        const auto run = runTerminal({QStringLiteral("--json"), QStringLiteral("tokenize"), m_model,
                                      QStringLiteral("--text"), QStringLiteral("\n\t")});

        VERIFY_STATUS(run, 0);
        const auto json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("tokens")].toArray(), (QJsonArray{10, 9}));
        QCOMPARE(json[QStringLiteral("count")].toInt(), 2);
    }

    void aTextThatTheModelCannotReadIsAFailure()
    {
        const auto run =
            runTerminal({QStringLiteral("tokenize"), m_model, QStringLiteral("--text"), QStringLiteral("a")});

        VERIFY_STATUS(run, 1);
        QVERIFY(run.messages.contains("no token for the byte 97"));
        QCOMPARE(run.out, QByteArray());
    }

    void detokenizingGivesTheBytesBack()
    {
        const auto run =
            runTerminal({QStringLiteral("detokenize"), m_model, QStringLiteral("--tokens"), QStringLiteral("10, 9,1")});

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out, QByteArray("\n\t\x01"));
    }

    void idsComeFromAFileToo()
    {
        QTemporaryDir folder;
        const auto file = written(folder, "10,\n9\n");

        const auto run = runTerminal({QStringLiteral("detokenize"), m_model, QStringLiteral("--tokens"), u'@' + file});

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out, QByteArray("\n\t"));
    }

    void whatIsNoIdIsAUsageError_data()
    {
        QTest::addColumn<QString>("ids");
        for (const char *ids : {"a", "1,,2", "-1", "1.5", "4294967296", "1 2"})
            QTest::newRow(ids) << QString::fromLatin1(ids);
    }

    void whatIsNoIdIsAUsageError()
    {
        QFETCH(QString, ids);

        const auto run = runTerminal({QStringLiteral("detokenize"), m_model, QStringLiteral("--tokens=") + ids});

        VERIFY_STATUS(run, 2);
        QVERIFY(!run.messages.isEmpty());
    }

    void theWorldVocabularyMakesTheRoundTrip()
    {
        NEED_SHARED(model, "fixtures/models/world-vocab.q8_0.gguf");
        const auto text = QStringLiteral("User: 你好, naïve 😀\n\n\nAssistant: \t\"quoted\" \\n").toUtf8();

        const auto ids =
            runTerminal({QStringLiteral("tokenize"), model, QStringLiteral("--file"), QStringLiteral("-")}, text);
        VERIFY_STATUS(ids, 0);
        const auto back = runTerminal(
            {QStringLiteral("detokenize"), model, QStringLiteral("--tokens"), QString::fromLatin1(ids.out.trimmed())});

        VERIFY_STATUS(back, 0);
        QCOMPARE(back.out, text);
        QVERIFY(ids.out.startsWith("24281,59,"));
    }
};

QTEST_GUILESS_MAIN(TokenizeCommandTest)
#include "TokenizeCommandTest.moc"
