#include "engine/Error.h"
#include "engine/Tensor.h"

#include <QTest>

using namespace engine;

class TensorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowBytesCountWholeBlocks()
    {
        QCOMPARE(rowBytes(TensorType::F32, 7), 28u);
        QCOMPARE(rowBytes(TensorType::Q8_0, 64), 68u);
        QCOMPARE(rowBytes(TensorType::Q4_K, 512), 288u);
    }

    void rowsThatAreNoMultipleOfTheBlockAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(rowBytes(TensorType::Q8_0, 33), Error);
    }
};

QTEST_GUILESS_MAIN(TensorTest)
#include "TensorTest.moc"
