#include "formats/Quantise.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace formats;
using engine::TensorType;

namespace {

std::vector<float> normal(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (auto &value : values) { // sums of uniforms: the standard's distributions differ between libraries
        value = 0;
        for (int i = 0; i < 4; ++i)
            value += float(random()) / 4294967296.0f - 0.5f;
    }
    return values;
}

std::vector<std::byte> blocks(TensorType type, std::span<const float> values, std::span<const float> importance = {})
{
    std::vector<std::byte> result(engine::rowBytes(type, values.size()));
    quantise(type, values, result, importance);
    return result;
}

std::vector<float> back(TensorType type, std::span<const std::byte> bytes, std::size_t count)
{
    std::vector<float> result(count);
    engine::dequantise(type, bytes, result);
    return result;
}

std::vector<float> roundTrip(TensorType type, std::span<const float> values)
{
    return back(type, blocks(type, values), values.size());
}

/// Root of the mean squared error, relative to that of the values.
double loss(std::span<const float> values, std::span<const float> result)
{
    double error = 0, size = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        error += std::pow(double(values[i]) - double(result[i]), 2);
        size += std::pow(double(values[i]), 2);
    }
    return std::sqrt(error / size);
}

} // namespace

class QuantiseTest : public QObject
{
    Q_OBJECT

    static void addTypes()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("limit"); // relative error on a bell-shaped random tensor
        const std::pair<TensorType, double> rows[] = {
            {TensorType::F32, 0},      {TensorType::F16, 3e-4},   {TensorType::BF16, 2e-3},  {TensorType::Q8_0, 0.006},
            {TensorType::Q4_0, 0.088}, {TensorType::Q4_1, 0.078}, {TensorType::Q5_0, 0.043}, {TensorType::Q5_1, 0.038},
            {TensorType::Q4_K, 0.074}, {TensorType::Q5_K, 0.037}, {TensorType::Q6_K, 0.018},
        };
        for (const auto &[type, limit] : rows)
            QTest::newRow(std::string(engine::traits(type).name).c_str()) << int(type) << limit;
    }

private Q_SLOTS:
    void errorIsSmall_data() { addTypes(); }
    void errorIsSmall()
    {
        QFETCH(int, type);
        QFETCH(double, limit);
        const auto values = normal(64 * 256, 1);

        const double found = loss(values, roundTrip(TensorType(type), values));

        QVERIFY2(found <= limit, qPrintable(QString::number(found)));
        qInfo("%g", found);
    }

    void oddBlocksSurvive_data() { addTypes(); }
    void oddBlocksSurvive()
    {
        QFETCH(int, type);
        const auto finite = [&](const std::vector<float> &values) {
            for (const float value : roundTrip(TensorType(type), values))
                if (!std::isfinite(value))
                    return false;
            return true;
        };
        std::vector<float> zero(256, 0.0f), same(256, 0.75f), negative(256, -3.0f), tiny(256, 1e-30f), large(256, 6e4f),
            peak(256, 0.0f);
        peak[77] = -5;

        for (const auto &values : {zero, same, negative, tiny, large, peak})
            QVERIFY(finite(values));
        QCOMPARE(roundTrip(TensorType(type), zero), zero);
        QVERIFY(loss(same, roundTrip(TensorType(type), same)) < 0.01);
        QVERIFY(loss(negative, roundTrip(TensorType(type), negative)) < 0.01);
        QVERIFY(loss(peak, roundTrip(TensorType(type), peak)) < 0.02);
    }

    void valuesThatAreNoNumbersBecomeZero()
    {
        for (const auto type :
             {TensorType::Q8_0, TensorType::Q4_0, TensorType::Q5_1, TensorType::Q4_K, TensorType::Q6_K}) {
            auto values = normal(256, 2);
            values[3] = std::numeric_limits<float>::quiet_NaN();
            values[200] = std::numeric_limits<float>::infinity();
            const auto result = roundTrip(type, values);
            values[3] = values[200] = 0;

            QVERIFY(loss(values, result) < 0.1);
        }
    }

    void whatIsQuantisedAlreadyStays_data() { addTypes(); }
    void whatIsQuantisedAlreadyStays()
    {
        QFETCH(int, type);
        const auto once = roundTrip(TensorType(type), normal(16 * 256, 3));

        const double again = loss(once, roundTrip(TensorType(type), once));
        QVERIFY2(again < 0.01, qPrintable(QString::number(again)));
        qInfo("%g", again);
    }

    void importanceMovesTheErrorToWhereItMattersLess()
    {
        for (const auto type :
             {TensorType::Q4_0, TensorType::Q4_1, TensorType::Q4_K, TensorType::Q5_K, TensorType::Q6_K}) {
            const auto values = normal(64 * 256, 4);
            std::vector<float> importance(values.size(), 0.05f);
            for (std::size_t i = 0; i < importance.size(); i += 4)
                importance[i] = 1;
            const auto weighted = [&](const std::vector<float> &result) {
                double sum = 0;
                for (std::size_t i = 0; i < values.size(); ++i)
                    sum += double(importance[i]) * std::pow(double(values[i] - result[i]), 2);
                return sum;
            };

            const auto with = back(type, blocks(type, values, importance), values.size());

            QVERIFY(weighted(with) < weighted(roundTrip(type, values)));
        }
    }
};

QTEST_GUILESS_MAIN(QuantiseTest)
#include "QuantiseTest.moc"
