#include "support/Terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

using support::fileBytes;
using support::runTerminal;
using support::written;

namespace {

template<typename Number>
QList<double> numbers(const QByteArray &bytes)
{
    QList<double> list;
    for (qsizetype i = 0; i + qsizetype(sizeof(Number)) <= bytes.size(); i += sizeof(Number)) {
        Number number;
        std::memcpy(&number, bytes.constData() + i, sizeof number);
        list.append(number);
    }
    return list;
}

double largestDifference(const QList<double> &a, const QList<double> &b)
{
    if (a.size() != b.size() || a.isEmpty())
        return HUGE_VAL;
    double largest = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

} // namespace

class EvalCommandTest : public QObject
{
    Q_OBJECT

    const QString m_model = support::data(QStringLiteral("ok.gguf"));

    QStringList eval(std::initializer_list<const char *> more) const
    {
        QStringList arguments{QStringLiteral("eval"), m_model};
        for (const char *argument : more)
            arguments.append(QString::fromLocal8Bit(argument));
        return arguments;
    }

    /// Of the in-tree model after the tokens 1, 2, 3, as the reference computed them.
    const QList<double> m_expected{
        -0.09695854513874341, -0.013879968598605144, 0.2333872941524356,  0.21192598175810778,
        0.8653994596493872,   0.04659323074955217,   0.07639545454119774, -0.06570692211418552,
        -0.24665387959874308, -0.1617422273801617,   0.0475054033289701,  -0.5970389066338426,
        -0.29153760849960886, -0.12380628762512072,  1.032131880961898,   -1.092573079276485};

private Q_SLOTS:
    void logitsAreThoseOfTheReference_data()
    {
        // The model has Q8_0 tensors: their products round activations unless exact arithmetic is asked for.
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<double>("limit");
        QTest::newRow("prefill") << eval({"--tokens", "1,2,3"}) << 0.1;
        QTest::newRow("step") << eval({"--tokens", "1,2,3", "--mode", "step"}) << 0.1;
        QTest::newRow("exact") << eval({"--tokens", "1,2,3", "--exact"}) << 1e-3;
        QTest::newRow("text, exact step, one thread")
            << eval({"--text", "\x01\x02\x03", "--mode", "step", "--exact", "--threads", "1"}) << 1e-3;
    }

    void logitsAreThoseOfTheReference()
    {
        QFETCH(QStringList, arguments);
        QFETCH(double, limit);

        const auto run = runTerminal(arguments + QStringList{QStringLiteral("--logits"), QStringLiteral("-")});

        VERIFY_STATUS(run, 0);
        QCOMPARE(run.out.size(), 16 * 4);
        QVERIFY(largestDifference(numbers<float>(run.out), m_expected) < limit);
    }

    void jsonHasTheBestTokens()
    {
        const auto run = runTerminal(eval({"--tokens", "1,2,3", "--json", "--exact"}));

        VERIFY_STATUS(run, 0);
        const auto json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[QStringLiteral("fed")].toInt(), 3);
        QCOMPARE(json[QStringLiteral("tokens")].toInt(), 3);
        QVERIFY(json[QStringLiteral("tokens_per_second")].toDouble() > 0);
        const auto top = json[QStringLiteral("top")].toArray();
        QCOMPARE(top.size(), 5);
        QCOMPARE(top[0][QStringLiteral("token")].toInt(), 14);
        QVERIFY(std::abs(top[0][QStringLiteral("logit")].toDouble() - m_expected[14]) < 1e-3);
        QCOMPARE(top[1][QStringLiteral("token")].toInt(), 4);
    }

