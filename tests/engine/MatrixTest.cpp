#include "engine/Arena.h"
#include "engine/Error.h"
#include "engine/Matrix.h"
#include "engine/ThreadPool.h"

#include "support/MemorySource.h"
#include "support/RandomTensor.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace engine;
using Path = Matrix::Path;

class MatrixTest : public QObject
{
    Q_OBJECT

    struct Shape
    {
        std::size_t rows, columns;
    };

    /// Plain blocks are 32 columns, K blocks 256; the others take any width.
    static std::vector<Shape> shapes(TensorType type)
    {
        switch (traits(type).blockElements) {
        case 1:
            return {{1, 1}, {5, 7}, {16, 33}, {64, 32}, {96, 100}, {130, 257}, {33, 64}};
        case 32:
            return {{1, 32}, {17, 96}, {64, 64}, {96, 160}, {130, 288}};
        default:
            return {{1, 256}, {17, 512}, {96, 256}, {130, 768}};
        }
    }

    static std::vector<const kernels::Table *> tables()
    {
        std::vector<const kernels::Table *> found{&kernels::portable()};
        for (const auto *table : {kernels::avx2(), kernels::avxVnni(), kernels::avx512()})
            if (table)
                found.push_back(table);
        return found;
    }

    static void addTypes()
    {
        QTest::addColumn<int>("typeIndex");
        for (int type = 0; type < kTensorTypeCount; ++type)
            QTest::newRow(std::string(traits(TensorType(type)).name).c_str()) << type;
    }

    struct Problem
    {
        support::MemorySource source;
        std::vector<float> weights; ///< dequantised
        Activations x;
    };

    /// Inputs are random; one row is zeros, one has a few huge values among small ones.
    static Problem makeProblem(TensorType type, Shape shape, std::size_t count, std::mt19937 &random)
    {
        Problem problem;
        const auto &tensor = problem.source.add("w", type, {shape.rows, shape.columns},
                                                support::randomBlocks(type, shape.rows * shape.columns, random));
        problem.weights.resize(shape.rows * shape.columns);
        std::vector<std::byte> raw(tensor.bytes);
        problem.source.read(tensor, 0, raw);
        dequantise(type, raw, problem.weights);

        problem.x = Activations(count, shape.columns, kInt8 | kBfloat16);
        std::normal_distribution<float> normal;
        for (std::size_t m = 0; m < count; ++m) {
            for (float &value : problem.x.row(m))
                value = m == 1 ? 0 : normal(random) * (m == 2 && random() % 16 == 0 ? 1000.f : 1.f);
            problem.x.prepare(m);
        }
        return problem;
    }

    /// What the product should be, from dequantised weights and from the inputs in the form that the layout reads; and
    /// the sum of magnitudes, which rounding errors are measured against.
    static std::pair<double, double> expected(const Problem &problem, bool int8, std::size_t m, std::size_t n)
    {
        const auto &x = problem.x;
        double sum = 0, magnitude = 0;
        for (std::size_t k = 0; k < x.columns(); ++k) {
            const double value =
                int8 ? double(x.scales()[m * x.groups() + k / 32]) * x.codes()[m * x.stride() + k] : x.row(m)[k];
            const double term = value * problem.weights[n * x.columns() + k];
            sum += term;
            magnitude += std::fabs(term);
        }
        return {sum, magnitude};
    }

