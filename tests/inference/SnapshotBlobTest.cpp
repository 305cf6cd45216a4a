#include "inference/SnapshotBlob.h"
#include "inference/SnapshotKeys.h"
#include "inference/StateCache.h"
#include "storage/SqliteStateStore.h"
#include "support/Faults.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using inference::BadSnapshot;
using inference::fromBlob;
using inference::Point;
using inference::SnapshotKeys;
using inference::SnapshotOwner;
using inference::toBlob;

namespace {

SnapshotOwner owner(char model = 'm', int layers = 2, int width = 32, int vocabulary = 50)
{
    engine::Config config;
    config.version = engine::Config::Version::V7;
    config.layers = std::uint32_t(layers);
    config.width = std::uint32_t(width);
    config.vocabulary = std::uint32_t(vocabulary);
    config.headSize = width < 64 ? 16 : 64;
    config.heads = config.width / config.headSize;
    return {.config = config, .fingerprint = QByteArray(32, model), .kernels = "portable"};
}

Point point(const SnapshotOwner &of)
{
    Point made{.state = engine::State(of.config), .logits = std::vector<float>(of.config.vocabulary), .tokens = 7};
    std::minstd_rand random(7);
    for (auto &each : made.state.values())
        each = float(random()) / 1e9f - 1;
    for (auto &each : made.logits)
        each = float(random()) / 1e8f - 10;
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

    /// A tiny one, whose every part is hit often, and for large runs one as a 0.1B model makes it.
    static void snapshots()
    {
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("vocabulary");
        QTest::addColumn<int>("flips");
        QTest::newRow("tiny") << 2 << 32 << 50 << support::injections(20'000, 1'000'000);
        if (support::injections(0, 1))
            QTest::newRow("0.1B") << 12 << 768 << 65536 << 100'000;
    }

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

    void everyFlippedBitIsFound_data() { snapshots(); }
    void everyFlippedBitIsFound()
    {
        QFETCH(int, layers);
        QFETCH(int, width);
        QFETCH(int, vocabulary);
        QFETCH(int, flips);
        const auto of = owner('m', layers, width, vocabulary);
        auto blob = toBlob(point(of), of, kKey);
        int missed = 0, tried = 0;
        const auto flip = [&](qsizetype byte, int bit) {
            blob[byte] = char(blob[byte] ^ (1 << bit));
            ++tried;
            missed += !refused(blob, of);
            blob[byte] = char(blob[byte] ^ (1 << bit));
        };

        for (qsizetype byte = 0; byte < 144; ++byte)
            for (int bit = 0; bit < 8; ++bit)
                flip(byte, bit);
        QRandomGenerator random(4);
        for (int i = 0; i < flips; ++i)
            flip(random.bounded(int(blob.size())), random.bounded(8));

        support::printPromise("P40 bits", tried, missed);
        QCOMPARE(missed, 0);
    }

    void everyCutIsFound_data() { snapshots(); }
    void everyCutIsFound()
    {
        QFETCH(int, layers);
        QFETCH(int, width);
        QFETCH(int, vocabulary);
        const auto of = owner('m', layers, width, vocabulary);
        const auto good = toBlob(point(of), of, kKey);
        const auto step = std::max<qsizetype>(1, good.size() / support::injections(20'000, 50'000));
        int missed = !refused(good + '\0', of), tried = 1;

        for (qsizetype length = 0; length < good.size(); length += step, ++tried)
            missed += !refused(good.left(length), of);

        support::printPromise("P40 cuts", tried, missed);
        QCOMPARE(missed, 0);
    }

    /// P40 through the store: whatever bit of states.db is another, what comes out is the state that was kept or none.
    void aDamagedFileGivesTheRightStateOrNone()
    {
        inference::LoadedModel model;
        model.owner = owner('m', 8, 256, 1000); // most of the file is states
        QTemporaryDir folder(support::fastPlace());
        std::vector<inference::Sequence::Place> places;
        {
            storage::SqliteStateStore store(folder.path());
            for (char turn = 'a'; turn < 'd'; ++turn) {
                places.push_back({.position = 7,
                                  .key = QByteArray(32, turn),
                                  .message = turn,
                                  .kind = chat::SnapshotKind::AnswerEnd,
                                  .feed = inference::Sequence::Feed::Rows,
                                  .found = false});
                auto kept = point(model.owner);
                kept.logits[0] = float(turn);
                inference::StateCache(store).put(model, places.back(), kept, 1, true);
            }
        }
        const auto path = folder.filePath(QStringLiteral("states.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sound = file.readAll();
        file.close();
        std::mt19937 random(support::seed());
        const int n = support::injections(100, 10'000);
        int wrong = 0, dropped = 0;
        for (int i = 0; i < n; ++i) {
            auto bytes = sound;
            const auto at = qsizetype(random() % std::uint32_t(bytes.size()));
            bytes[at] = char(bytes[at] ^ (1 << (random() % 8)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            file.close();
            storage::SqliteStateStore store(folder.path());

            const auto found = inference::StateCache(store).deepest(model, places, places.size());

            const auto whole = found && found->point->state == point(model.owner).state &&
                               found->point->logits[0] == float(places[found->place].message);
            wrong += found && !whole;
            dropped += !found || found->place + 1 < places.size();
        }
        support::printPromise("P40 file", n, wrong);
        std::printf("    a state was dropped %d times\n", dropped);
        QCOMPARE(wrong, 0);
        QVERIFY(dropped > 0);
    }

    void sixModelsAcceptOnlyTheirOwn()
    {
        int accepted = 0, refusals = 0;
        for (char a = 'a'; a < 'g'; ++a)
            for (char b = 'a'; b < 'g'; ++b)
                (refused(toBlob(point(owner(a)), owner(a), kKey), owner(b)) ? refusals : accepted) += 1;

        QCOMPARE(accepted, 6);
        QCOMPARE(refusals, 30);
        support::printPromise("P41", 36, 36 - accepted - refusals);
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
