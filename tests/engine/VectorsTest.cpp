#include "engine/kernels/Vectors.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace engine::kernels;
using Values = std::vector<float>;

namespace {

Values random(std::size_t n, float size, unsigned seed)
{
    std::mt19937 generator(seed);
    std::normal_distribution<float> distribution(0, size);
    Values values(n);
    for (auto &value : values)
        value = distribution(generator);
    return values;
}

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

bool near(double got, double expected, double limit)
{
    return std::fabs(got - expected) <= limit * std::max(1.0, std::fabs(expected));
}

} // namespace

Q_DECLARE_METATYPE(const Vectors *)

/// Every instruction set's vector functions against double precision, at odd lengths and extreme values.
class VectorsTest : public QObject
{
    Q_OBJECT

    static constexpr std::size_t kLengths[] = {1, 7, 8, 16, 40, 64, 65, 96, 130, 768};

private:
    static void addSets()
    {
        QTest::addColumn<const Vectors *>("on");
        QTest::newRow("portable") << &portableVectors();
        if (avx2Vectors())
            QTest::newRow("avx2") << avx2Vectors();
        if (avx512Vectors())
            QTest::newRow("avx512") << avx512Vectors();
    }

    template<typename Reference>
    static void compare(void (*function)(float *, std::size_t), Reference reference, double limit)
    {
        Values x = random(3000, 8, 1);
        for (float extreme :
             {0.0f, -0.0f, 1e-8f, -1e-8f, 1e-3f, 20.0f, -20.0f, 88.0f, -88.0f, 1e4f, -1e4f, 1e30f, -1e30f})
            x.push_back(extreme);
        Values got = x;
        function(got.data(), got.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            QVERIFY2(near(double(got[i]), reference(double(x[i])), limit), qPrintable(QString::number(double(x[i]))));
        Values broken(37, std::numeric_limits<float>::quiet_NaN());
        function(broken.data(), broken.size());
        QVERIFY(std::all_of(broken.begin(), broken.end(), [](float value) { return std::isnan(value); }));
    }

private Q_SLOTS:
    void activationsAreExactTo2e7_data() { addSets(); }
    void activationsAreExactTo2e7()
    {
        QFETCH(const Vectors *, on);

        compare(on->sigmoid, sigmoid, 2e-7);
        compare(
            on->tanh, [](double x) { return std::tanh(x); }, 2e-7);
        Values small = random(1000, 1e-3f, 5), got = small;
        on->tanh(got.data(), got.size());
        for (std::size_t i = 0; i < small.size(); ++i) // relatively, too: some files' pairs work with tiny values
            QVERIFY(std::fabs(double(got[i]) - std::tanh(double(small[i]))) <= 2e-7 * std::fabs(double(small[i])));
    }

    void decaysAndGatesAreTheFormulas_data() { addSets(); }
    void decaysAndGatesAreTheFormulas()
    {
        QFETCH(const Vectors *, on);

        for (const auto n : kLengths) {
            const Values x = random(n, 3, 2), y = random(n, 3, 3);
            Values a = x, b = x, c = x, d = x, e = x, f = x;
            on->decay7(a.data(), y.data(), n);
            on->decay6(b.data(), y.data(), n);
            on->gateSilu(c.data(), y.data(), n);
            on->sigmoidSum(d.data(), y.data(), n);
            on->squaredRelu(e.data(), n);
            on->mix(x.data(), y.data(), a.data(), f.data(), n);
            for (std::size_t i = 0; i < n; ++i) {
                const double xi = double(x[i]), yi = double(y[i]);
                QVERIFY(near(double(a[i]), std::exp(-std::exp(-0.5) * sigmoid(xi + yi)), 3e-7));
                QVERIFY(near(double(b[i]), std::exp(-std::exp(xi + yi)), 1e-6));
                QVERIFY(near(double(c[i]), xi * yi * sigmoid(yi), 1e-6));
                QVERIFY(near(double(d[i]), sigmoid(xi + yi), 3e-7));
                QVERIFY(near(double(e[i]), xi > 0 ? xi * xi : 0, 1e-6));
                QVERIFY(near(double(f[i]), xi + (yi - xi) * double(a[i]), 1e-6));
            }
        }
    }

    void normalisationHasMeanZeroAndVarianceOne_data() { addSets(); }
    void normalisationHasMeanZeroAndVarianceOne()
    {
        QFETCH(const Vectors *, on);

        for (const auto n : kLengths) {
            const Values x = random(n, 2, 4), weight = random(n, 1, 5), bias = random(n, 1, 6);
            Values got(n);
            on->normalise(x.data(), weight.data(), bias.data(), 1e-5f, got.data(), n);
            double mean = 0, variance = 0;
            for (const float value : x)
                mean += double(value) / double(n);
            for (const float value : x)
                variance += (double(value) - mean) * (double(value) - mean) / double(n);
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(near(double(got[i]),
                             (double(x[i]) - mean) / std::sqrt(variance + 1e-5) * double(weight[i]) + double(bias[i]),
                             1e-5));
        }
    }

    void recurrence7IsTheFormula_data() { addSets(); }
    void recurrence7IsTheFormula()
    {
        QFETCH(const Vectors *, on);

        for (const std::size_t n : {1u, 3u, 8u, 20u, 64u, 72u, 130u}) {
            const Values r = random(n, 1, 1), v = random(n, 1, 2), a = random(n, 0.3f, 3), removalKey = random(n, 1, 4),
                         keyRate = random(n, 1, 5), before = random(n, 1, 6), S0 = random(n * n, 1, 7),
                         g = random(n, 1, 8);
            Values w = random(n, 0.1f, 9), k = before, S = S0, removal(n), replacement(n), y(n);
            for (auto &value : w)
                value = 0.8f + value;
            on->keys7(k.data(), a.data(), removalKey.data(), keyRate.data(), removal.data(), replacement.data(), n);
            on->recurrence7(S.data(), r.data(), w.data(), k.data(), v.data(), removal.data(), replacement.data(),
                            y.data(), n);

            double norm = 0;
            for (std::size_t i = 0; i < n; ++i)
                norm += std::pow(double(before[i]) * double(removalKey[i]), 2);
            norm = std::sqrt(norm);
            for (std::size_t j = 0; j < n; ++j) {
                double removed = 0, read = 0;
                for (std::size_t i = 0; i < n; ++i)
                    removed -= double(S0[i * n + j]) * double(before[i]) * double(removalKey[i]) / norm;
                for (std::size_t i = 0; i < n; ++i) {
                    const double kk = double(before[i]) * double(removalKey[i]) / norm;
                    const double key = double(before[i]) * (1 + (double(a[i]) - 1) * double(keyRate[i]));
                    const double value =
                        double(S0[i * n + j]) * double(w[i]) + removed * kk * double(a[i]) + key * double(v[j]);
                    QVERIFY(near(double(S[i * n + j]), value, 1e-5));
                    read += value * double(r[i]);
                }
                QVERIFY(std::fabs(double(y[j]) - read) <= 2e-5 * double(n));
            }

            Values finished = y;
            on->finish7(finished.data(), v.data(), 0.5f, g.data(), n);
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(near(double(finished[i]), (double(y[i]) + 0.5 * double(v[i])) * double(g[i]), 1e-5));
        }
    }

    void recurrence6IsTheFormula_data() { addSets(); }
    void recurrence6IsTheFormula()
    {
        QFETCH(const Vectors *, on);

        for (const std::size_t n : {1u, 3u, 8u, 20u, 64u, 72u, 130u}) {
            const Values r = random(n, 1, 1), v = random(n, 1, 2), k = random(n, 1, 3), u = random(n, 1, 4),
                         w = random(n, 0.5f, 5), S0 = random(n * n, 1, 6);
            Values S = S0, y(n);
            on->recurrence6(S.data(), r.data(), w.data(), k.data(), v.data(), u.data(), y.data(), n);
            for (std::size_t j = 0; j < n; ++j) {
                double read = 0;
                for (std::size_t i = 0; i < n; ++i) {
                    const double kv = double(k[i]) * double(v[j]), old = double(S0[i * n + j]);
                    read += double(r[i]) * (double(u[i]) * kv + old);
                    QVERIFY(near(double(S[i * n + j]), double(w[i]) * old + kv, 1e-5));
                }
                QVERIFY(std::fabs(double(y[j]) - read) <= 2e-5 * double(n));
            }
        }
    }

    void recurrence4IsTheFormula_data() { addSets(); }
    void recurrence4IsTheFormula()
    {
        QFETCH(const Vectors *, on);

        for (const auto n : kLengths) {
            const Values r = random(n, 1, 1), u = random(n, 1, 2);
            Values w = random(n, 1, 3), aa(n, 0), bb(n, 0), pp(n, -1e38f), y(n);
            std::vector<double> top(n, 0), bottom(n, 0); // the sums themselves, without a common exponent
            for (auto &value : w)
                value = -std::exp(value);
            for (unsigned t = 0; t < 5; ++t) {
                const Values k = random(n, 2, 10 + t), v = random(n, 2, 20 + t);
                on->recurrence4(aa.data(), bb.data(), pp.data(), r.data(), k.data(), v.data(), w.data(), u.data(),
                                y.data(), n);
                for (std::size_t i = 0; i < n; ++i) {
                    const double now = std::exp(double(u[i]) + double(k[i])), key = std::exp(double(k[i])),
                                 decay = std::exp(double(w[i]));
                    const double read = (top[i] + now * double(v[i])) / (bottom[i] + now);
                    QVERIFY(near(double(y[i]), sigmoid(double(r[i])) * read, 1e-5));
                    top[i] = decay * top[i] + key * double(v[i]);
                    bottom[i] = decay * bottom[i] + key;
                }
            }
        }
    }

    void whereARangeIsCutDoesNotMatter_data() { addSets(); }
    void whereARangeIsCutDoesNotMatter()
    {
        QFETCH(const Vectors *, on);
        const std::size_t n = 200;
        const Values x = random(n, 3, 1), y = random(n, 3, 2), z = random(n, 1, 3);

        for (const std::size_t cut : {64u, 128u, 192u}) {
            const auto same = [&](auto call) {
                Values whole = x, parts = x;
                call(whole.data(), std::size_t(0), n);
                call(parts.data(), std::size_t(0), cut);
                call(parts.data() + cut, cut, n - cut);
                return whole == parts;
            };
            QVERIFY(same([&](float *p, std::size_t, std::size_t count) { on->sigmoid(p, count); }));
            QVERIFY(same([&](float *p, std::size_t, std::size_t count) { on->tanh(p, count); }));
            QVERIFY(same([&](float *p, std::size_t at, std::size_t count) { on->decay7(p, y.data() + at, count); }));
            QVERIFY(same([&](float *p, std::size_t at, std::size_t count) { on->decay6(p, y.data() + at, count); }));
            QVERIFY(same([&](float *p, std::size_t at, std::size_t count) {
                on->mix(p, y.data() + at, z.data() + at, p, count);
            }));
        }
    }
};

QTEST_GUILESS_MAIN(VectorsTest)
#include "VectorsTest.moc"
