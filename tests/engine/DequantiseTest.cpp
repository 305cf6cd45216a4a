#include "engine/Tensor.h"

#include "support/Shared.h"

#include <QFile>
#include <QTest>

#include <bit>
#include <cmath>

using namespace engine;

class DequantiseTest : public QObject
{
    Q_OBJECT

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void blocksGiveTheBitsOfTheReference_data()
    {
        QTest::addColumn<int>("type");
        for (int type = int(TensorType::F16); type < kTensorTypeCount; ++type)
            QTest::newRow(std::string(traits(TensorType(type)).name).c_str()) << type;
    }

    void blocksGiveTheBitsOfTheReference()
    {
        NEED_SHARED(folder, "fixtures/blocks");
        QFETCH(int, type);
        const auto name = QString::fromLatin1(QTest::currentDataTag());
        const auto blocks = contents(folder + u'/' + name + QStringLiteral(".bin"));
        const auto expected = contents(folder + u'/' + name + QStringLiteral(".f32"));
        QVERIFY(!blocks.isEmpty());

        std::vector<float> values(std::size_t(expected.size()) / sizeof(float));
        dequantise(TensorType(type), std::as_bytes(std::span(blocks.data(), std::size_t(blocks.size()))), values);

        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto got = std::bit_cast<std::uint32_t>(values[i]);
            std::uint32_t want;
            std::memcpy(&want, expected.data() + i * 4, 4);
            if (got != want)
                QFAIL(qPrintable(QStringLiteral("value %1: %2, not %3").arg(i).arg(got, 0, 16).arg(want, 0, 16)));
        }
    }

    void nibblesOfABlockAreItsTwoHalves()
    {
        std::vector<std::uint8_t> block(18, 0x98); // every low nibble 8, every high nibble 9
        block[0] = 0x00, block[1] = 0x40;          // 2.0

        std::vector<float> values(32);
        dequantise(TensorType::Q4_0, std::as_bytes(std::span(block)), values);

        QCOMPARE(values[0], 0.f);
        QCOMPARE(values[15], 0.f);
        QCOMPARE(values[16], 2.f);
        QCOMPARE(values[31], 2.f);
    }

    void everyHalfSurvivesTheWayThroughFloat()
    {
        for (std::uint32_t half = 0; half < 0x10000; ++half) {
            const float value = halfToFloat(std::uint16_t(half));
            if (std::isnan(value))
                QVERIFY(std::isnan(halfToFloat(floatToHalf(value))));
            else
                QCOMPARE(std::uint32_t(floatToHalf(value)), half);
        }
    }

    void halvesRoundToNearestEven()
    {
        QCOMPARE(floatToHalf(1 + 0x1p-11f), std::uint16_t(0x3c00)); // a tie goes to the even one
        QCOMPARE(floatToHalf(1 + 3 * 0x1p-11f), std::uint16_t(0x3c02));
        QCOMPARE(floatToHalf(1 + 0x1p-11f + 0x1p-20f), std::uint16_t(0x3c01));
        QCOMPARE(floatToHalf(65519.f), std::uint16_t(0x7bff));
        QCOMPARE(floatToHalf(65520.f), std::uint16_t(0x7c00));
        QCOMPARE(floatToHalf(-0x1p-25f), std::uint16_t(0x8000));
        QCOMPARE(floatToHalf(0x1.8p-25f), std::uint16_t(1));
    }

    void bfloatsRoundToNearestEven()
    {
        QCOMPARE(floatToBfloat(1 + 0x1p-8f), std::uint16_t(0x3f80));
        QCOMPARE(floatToBfloat(1 + 3 * 0x1p-8f), std::uint16_t(0x3f82));
        QCOMPARE(floatToBfloat(-2.f), std::uint16_t(0xc000));
        QVERIFY(std::isnan(bfloatToFloat(floatToBfloat(std::bit_cast<float>(0x7f800001u)))));
    }
};

QTEST_GUILESS_MAIN(DequantiseTest)
#include "DequantiseTest.moc"
