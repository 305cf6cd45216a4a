#include "engine/Arena.h"
#include "engine/Error.h"
#include "engine/Matrix.h"
#include "engine/ThreadPool.h"

#include "support/MemorySource.h"

#include <QTest>

#include <random>

using namespace engine;

class MatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void productsAreRowsTimesInputs()
    {
        support::MemorySource source;
        const std::vector<float> weights{1, 2, 3, -1, 0, 0.5f};
        const auto &tensor = source.add("w", {2, 3}, weights);
        Arena arena;
        ThreadPool pool(1);
        const auto matrix = Matrix::load(source, tensor, arena, pool, {});
        Activations x(1, 3, matrix.formats(Matrix::Path::Rows));
        std::ranges::copy(std::vector<float>{2, 4, 8}, x.row(0).begin());
        x.prepare(0);

        std::vector<float> out(2);
        matrix.multiply(Matrix::Path::Rows, x, 1, out.data(), 2, 0, 2);

        QCOMPARE(out[0], 34.f);
        QCOMPARE(out[1], 2.f);
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