    void aSavedStateGoesOnBitForBit()
    {
        QTemporaryDir folder;
        const auto state = folder.filePath(QStringLiteral("state")).toLocal8Bit();

        const auto whole = runTerminal(eval({"--tokens", "1,2,3,4", "--mode", "step", "--logits", "-"}));
        const auto first = runTerminal(eval({"--tokens", "1,2", "--mode", "step", "--state-out", state}));
        VERIFY_STATUS(first, 0);
        const auto second =
            runTerminal(eval({"--tokens", "3,4", "--mode", "step", "--logits", "-", "--state-in", state}));
        const auto nothing = runTerminal(eval({"--tokens", "", "--json", "--state-in", state}));

        VERIFY_STATUS(second, 0);
        QCOMPARE(second.out, whole.out);
        VERIFY_STATUS(nothing, 0);
        const auto json = QJsonDocument::fromJson(nothing.out).object();
        QCOMPARE(json[QStringLiteral("fed")].toInt(), 0);
        QCOMPARE(json[QStringLiteral("tokens")].toInt(), 2);
    }

    void stateFilesThatDoNotFitAreRefused()
    {
        QTemporaryDir folder;
        const auto state = folder.filePath(QStringLiteral("state"));
        VERIFY_STATUS(runTerminal(eval({"--tokens", "1,2", "--state-out", state.toLocal8Bit()})), 0);
        const auto good = fileBytes(state);
        const auto refused = [&](const QByteArray &bytes) {
            const auto bad = written(folder, bytes, QStringLiteral("bad")).toLocal8Bit();
            const auto run = runTerminal(eval({"--tokens", "3", "--state-in", bad}));
            return run.status == 1 && run.messages.contains("saved state");
        };

        QVERIFY(refused(QByteArray()));
        QVERIFY(refused("something else"));
        QVERIFY(refused(good.left(good.size() - 1)));
        QVERIFY(refused(good.left(20)));
        QVERIFY(refused(good + '\0'));
        for (qsizetype at = 0; at < good.size(); at += good.size() / 16) {
            auto bytes = good;
            bytes[at] = char(bytes[at] ^ 0x10);
            QVERIFY(refused(bytes));
        }
    }

    void aStateOfAnotherModelIsRefused()
    {
        QTemporaryDir folder;
        const auto state = folder.filePath(QStringLiteral("state"));
        VERIFY_STATUS(runTerminal(eval({"--tokens", "1,2", "--state-out", state.toLocal8Bit()})), 0);
        auto bytes = fileBytes(m_model);
        bytes[bytes.size() - 4] = char(bytes[bytes.size() - 4] ^ 1); // one weight
        const auto other = written(folder, bytes, QStringLiteral("other.gguf"));

        const auto run = runTerminal({QStringLiteral("eval"), other, QStringLiteral("--tokens"), QStringLiteral("3"),
                                      QStringLiteral("--state-in"), state});

        VERIFY_STATUS(run, 1);
        QVERIFY(run.messages.contains("another model"));
    }

    void anOutputIsReplacedAsAWholeOrNotAtAll()
    {
        QTemporaryDir folder;
        const auto path = written(folder, "before");
        const auto name = path.toLocal8Bit();

        VERIFY_STATUS(runTerminal(eval({"--tokens", "99", "--logits", name})), 1);
        QCOMPARE(fileBytes(path), QByteArray("before"));
        VERIFY_STATUS(runTerminal(eval({"--tokens", "1,2,3", "--logits", name})), 0);
        QCOMPARE(fileBytes(path).size(), 16 * 4);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void anOutputThatIsNoRegularFileIsWrittenToAndStays()
    {
        VERIFY_STATUS(runTerminal(eval({"--tokens", "1", "--logits", "/dev/null"})), 0);
        QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile());
        const auto run = runTerminal(eval({"--tokens", "1", "--logits", "/dev/full"}));
        VERIFY_STATUS(run, 1);
        QVERIFY(run.messages.contains("/dev/full"));
        VERIFY_STATUS(runTerminal(eval({"--tokens", "1", "--logits", "/no/such/folder/x"})), 1);
    }

    void callsThatMakeNoSenseAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing to feed") << eval({});
        QTest::newRow("no token") << eval({"--tokens", ""});
        QTest::newRow("two inputs") << eval({"--tokens", "1", "--text", "a"});
        QTest::newRow("unknown mode") << eval({"--tokens", "1", "--mode", "fast"});
        QTest::newRow("two results on one output") << eval({"--tokens", "1", "--logits", "-", "--state-out", "-"});
    }

    void callsThatMakeNoSenseAreUsageErrors()
    {
        QFETCH(QStringList, arguments);

        const auto run = runTerminal(arguments);

        VERIFY_STATUS(run, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!run.messages.isEmpty());
    }

    void tokensThatTheModelDoesNotHaveAreAFailure()
    {
        const auto run = runTerminal(eval({"--tokens", "1,16"}));

        VERIFY_STATUS(run, 1);
        QVERIFY(run.messages.contains("16"));
    }

    void sharedModelsGiveTheStoredLogitsInExactMode_data()
    {
        QTest::addColumn<QString>("model");
        for (const char *model : {"tiny7.f32.gguf", "syn7s.f16.gguf", "tiny7h.q8_0.gguf", "tiny6h.f16.gguf",
                                  "syn4.q8_0.gguf", "syn7s.f32.pth", "tiny6h.f16.pth", "syn4.hf.bf16.safetensors",
                                  "tiny52h.bf16.pth", "syn4.v100.f16.rwkvcpp.bin"})
            QTest::newRow(model) << QString::fromLatin1(model);
    }

    void sharedModelsGiveTheStoredLogitsInExactMode()
    {
        QFETCH(QString, model);
        const auto file = support::shared(QStringLiteral("fixtures/models/") + model);
        const auto expected = support::shared(QStringLiteral("fixtures/expected/%1.in.logits.f64").arg(model));
        if (file.isEmpty() || expected.isEmpty())
            QSKIP("needs fixtures in ROOKERY_SHARED");

        const auto run = runTerminal({QStringLiteral("eval"), file, QStringLiteral("--text"), QStringLiteral("\"in"),
                                      QStringLiteral("--exact"), QStringLiteral("--logits"), QStringLiteral("-")});

        VERIFY_STATUS(run, 0);
        QVERIFY(largestDifference(numbers<float>(run.out), numbers<double>(fileBytes(expected))) < 1e-3);
    }

    void aTunedStateIsWhatItBeginsWith()
    {
        NEED_SHARED(folder, "fixtures/extras");
        const auto model = support::shared(QStringLiteral("fixtures/models/syn7s.f32.pth"));
        const QStringList tuned{QStringLiteral("--tuned"), folder + QStringLiteral("/syn7s.time_state.pth")};
        const QStringList call{QStringLiteral("eval"),    model,
                               QStringLiteral("--text"),  QStringLiteral("\"in"),
                               QStringLiteral("--exact"), QStringLiteral("--logits"),
                               QStringLiteral("-")};

        const auto run = runTerminal(call + tuned);

        VERIFY_STATUS(run, 0);
        const auto expected = numbers<double>(fileBytes(folder + QStringLiteral("/syn7s.time_state.pth.logits.f64")));
        QVERIFY(largestDifference(numbers<float>(run.out), expected) < 1e-3);
        QVERIFY(largestDifference(numbers<float>(runTerminal(call).out), expected) > 0.01);
        // Text drawn from it is other text, and another model's state is refused in a sentence.
        const QStringList draw{QStringLiteral("generate"),      model,
                               QStringLiteral("--prompt"),      QStringLiteral("\"in"),
                               QStringLiteral("--temperature"), QStringLiteral("0"),
                               QStringLiteral("--max-tokens"),  QStringLiteral("16")};
        QVERIFY(runTerminal(draw + tuned).out != runTerminal(draw).out);
        const auto wrong =
            runTerminal({QStringLiteral("generate"), model, QStringLiteral("--prompt"), QStringLiteral("a"),
                         QStringLiteral("--tuned"), folder + QStringLiteral("/tiny6h.time_state.pth")});
        VERIFY_STATUS(wrong, 1);
        QVERIFY(wrong.messages.contains("another model"));
    }
};

QTEST_GUILESS_MAIN(EvalCommandTest)
#include "EvalCommandTest.moc"
