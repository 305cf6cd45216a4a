#include "inference/InferenceService.h"
#include "inference/StateCache.h"
#include "storage/SqliteStateStore.h"
#include "support/Shared.h"
#include "support/Talk.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr int kChats = 40;
constexpr int kTurns = 25; ///< places of each chat; the last has a snapshot

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1))];
}

/// Takes the file out of the page cache.
void forget(const QString &path)
{
    const int file = open(path.toUtf8().constData(), O_RDONLY);
    fdatasync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

} // namespace

/// From the wish to go on with a chat to its state, checked and ready: what reopening costs beside reading the text.
class ReopenBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromTheFileToReady_data()
    {
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("width");
        QTest::newRow("0.4B, 6.5 MB") << 24 << 1024;
        QTest::newRow("2.9B, 21.6 MB") << 32 << 2560;
    }

    void fromTheFileToReady()
    {
        QFETCH(int, layers);
        QFETCH(int, width);
        inference::LoadedModel model;
        auto &config = model.owner.config;
        config.version = engine::Config::Version::V7;
        config.layers = std::uint32_t(layers);
        config.width = std::uint32_t(width);
        config.vocabulary = 65536;
        config.headSize = 64;
        config.heads = config.width / 64;
        model.owner.fingerprint = QByteArray(32, 'm');
        const QTemporaryDir folder;
        storage::SqliteStateStore::Options options;
        options.budget = qint64(4) << 30;
        storage::SqliteStateStore store(folder.path(), options);

        QRandomGenerator random(1);
        inference::Point point{
            .state = engine::State(config), .logits = std::vector<float>(config.vocabulary), .tokens = 100};
        for (auto &value : point.state.values())
            value = float(random.generateDouble() - 0.5);
        std::vector<std::vector<inference::Sequence::Place>> chats(kChats);
        for (auto &places : chats) {
            for (int turn = 0; turn < kTurns; ++turn) {
                QByteArray key(32, Qt::Uninitialized);
                random.fillRange(reinterpret_cast<quint32 *>(key.data()), 8);
                places.push_back({.position = std::size_t(turn + 1) * 100,
                                  .key = key,
                                  .message = turn + 1,
                                  .kind = chat::SnapshotKind::AnswerEnd,
                                  .feed = inference::Sequence::Feed::Rows,
                                  .found = false});
            }
            inference::StateCache(store).put(model, places.back(), point, 1, true);
        }
        store.use().waitForFinished();

        for (const bool cold : {false, true}) {
            std::vector<double> ms;
            for (const auto &places : chats) {
                if (cold)
                    forget(folder.filePath(QStringLiteral("states.db")));
                inference::StateCache fresh(store);
                QElapsedTimer timer;
                timer.start();
                const auto found = fresh.deepest(model, places, places.size());
                ms.push_back(double(timer.nsecsElapsed()) * 1e-6);
                QVERIFY(found && found->place == places.size() - 1);
                QVERIFY(found->point->state == point.state);
            }
            qInfo("%s: p50 %.1f ms, p95 %.1f ms, worst %.1f ms (%d chats)", cold ? "cold" : "warm", percentile(ms, 0.5),
                  percentile(ms, 0.95), percentile(ms, 1), kChats);
        }
    }

    /// The same chat gone on with after N tokens: from its snapshot, and from its text. A line "position N reopened A
    /// ms recomputed B ms" each, for tests/bench/plot_reopening.py. ROOKERY_MODEL names another model than the built-in
    /// one.
    void byPosition()
    {
        const auto model = qEnvironmentVariable(
            "ROOKERY_MODEL", support::sources() + QStringLiteral("/resources/fledgling/fledgling.gguf"));
        const QTemporaryDir folder;
        storage::SqliteStateStore store(folder.path());
        const auto words = QStringLiteral("Every evening the rooks come home to the tall trees and talk. ");
        const bool large = qEnvironmentVariable("ROOKERY_FAULTS") == QLatin1StringView("large");
        for (const int turns : large ? QList<int>{2, 8, 32, 128, 512} : QList<int>{2, 8}) {
            QList<chat::Message> path;
            for (int i = 0; i < 2 * turns; ++i) {
                chat::Message message;
                message.id = path.size() + 1;
                message.parent = path.size();
                message.role = i % 2 == 0 ? chat::Role::User : chat::Role::Assistant;
                message.text = (QString::number(turns * 10'000 + i) + u' ' + words).trimmed();
                path.append(message);
            }
            const auto recomputed = ready(store, model, path, true);
            const auto reopened = ready(store, model, path, false);
            QCOMPARE(reopened.toFeed, 0);
            qInfo("position %lld reopened %d ms recomputed %d ms", static_cast<long long>(recomputed.tokens),
                  reopened.elapsedMs, recomputed.elapsedMs);
        }
    }

private:
    /// In a program that has just started: how long until one could go on.
    static chat::Readiness ready(chat::StateStore &store, const QString &model, const QList<chat::Message> &path,
                                 bool feed)
    {
        inference::InferenceService generator(store);
        support::Talk talk(generator);
        if (!talk.load(model))
            return {};
        chat::Readiness found;
        QSignalSpy prepared(&generator, &chat::TextGenerator::prepared);
        QObject::connect(&generator, &chat::TextGenerator::prepared, &generator,
                         [&](chat::RequestId, const chat::Readiness &readiness) { found = readiness; });
        generator.prepare({.id = chat::TextGenerator::nextRequestId(),
                           .conversation = 1,
                           .path = path,
                           .persona = {},
                           .feed = feed,
                           .keepSnapshots = true,
                           .stop = {}});
        prepared.wait(600'000);
        return found;
    }
};

QTEST_GUILESS_MAIN(ReopenBench)
#include "ReopenBench.moc"