    /// The largest that the rounding of a row's weights to 8 bits may change a product by, and the square of what it
    /// does on average. A step is 1/127 of what codes could stand for: that is beyond what they do, five times for
    /// Q2_K, twice for Q3_K.
    static std::pair<double, double> roundingLimits(const Problem &problem, TensorType type, std::size_t m,
                                                    std::size_t n)
    {
        const auto &x = problem.x;
        const double step = (type == TensorType::Q2_K ? 6.0 : type == TensorType::Q3_K ? 4.0 : 2.0) / 127;
        double limit = 1e-30, square = 0;
        for (std::size_t k = 0; k < x.columns(); k += 256) {
            double largest = 0, inputs = 0, squares = 0;
            for (std::size_t i = k; i < k + 256; ++i) {
                const double input = x.row(m)[i];
                largest = std::max(largest, std::fabs(double(problem.weights[n * x.columns() + i])));
                inputs += std::fabs(input);
                squares += input * input;
            }
            limit += step * largest * inputs;
            square += step * step / 12 * largest * largest * squares;
        }
        return {limit, square};
    }

private Q_SLOTS:
    void productsAreRowsTimesInputs()
    {
        support::MemorySource source;
        const std::vector<float> weights{1, 2, 3, -1, 0, 0.5f};
        const auto &tensor = source.add("w", {2, 3}, weights);
        Arena arena;
        ThreadPool pool(1);
        const auto matrix = Matrix::load(source, tensor, arena, pool, {});
        Activations x(1, 3, matrix.formats(Path::Rows));
        std::ranges::copy(std::vector<float>{2, 4, 8}, x.row(0).begin());
        x.prepare(0);

        std::vector<float> out(2);
        matrix.multiply(Path::Rows, x, 1, out.data(), 2, 0, 2);

        QCOMPARE(out[0], 34.f);
        QCOMPARE(out[1], 2.f);
    }

    void everyKernelGivesTheProductOfTheDequantisedWeights_data() { addTypes(); }
    void everyKernelGivesTheProductOfTheDequantisedWeights()
    {
        QFETCH(int, typeIndex);
        const auto type = TensorType(typeIndex);
        std::mt19937 random(7);
        ThreadPool pool(2);
        for (const auto shape : shapes(type)) {
            constexpr std::size_t kCount = 13;
            const auto problem = makeProblem(type, shape, kCount, random);
            for (const auto *table : tables())
                for (const bool exact : {false, true}) {
                    Arena arena;
                    const auto matrix = Matrix::load(problem.source, problem.source.tensors()[0], arena, pool,
                                                     {.exact = exact, .kernels = table});
                    const bool int8 = matrix.formats(Path::Rows) & kInt8;
                    QCOMPARE(int8, !exact && traits(type).blockElements > 1);
                    std::vector<float> out(kCount * (shape.rows + 3), -1);
                    matrix.multiply(Path::Rows, problem.x, kCount, out.data(), shape.rows + 3, 0, shape.rows);

                    for (std::size_t m = 0; m < kCount; ++m) {
                        for (std::size_t n = 0; n < shape.rows; ++n) {
                            const auto [want, magnitude] = expected(problem, int8, m, n);
                            const double got = out[m * (shape.rows + 3) + n];
                            QVERIFY2(std::fabs(got - want) <= 3e-6 * magnitude + 1e-30,
                                     qPrintable(QStringLiteral("%1 %2x%3 exact %4 input %5 row %6: %7, not %8")
                                                    .arg(QString::fromLatin1(table->name.data()))
                                                    .arg(shape.rows)
                                                    .arg(shape.columns)
                                                    .arg(exact)
                                                    .arg(m)
                                                    .arg(n)
                                                    .arg(got)
                                                    .arg(want)));
                        }
                        for (std::size_t n = shape.rows; n < shape.rows + 3; ++n)
                            QCOMPARE(out[m * (shape.rows + 3) + n], -1.f); // nothing beyond the last row
                    }
                }
        }
    }

