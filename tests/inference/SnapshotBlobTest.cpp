#include "inference/SnapshotBlob.h"
#include "inference/SnapshotKeys.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using inference::BadSnapshot;
using inference::fromBlob;
using inference::Point;
using inference::SnapshotKeys;
using inference::SnapshotOwner;
using inference::toBlob;

namespace {

SnapshotOwner owner(char model = 'm')
{
    engine::Config config;
    config.version = engine::Config::Version::V7;
    config.layers = 2;
    config.width = 32;
    config.vocabulary = 50;
    config.heads = 2;
    config.headSize = 16;
    return {.config = config, .fingerprint = QByteArray(32, model), .kernels = "portable"};
}

Point point(const SnapshotOwner &of)
{
    Point made{.state = engine::State(of.config), .logits = std::vector<float>(of.config.vocabulary), .tokens = 7};
    float value = 0.5f;
    for (auto &each : made.state.values())
        each = value *= -1.01f;
    for (auto &each : made.logits)
        each = value *= -0.9f;
    return made;
}

const QByteArray kKey(32, 'k');

bool refused(const QByteArray &blob, const SnapshotOwner &of = owner(), const QByteArray &key = kKey)
{
    try {
        fromBlob(blob, of, key);
        return false;
    } catch (const BadSnapshot &) {
        return true;
    }
}

} // namespace

class SnapshotBlobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasKeptComesBackBitForBit()
    {
        const auto kept = point(owner());

        QByteArray kernels;
        const auto back = fromBlob(toBlob(kept, owner(), kKey), owner(), kKey, &kernels);

        QVERIFY(back.state == kept.state);
        QCOMPARE(back.logits, kept.logits);
        QCOMPARE(back.tokens, kept.tokens);
        QCOMPARE(kernels, QByteArray("portable"));
    }

    void everyFlippedBitIsFound()
    {
        const auto good = toBlob(point(owner()), owner(), kKey);
        int missed = 0, flips = 0;
        const auto flip = [&](qsizetype byte, int bit) {
            auto bad = good;
            bad[byte] = char(bad[byte] ^ (1 << bit));
            ++flips;
            missed += !refused(bad);
        };

        for (qsizetype byte = 0; byte < 144; ++byte)
            for (int bit = 0; bit < 8; ++bit)
                flip(byte, bit);
        QRandomGenerator random(4);
        for (int i = 0; i < 100'000; ++i)
            flip(random.bounded(int(good.size())), random.bounded(8));

        QCOMPARE(missed, 0);
        qInfo("P40 n=%d bad=%d", flips, missed);
    }

    void everyCutIsFound()
    {
        const auto good = toBlob(point(owner()), owner(), kKey);

        for (qsizetype length = 0; length < good.size(); ++length)
            QVERIFY(refused(good.left(length)));
        QVERIFY(refused(good + '\0'));
    }

    void sixModelsAcceptOnlyTheirOwn()
    {
        int accepted = 0, refusals = 0;
        for (char a = 'a'; a < 'g'; ++a)
            for (char b = 'a'; b < 'g'; ++b)
                (refused(toBlob(point(owner(a)), owner(a), kKey), owner(b)) ? refusals : accepted) += 1;

        QCOMPARE(accepted, 6);
        QCOMPARE(refusals, 30);
        qInfo("P41 n=36 bad=%d", 36 - accepted - refusals);
    }

    void anotherTextOrShapeIsRefused()
    {
        const auto good = toBlob(point(owner()), owner(), kKey);
        auto wider = owner();
        wider.config.heads = 4;
        wider.config.headSize = 8;

        QVERIFY(refused(good, owner(), QByteArray(32, 'x')));
        QVERIFY(refused(good, wider));
    }

    void valuesThatAreNotFiniteAreNeverKept()
    {
        for (const auto value : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            auto bad = point(owner());
            bad.state.values()[9] = value;
            QVERIFY_EXCEPTION_THROWN(toBlob(bad, owner(), kKey), BadSnapshot);
            bad = point(owner());
            bad.logits[3] = value;
            QVERIFY_EXCEPTION_THROWN(toBlob(bad, owner(), kKey), BadSnapshot);
        }
    }

    void keysDependOnTokensAndModelAndNotOnBorders()
    {
        const std::vector<std::uint32_t> tokens{1, 2, 3, 70000};
        SnapshotKeys whole(QByteArray(32, 'm')), parts(QByteArray(32, 'm')), other(QByteArray(32, 'n'));
        whole.add(tokens);
        other.add(tokens);
        QList<QByteArray> onTheWay;
        for (const auto token : tokens) {
            onTheWay.append(parts.key());
            parts.add({&token, 1});
        }

        QCOMPARE(parts.key(), whole.key());
        QCOMPARE(whole.key().size(), 32);
        QVERIFY(other.key() != whole.key());
        QVERIFY(!onTheWay.contains(whole.key()));
        QVERIFY(onTheWay[0] != onTheWay[1]);
    }

    void aKeyOverAHundredThousandTokensIsQuick()
    {
        const std::vector<std::uint32_t> tokens(100000, 12345);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            SnapshotKeys keys(QByteArray(32, 'm'));
            keys.add(tokens);
            keys.key();
            best = std::min(best, timer.nsecsElapsed());
        }

        QVERIFY2(best < 2'000'000, qPrintable(QString::number(best)));
        qInfo("%.2f ms", double(best) * 1e-6);
    }
};

QTEST_GUILESS_MAIN(SnapshotBlobTest)
#include "SnapshotBlobTest.moc"
