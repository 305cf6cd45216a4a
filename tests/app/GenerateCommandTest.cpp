#include "support/Terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using support::runTerminal;

class GenerateCommandTest : public QObject
{
    Q_OBJECT

    const QString m_model = support::data(QStringLiteral("ok.gguf"));

    QStringList generate(std::initializer_list<const char *> more) const
    {
        QStringList arguments{QStringLiteral("generate"), m_model, QStringLiteral("--prompt"), QStringLiteral("\n\t")};
        for (const char *argument : more)
            arguments.append(QString::fromLatin1(argument));
        return arguments;
    }

private Q_SLOTS:
    void theSameSeedGivesTheSameText()
    {
        const auto first = runTerminal(generate({"--seed", "7", "--max-tokens", "50", "--top-p", "1"}));
        const auto again =
            runTerminal(generate({"--seed", "7", "--max-tokens", "50", "--top-p", "1", "--threads", "1"}));

        VERIFY_STATUS(first, 0);
        QCOMPARE(first.out.size(), 50);
        QCOMPARE(again.out, first.out);
    }

    void otherSeedsGiveOtherTexts()
    {
        QSet<QByteArray> texts;
        for (const char *seed : {"1", "2", "3", "18446744073709551615"})
            texts.insert(runTerminal(generate({"--seed", seed, "--max-tokens", "50", "--top-p", "1"})).out);

        QCOMPARE(texts.size(), 4);
    }

    void aNewSeedIsDrawnAndSaid()
    {
        const auto first = QJsonDocument::fromJson(runTerminal(generate({"--json", "--max-tokens", "5"})).out).object();
        const auto second =
            QJsonDocument::fromJson(runTerminal(generate({"--json", "--max-tokens", "5"})).out).object();

        QVERIFY(first[QStringLiteral("seed")] != second[QStringLiteral("seed")]);
    }

    void jsonSaysHowItEnded()
    {
        const auto run = runTerminal(generate({"--json", "--temperature", "0", "--max-tokens", "5"}));

        VERIFY_STATUS(run, 0);
        const auto json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("stop")].toString(), QStringLiteral("token_limit"));
        QCOMPARE(json[QStringLiteral("tokens")].toArray().size(), 5);
        QCOMPARE(json[QStringLiteral("text")].toString().size(), 5);
        QCOMPARE(json[QStringLiteral("prompt_tokens")].toInt(), 2);
    }

    void noTokensAreNoText()
    {
        const auto run = runTerminal(generate({"--max-tokens", "0"}));

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out, QByteArray());
    }

    void settingsThatAreNoNumbersAreRefused()
    {
        VERIFY_STATUS(runTerminal(generate({"--temperature", "warm"})), 2);
        VERIFY_STATUS(runTerminal(generate({"--temperature", "nan"})), 1);
    }

    void greedyTextIsThatOfTheReference()
    {
        NEED_SHARED(model, "fixtures/models/tiny7.f32.gguf");

        const auto run = runTerminal({QStringLiteral("generate"), model, QStringLiteral("--prompt"),
                                      QStringLiteral("\"in"), QStringLiteral("--temperature"), QStringLiteral("0"),
                                      QStringLiteral("--presence"), QStringLiteral("0"), QStringLiteral("--frequency"),
                                      QStringLiteral("0"), QStringLiteral("--max-tokens"), QStringLiteral("64")});

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out, QByteArray(" the").repeated(16));
    }

    void theModelsEndOfTextEndsIt()
    {
        NEED_SHARED(model, "fledgling/prototype/fledgling.Q8_0.gguf");

        const auto run = runTerminal(
            {QStringLiteral("generate"), model, QStringLiteral("--prompt"),
             QStringLiteral(
                 "User: Hello\n\nAssistant: Hello! I am happy to see you.\n\nUser: What can you do?\n\nAssistant:"),
             QStringLiteral("--json"), QStringLiteral("--max-tokens"), QStringLiteral("2000"), QStringLiteral("--seed"),
             QStringLiteral("1"), QStringLiteral("--top-p"), QStringLiteral("1")});

        VERIFY_STATUS(run, 0);
        const auto json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("stop")].toString(), QStringLiteral("end_of_text"));
        QVERIFY(!json[QStringLiteral("tokens")].toArray().contains(0));
    }

    void withoutAModelTheBuiltInOneIsUsed()
    {
        const auto run = runTerminal({QStringLiteral("generate"), QStringLiteral("--prompt"),
                                      QStringLiteral("User: Hello\n\nAssistant:"), QStringLiteral("--temperature"),
                                      QStringLiteral("0"), QStringLiteral("--max-tokens"), QStringLiteral("8")});

        VERIFY_STATUS(run, 0);
        QVERIFY2(run.out.size() > 8 && run.out.startsWith(' '), run.out.constData());
    }

    void anEmptyPromptBeginsANewText()
    {
        NEED_SHARED(model, "fledgling/prototype/fledgling.Q8_0.gguf");

        const auto run = runTerminal({QStringLiteral("generate"), model, QStringLiteral("--prompt"), QString(),
                                      QStringLiteral("--temperature"), QStringLiteral("0"),
                                      QStringLiteral("--max-tokens"), QStringLiteral("4")});

        VERIFY_STATUS(run, 0);
        QVERIFY(!run.out.isEmpty());
        VERIFY_STATUS(runTerminal({QStringLiteral("generate"), m_model, QStringLiteral("--prompt"), QString()}), 2);
    }
};

QTEST_GUILESS_MAIN(GenerateCommandTest)
#include "GenerateCommandTest.moc"