    void rowsDoNotDependOnEachOtherOrOnTheRange_data() { addTypes(); }
    void rowsDoNotDependOnEachOtherOrOnTheRange()
    {
        QFETCH(int, typeIndex);
        const auto type = TensorType(typeIndex);
        std::mt19937 random(8);
        ThreadPool pool(1);
        const Shape shape = shapes(type).back();
        const auto problem = makeProblem(type, shape, 16, random);
        for (const auto *table : tables()) {
            Arena arena;
            const auto matrix =
                Matrix::load(problem.source, problem.source.tensors()[0], arena, pool, {.kernels = table});
            for (std::size_t count = 1; count <= 16; ++count) {
                std::vector<float> together(count * shape.rows);
                for (std::size_t n = 0; n < shape.rows; n += Matrix::kGrain)
                    matrix.multiply(Path::Rows, problem.x, count, together.data(), shape.rows, n,
                                    std::min(n + Matrix::kGrain, shape.rows));

                for (std::size_t m = 0; m < count; ++m) {
                    Activations one(1, shape.columns, kInt8 | kBfloat16);
                    std::ranges::copy(problem.x.row(m), one.row(0).begin());
                    one.prepare(0);
                    std::vector<float> alone(shape.rows);
                    matrix.multiply(Path::Rows, one, 1, alone.data(), shape.rows, 0, shape.rows);
                    QVERIFY(std::memcmp(alone.data(), together.data() + m * shape.rows, shape.rows * sizeof(float)) ==
                            0);
                }
            }
        }
    }

    void chunksAndTheOneDnnStepEqualRowsWithinTheirRounding_data() { addTypes(); }
    void chunksAndTheOneDnnStepEqualRowsWithinTheirRounding()
    {
        QFETCH(int, typeIndex);
        const auto type = TensorType(typeIndex);
        std::mt19937 random(10);
        ThreadPool pool(2);
        for (const auto shape : shapes(type))
            for (const std::size_t count : {1, 5, 8, 77, 300}) {
                const auto problem = makeProblem(type, shape, count, random);
                for (const bool exact : {false, true}) {
                    Arena arena;
                    const auto matrix = Matrix::load(problem.source, problem.source.tensors()[0], arena, pool,
                                                     {.exact = exact, .oneDnnStep = true});
                    const bool rounded = matrix.formats(Path::Chunk) & kBfloat16;
                    const bool roundedWeights = count >= 64 && kernels::selected().rounded[int(matrix.layout())];
                    double squares = 0, allowed = 0;
                    QVERIFY(!rounded || (!exact && type != TensorType::F32));
                    std::vector<float> rows(count * shape.rows), chunk(count * shape.rows);
                    matrix.multiply(Path::Rows, problem.x, count, rows.data(), shape.rows, 0, shape.rows);
                    pool.run(shape.rows, Matrix::kGrain, [&](std::size_t begin, std::size_t end, int) {
                        matrix.multiply(Path::Chunk, problem.x, count, chunk.data(), shape.rows, begin, end);
                    });

                    for (std::size_t m = 0; m < count; ++m)
                        for (std::size_t n = 0; n < shape.rows; ++n) {
                            const bool int8 = matrix.formats(Path::Chunk) & kInt8;
                            const auto [want, magnitude] = expected(problem, int8, m, n);
                            const double limit = (rounded ? 1.0 / 256 : 3e-6) * magnitude + 1e-30;
                            const auto [largest, square] =
                                roundedWeights ? roundingLimits(problem, type, m, n) : std::pair(limit, 0.0);
                            squares += std::pow(chunk[m * shape.rows + n] - want, 2);
                            allowed += square;
                            QVERIFY(std::fabs(chunk[m * shape.rows + n] - want) <= largest);
                            QVERIFY(std::fabs(rows[m * shape.rows + n] - want) <= limit);
                        }
                    QVERIFY2(!roundedWeights || squares <= allowed, qPrintable(QString::number(squares / allowed)));
                }
            }
    }

