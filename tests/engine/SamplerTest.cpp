#include "engine/Sampler.h"

#include "engine/Error.h"
#include "support/Shared.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <set>

using namespace engine;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::vector<float> randomLogits(std::size_t count, unsigned seed)
{
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal(0, 3);
    std::vector<float> logits(count);
    for (auto &logit : logits)
        logit = normal(generator);
    return logits;
}

double number(const QJsonValue &value)
{
    // The cases write infinities as strings or null.
    return value.isDouble() ? value.toDouble() : -std::numeric_limits<double>::infinity();
}

} // namespace

class SamplerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void temperatureComesAfterTopP()
    {
        const std::vector<float> logits{std::log(0.5f), std::log(0.3f), std::log(0.2f)};
        const Sampler sampler({.temperature = 0.5, .topP = 0.7}, 1);

        const auto candidates = sampler.distribution(logits);

        QCOMPARE(candidates.size(), 2u);
        QVERIFY(std::abs(candidates[0].probability - 0.25 / 0.34) < 1e-6);
    }

    void penaltiesCountTheAnswersTokensAndFade()
    {
        const std::vector<float> logits(4, 0.f);
        Sampler sampler({.presence = 0.5, .frequency = 0.25, .decay = 0.5}, 1);

        const std::vector<std::uint32_t> answer{2, 2, 3};
        sampler.resume(answer);
        const auto candidates = sampler.distribution(logits);

        const double two = std::exp(-0.5 - 0.25 * 0.75), three = std::exp(-0.5 - 0.25);
        QVERIFY(std::abs(candidates[2].probability / candidates[0].probability - two) < 1e-12);
        QVERIFY(std::abs(candidates[3].probability / candidates[0].probability - three) < 1e-12);
    }

    void zeroTemperatureAndZeroTopPTakeTheBestTokenWithTheLowestId()
    {
        const std::vector<float> logits{1, 3, 3, 2};

        QCOMPARE(Sampler({.temperature = 0}, 1).next(logits).token, 1u);
        QCOMPARE(Sampler({.topP = 0}, 1).next(logits).token, 1u);
    }

    void aRandomNumberDependsOnSeedAndIndexAlone()
    {
        QCOMPARE(uniformNumber(7, 3), uniformNumber(7, 3));
        std::set<double> seen;
        double sum = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            for (std::uint64_t index = 0; index < 100; ++index) {
                const double u = uniformNumber(seed, index);
                QVERIFY(u >= 0 && u < 1);
                seen.insert(u);
                sum += u;
            }
        QCOMPARE(seen.size(), 10000u);
        QVERIFY(std::abs(sum / 10000 - 0.5) < 0.01);
    }

    void aResumedAnswerGoesOnAsIfItHadNeverStopped()
    {
        const SamplingSettings settings{
            .temperature = 1.3, .topP = 0.9, .presence = 0.4, .frequency = 0.4, .decay = 0.99};
        std::vector<std::uint32_t> whole;
        Sampler unbroken(settings, 42);
        for (unsigned i = 0; i < 100; ++i)
            whole.push_back(unbroken.next(randomLogits(50, i)).token);

        for (const std::size_t at : {0u, 1u, 37u, 99u}) {
            Sampler resumed(settings, 42);
            resumed.resume(std::span(whole).first(at));
            for (std::size_t i = at; i < whole.size(); ++i)
                QCOMPARE(resumed.next(randomLogits(50, unsigned(i))).token, whole[i]);
        }
    }

    void drawnFrequenciesFollowTheProbabilities()
    {
        const std::vector<float> logits{std::log(0.6f), std::log(0.3f), std::log(0.1f)};
        Sampler sampler({}, 5);
        std::array<int, 3> counts{};

        for (int i = 0; i < 20000; ++i)
            ++counts[sampler.next(logits).token];

        QVERIFY(std::abs(counts[0] - 12000) < 300);
        QVERIFY(std::abs(counts[1] - 6000) < 300);
        QVERIFY(std::abs(counts[2] - 2000) < 200);
    }

    void theProbabilityOfAChoiceIsTheModelsOwn()
    {
        const std::vector<float> logits{std::log(0.6f), std::log(0.3f), std::log(0.1f)};
        Sampler sampler({.temperature = 0, .presence = 5}, 5);

        const auto first = sampler.next(logits), second = sampler.next(logits);

        QCOMPARE(first.token, 0u);
        QVERIFY(std::abs(first.probability - 0.6) < 1e-6);
        QCOMPARE(second.token, 1u);
        QVERIFY(std::abs(second.probability - 0.3) < 1e-6);
    }

    void invalidNumbersAreAnErrorAndCountNothing_data()
    {
        QTest::addColumn<QList<float>>("logits");
        QTest::newRow("one NaN") << QList<float>{0, kNaN, 1};
        QTest::newRow("all NaN") << QList<float>{kNaN, kNaN, kNaN};
        QTest::newRow("plus infinity") << QList<float>{0, kInfinity, 1};
        QTest::newRow("all minus infinity") << QList<float>{-kInfinity, -kInfinity, -kInfinity};
        QTest::newRow("no logits") << QList<float>{};
    }

    void invalidNumbersAreAnErrorAndCountNothing()
    {
        QFETCH(QList<float>, logits);
        for (const double temperature : {0.0, 1.0}) {
            Sampler sampler({.temperature = temperature, .topP = 0.5}, 1);

            try {
                sampler.next(std::span(logits.constData(), std::size_t(logits.size())));
                QFAIL("no error");
            } catch (const Error &error) {
                QVERIFY(error.code() == Error::Code::InvalidNumbers);
            }
            QCOMPARE(sampler.drawn(), 0u);
        }
    }

    void settingsThatAreNoNumbersAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(Sampler({.temperature = std::nan("")}, 1), Error);
        QVERIFY_EXCEPTION_THROWN(Sampler({.topP = HUGE_VAL}, 1), Error);
    }

    void anyLogitsAndSettingsGiveATokenThatMayBeDrawn()
    {
        std::mt19937 generator(3);
        const auto oneOf = [&generator](std::initializer_list<double> values) {
            return *(values.begin() + generator() % values.size());
        };
        for (int round = 0; round < 20000; ++round) {
            std::vector<float> logits(1 + generator() % 20);
            for (auto &logit : logits)
                logit = float(oneOf({0, 1, -1, 1e-40, -1e-40, 3e38, -3e38, 80, -80, -HUGE_VAL}));
            logits[0] = 0;
            Sampler sampler({.temperature = oneOf({0, 1e-30, 0.01, 1, 5, 1e30}),
                             .topP = oneOf({0, 1e-30, 0.3, 0.999999, 1, 5}),
                             .topK = generator() % 4,
                             .presence = oneOf({0, 2, -2}),
                             .frequency = oneOf({0, 2}),
                             .decay = oneOf({0, 0.996, 1})},
                            generator());

            for (int i = 0; i < 3; ++i) {
                const auto choice = sampler.next(logits);
                QVERIFY(choice.token < logits.size() && logits[choice.token] > -kInfinity);
                QVERIFY(choice.probability >= 0 && choice.probability <= 1);
            }
        }
    }

    void theSharedCasesGiveTheSameProbabilitiesAndPicks()
    {
        NEED_SHARED(path, "fixtures/sampler_cases.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto cases = QJsonDocument::fromJson(file.readAll())[QStringLiteral("cases")].toArray();
        QVERIFY(!cases.isEmpty());

        for (const auto &value : cases) {
            const auto object = value.toObject();
            const auto name = object[QStringLiteral("name")].toString();
            SamplingSettings settings{.temperature = object[QStringLiteral("temperature")].toDouble(1),
                                      .topP = object[QStringLiteral("top_p")].toDouble(1),
                                      .topK = std::uint64_t(object[QStringLiteral("top_k")].toInt(0)),
                                      .presence = object[QStringLiteral("presence")].toDouble(),
                                      .frequency = object[QStringLiteral("frequency")].toDouble(),
                                      .decay = object[QStringLiteral("decay")].toDouble()};
            for (const auto &token : object[QStringLiteral("banned")].toArray())
                settings.banned.push_back(std::uint32_t(token.toInt()));
            std::vector<float> logits;
            for (const auto &logit : object[QStringLiteral("logits")].toArray())
                logits.push_back(float(number(logit)));
            std::vector<std::uint32_t> generated;
            for (const auto &token : object[QStringLiteral("generated")].toArray())
                generated.push_back(std::uint32_t(token.toInt()));

            Sampler sampler(settings, 0);
            sampler.resume(generated);
            const auto candidates = sampler.distribution(logits);

            const auto expected = object[QStringLiteral("probabilities")].toArray();
            QCOMPARE(std::size_t(expected.size()), logits.size());
            std::vector<double> got(logits.size());
            for (const auto &candidate : candidates)
                got[candidate.token] = candidate.probability;
            for (qsizetype i = 0; i < expected.size(); ++i)
                QVERIFY2(std::abs(got[std::size_t(i)] - expected[i].toDouble()) < 1e-9,
                         qPrintable(name + QStringLiteral(" token %1").arg(i)));
            for (const auto &pick : object[QStringLiteral("picks")].toArray())
                QVERIFY2(Sampler::pick(candidates, pick[0].toDouble()) == std::uint32_t(pick[1].toInt()),
                         qPrintable(name));
        }
    }

    void samplingAVocabularyOf65536()
    {
        const auto logits = randomLogits(65536, 1);
        Sampler sampler({.temperature = 1, .topP = 0.85, .presence = 0.2, .frequency = 0.2, .decay = 0.996}, 1);

        QBENCHMARK
        {
            sampler.next(logits);
        }
    }
};

QTEST_GUILESS_MAIN(SamplerTest)
#include "SamplerTest.moc"