    void halvesThatAreBfloatsArePackedAsSuchAndOthersKeepEveryBit()
    {
        support::MemorySource source;
        std::vector<std::uint16_t> exact(64 * 64), full(64 * 64);
        for (std::size_t i = 0; i < exact.size(); ++i) {
            exact[i] = floatToHalf(float(int(i % 255) - 127) / 16);
            full[i] = std::uint16_t(0x3c01 + i % 7);
        }
        const auto bytes = [](const auto &v) {
            const auto view = std::as_bytes(std::span(v));
            return std::vector<std::byte>(view.begin(), view.end());
        };
        source.add("exact", TensorType::F16, {64, 64}, bytes(exact));
        source.add("full", TensorType::F16, {64, 64}, bytes(full));
        Arena arena;
        ThreadPool pool(1);

        const auto first = Matrix::load(source, source.tensors()[0], arena, pool, {});
        const auto second = Matrix::load(source, source.tensors()[1], arena, pool, {});

        QCOMPARE(first.layout(), kernels::Layout::Bf16);
        QCOMPARE(second.layout(), kernels::Layout::F16);
        QCOMPARE(arena.bytes(), first.bytes() + second.bytes());
    }

    void inputsAreQuantisedToTheSameBitsEverywhere()
    {
        std::mt19937 random(9);
        std::normal_distribution<float> normal;
        std::vector<float> values(32 * 200);
        for (std::size_t g = 0; g < 200; ++g)
            for (std::size_t i = 0; i < 32; ++i)
                values[g * 32 + i] = g == 0 ? 0 : normal(random) * std::ldexp(1.f, int(g) - 120);
        values[40] = std::numeric_limits<float>::quiet_NaN();
        values[70] = std::numeric_limits<float>::infinity();
        values[100] = -0.f;

        struct Result
        {
            std::vector<std::int8_t> codes = std::vector<std::int8_t>(32 * 200);
            std::vector<float> scales = std::vector<float>(200), weighted = std::vector<float>(200);
            std::vector<std::int32_t> sums32 = std::vector<std::int32_t>(200), sums16 = std::vector<std::int32_t>(400);
        };
        const auto quantise = [&](const kernels::Table &table) {
            Result r;
            table.quantise(values.data(), 200, r.codes.data(), r.scales.data(), r.weighted.data(), r.sums32.data(),
                           r.sums16.data());
            return r;
        };
        const Result want = quantise(kernels::portable());
        QVERIFY(std::isnan(want.scales[1]) && std::isnan(want.scales[2]));
        QCOMPARE(want.scales[0], 0.f);

        for (const auto *table : tables()) {
            const Result got = quantise(*table);
            QVERIFY(got.codes == want.codes);
            QVERIFY(got.sums32 == want.sums32);
            QVERIFY(got.sums16 == want.sums16);
            for (std::size_t g = 0; g < 200; ++g) {
                QVERIFY(std::isnan(want.scales[g]) ? std::isnan(got.scales[g]) : got.scales[g] == want.scales[g]);
                QVERIFY(std::isnan(want.weighted[g]) ? std::isnan(got.weighted[g])
                                                     : got.weighted[g] == want.weighted[g]);
            }
        }
    }

    void inputsAreRoundedToBfloatsTheSameWayEverywhere()
    {
        std::mt19937 random(11);
        std::vector<float> values(1000);
        for (float &value : values)
            value = std::bit_cast<float>(std::uint32_t(random()));
        for (const auto *table : tables()) {
            std::vector<std::uint16_t> got(values.size());
            table->toBfloats(values.data(), values.size(), got.data());
            for (std::size_t i = 0; i < values.size(); ++i)
                QCOMPARE(got[i], floatToBfloat(values[i]));
        }
    }

    void aTensorThatIsNoMatrixIsRefused()
    {
        support::MemorySource source;
        const auto &tensor = source.add("w", {3}, std::vector<float>{1, 2, 3});
        Arena arena;
        ThreadPool pool(1);
        QVERIFY_EXCEPTION_THROWN(Matrix::load(source, tensor, arena, pool, {}), Error);
    }
};

QTEST_GUILESS_MAIN(MatrixTest)
#include "MatrixTest.moc"
