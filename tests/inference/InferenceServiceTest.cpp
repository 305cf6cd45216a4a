#include "formats/Gguf.h"
#include "inference/InferenceService.h"
#include "support/FakeStateStore.h"
#include "support/Shared.h"
#include "support/Talk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using chat::StopReason;
using chat::TextGenerator;
using inference::InferenceService;

namespace {

QString fledgling()
{
    return support::sources() + QStringLiteral("/resources/fledgling/fledgling.gguf");
}

QByteArray fledglingBytes()
{
    QFile file(fledgling());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString written(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(QStringLiteral("other.gguf")));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

/// The same model with one bit of a weight changed: equal shapes, another fingerprint.
QString otherModel(const QTemporaryDir &folder)
{
    auto bytes = fledglingBytes();
    bytes[bytes.size() - 1000] = char(bytes[bytes.size() - 1000] ^ 1);
    return written(folder, bytes);
}

/// The same model by a name that says that it can think.
QString thinkingModel(const QTemporaryDir &folder)
{
    return written(folder, fledglingBytes().replace("Fledgling", "rwkv7-g1a"));
}

/// The same model with an infinite embedding of `token`.
QString brokenModel(const QTemporaryDir &folder, std::uint32_t token)
{
    const auto file = formats::GgufFile::open(fledgling().toStdString());
    const auto &tensors = file->tensors();
    const auto embedding =
        std::find_if(tensors.begin(), tensors.end(), [](const auto &each) { return each.name == "token_embd.weight"; });
    const auto rowBytes = embedding->bytes / embedding->shape[0];
    QByteArray row(qsizetype(rowBytes), '\0');
    file->read(*embedding, token * rowBytes, std::as_writable_bytes(std::span(row.data(), rowBytes)));
    auto bytes = fledglingBytes();
    const auto at = bytes.indexOf(row);
    bytes[at] = 0x00;
    bytes[at + 1] = 0x7c; // the first scale is infinity
    return written(folder, bytes);
}

QString question(int number)
{
    static const QStringList questions{
        QStringLiteral("Hello! My name is Ada."), QStringLiteral("What is Rookery?"),
        QStringLiteral("What is my name?"),       QStringLiteral("How do you work?"),
        QStringLiteral("Who are you?"),           QStringLiteral("Thank you."),
    };
    return questions[number % questions.size()];
}

/// A service with the small talking model, and somebody to talk to it.
struct Room
{
    explicit Room(support::FakeStateStore &store) : service(store, 1), talk(service) {}
    InferenceService service;
    support::Talk talk;

    bool load()
    {
        const bool good = talk.load(fledgling());
        if (!good && talk.error)
            qWarning() << talk.error->detail;
        return good;
    }
};

} // namespace

class InferenceServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInModelTalks()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());

        const auto hello = room.talk.ask(QStringLiteral("Hello! My name is Ada."));
        const auto name = room.talk.ask(QStringLiteral("What is my name?"));

        QCOMPARE(hello.reason, StopReason::StopText);
        QVERIFY2(!hello.text.isEmpty(), "no text");
        QVERIFY2(name.text.contains(QStringLiteral("Ada")), qPrintable(name.text));
        QCOMPARE(room.talk.streamed, name.text);
        QVERIFY(name.statistics.answerTokens > 0);
        QVERIFY(name.statistics.confidence > 0.3 && name.statistics.confidence <= 1);
    }

    void aStopBeforeTheStartEndsTheRequest()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        QSignalSpy ends(&room.service, &TextGenerator::generated);
        QSignalSpy failures(&room.service, &TextGenerator::generationFailed);
        std::stop_source stop;
        stop.request_stop();
        room.talk.say(question(0));

        const auto result = room.talk.answer(stop.get_token());

        QCOMPARE(result.reason, StopReason::Stopped);
        QVERIFY(result.tokens.run.empty());
        QTest::qWait(50);
        QCOMPARE(ends.size(), 1);
        QCOMPARE(failures.size(), 0);
    }

    void aStopInMidPrefillEndsTheRequestSoon()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        QSignalSpy ends(&room.service, &TextGenerator::generated);
        std::stop_source stop;
        room.talk.say(QStringLiteral("many words ").repeated(20000));
        QElapsedTimer stopping;
        connect(&room.service, &TextGenerator::promptProgress, &room.service, [&](chat::RequestId, qint64 fed) {
            if (fed > 0 && !stop.stop_requested()) {
                stopping.start();
                stop.request_stop();
            }
        });

        const auto result = room.talk.answer(stop.get_token());

        QVERIFY2(stopping.elapsed() < 500, qPrintable(QString::number(stopping.elapsed())));
        QCOMPARE(result.reason, StopReason::Stopped);
        QVERIFY(room.talk.fed < room.talk.toFeed);
        QTest::qWait(50);
        QCOMPARE(ends.size(), 1);
    }

    void aStopWhileTheAnswerIsWrittenKeepsItsText()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        room.talk.settings.temperature = 1;
        room.talk.settings.topP = 1;
        std::stop_source stop;
        room.talk.say(question(1));
        connect(&room.service, &TextGenerator::textGenerated, &room.service, [&] { stop.request_stop(); });

        const auto result = room.talk.answer(stop.get_token());

        if (result.reason == StopReason::Stopped)
            QVERIFY(!result.text.isEmpty());
        QCOMPARE(room.talk.streamed, result.text);
    }

    void withoutAModelARequestFailsAndWhileOneIsLoadingItWaits()
    {
        support::FakeStateStore store;
        Room room(store);
        room.talk.say(question(0));
        room.talk.finish(room.talk.request());
        QVERIFY(room.talk.error);
        QCOMPARE(room.talk.error->code, chat::Error::Code::NoModel);

        room.service.loadModel(TextGenerator::nextRequestId(), fledgling(), {});
        const auto result = room.talk.answer();

        QVERIFY(!room.talk.error);
        QVERIFY(!result.text.isEmpty());
    }

    void aModelThatCannotBeLoadedLeavesTheOldOne()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        QSignalSpy failed(&room.service, &TextGenerator::modelFailed);

        QVERIFY(!room.talk.load(QStringLiteral("/nowhere/model.gguf")));
        QVERIFY(!room.talk.load(support::sources() + QStringLiteral("/README.md")));

        QCOMPARE(failed[0][1].value<chat::Error>().code, chat::Error::Code::ModelGone);
        QCOMPARE(failed[1][1].value<chat::Error>().code, chat::Error::Code::NotAModel);
        QVERIFY(room.service.model());
        QVERIFY(!room.talk.ask(question(0)).text.isEmpty());
    }

    void aCancelledLoadFailsOnce()
    {
        support::FakeStateStore store;
        InferenceService service(store, 1);
        QSignalSpy failed(&service, &TextGenerator::modelFailed);
        QSignalSpy loaded(&service, &TextGenerator::modelLoaded);
        std::stop_source stop;
        stop.request_stop();

        service.loadModel(TextGenerator::nextRequestId(), fledgling(), stop.get_token());

        QVERIFY(failed.wait());
        QTest::qWait(50);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(loaded.size(), 0);
        QCOMPARE(failed[0][1].value<chat::Error>().code, chat::Error::Code::Cancelled);
    }

    void afterARestartNothingIsRecomputedAndTheAnswerIsTheSame()
    {
        support::FakeStateStore store;
        support::FakeStateStore unbroken;
        chat::GenerationResult expected;
        {
            Room room(unbroken);
            QVERIFY(room.load());
            for (int i = 0; i < 3; ++i)
                room.talk.ask(question(i));
            expected = room.talk.ask(QStringLiteral("Tell me more."));
        }
        QList<chat::Message> path;
        {
            Room room(store);
            QVERIFY(room.load());
            for (int i = 0; i < 3; ++i)
                room.talk.ask(question(i));
            path = room.talk.path;
        }

        Room room(store);
        QVERIFY(room.load());
        room.talk.path = path;
        const auto ready = room.talk.prepare();
        const auto result = room.talk.ask(QStringLiteral("Tell me more."));

        QCOMPARE(ready.toFeed, 0);
        QVERIFY(ready.tokens > 0);
        QCOMPARE(room.talk.reused, ready.tokens);
        QCOMPARE(result.tokens.run, expected.tokens.run);
        QCOMPARE(result.text, expected.text);
    }

    void lostSnapshotsGiveTheSameAnswerAgain()
    {
        support::FakeStateStore store, empty;
        Room room(store), after(empty);
        QVERIFY(room.load() && after.load());
        for (int i = 0; i < 3; ++i)
            room.talk.ask(question(i));
        after.talk.path = room.talk.path;
        const auto expected = room.talk.ask(QStringLiteral("And then?"));

        const auto result = after.talk.ask(QStringLiteral("And then?"));

        QCOMPARE(after.talk.reused, 0);
        QCOMPARE(result.tokens.run, expected.tokens.run);
        QCOMPARE(store.snapshots.last().blob.size(), empty.snapshots.last().blob.size());
        for (auto each = empty.snapshots.begin(); each != empty.snapshots.end(); ++each)
            QVERIFY2(store.snapshots.value(each.key()).blob == each->blob, "a snapshot has other bits");
    }

    void regenerateStartsFromThePromptAndAnEditFromTheTurnBefore()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        room.talk.ask(question(0));
        const auto first = room.talk.ask(question(1));
        room.talk.path.removeLast();

        const auto again = room.talk.answer();

        QCOMPARE(room.talk.toFeed, 0);
        QCOMPARE(again.tokens.run, first.tokens.run);

        room.talk.path.resize(2);
        const auto before = room.talk.prepare();
        QCOMPARE(before.toFeed, 0);
        room.talk.ask(question(2));
        QCOMPARE(room.talk.reused, before.tokens);
    }

    void switchingTheModelAndBackRecomputesNothing()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        room.talk.ask(question(0));
        const QTemporaryDir folder;

        QVERIFY(room.talk.load(otherModel(folder)));
        const auto other = room.talk.prepare();
        QCOMPARE(other.toFeed, other.tokens);
        QVERIFY(room.load());

        QCOMPARE(room.talk.prepare().toFeed, 0);
    }

    void aDamagedSnapshotIsRemovedAndTheTextReadAgain()
    {
        support::FakeStateStore store;
        chat::GenerationResult expected;
        QList<chat::Message> path;
        {
            Room room(store);
            QVERIFY(room.load());
            room.talk.ask(question(0));
            path = room.talk.path;
            expected = room.talk.ask(question(1));
        }
        for (auto &snapshot : store.snapshots)
            snapshot.blob[snapshot.blob.size() / 2] = char(snapshot.blob[snapshot.blob.size() / 2] ^ 4);

        Room room(store);
        QVERIFY(room.load());
        room.talk.path = path;
        const auto ready = room.talk.prepare();

        QCOMPARE(ready.toFeed, ready.tokens);
        QCOMPARE(room.talk.ask(question(1)).tokens.run, expected.tokens.run);
        QCOMPARE(room.talk.prepare().toFeed, 0);
    }

    void continueAfterAStopEqualsTheUninterruptedAnswer_data()
    {
        QTest::addColumn<double>("temperature");
        QTest::addColumn<bool>("keepStates");
        QTest::newRow("greedy") << 0.0 << true;
        QTest::newRow("drawn") << 1.5 << true;
        QTest::newRow("drawn, states lost") << 1.5 << false;
    }

    void continueAfterAStopEqualsTheUninterruptedAnswer()
    {
        QFETCH(double, temperature);
        QFETCH(bool, keepStates);
        const auto prepare = [&](Room &room) {
            room.talk.settings = {.temperature = temperature, .topP = 1, .maxTokens = 400};
            room.talk.seed = 7;
            room.talk.say(question(3));
        };
        support::FakeStateStore store, other;
        Room whole(store);
        QVERIFY(whole.load());
        prepare(whole);
        const auto expected = whole.talk.answer();
        const auto length = int(expected.tokens.run.size());
        QVERIFY(length > 6);

        for (const int cut : {1, length / 2, length - 1}) {
            chat::Message half;
            QList<chat::Message> path;
            {
                Room room(other);
                QVERIFY(room.load());
                prepare(room);
                auto request = room.talk.request();
                request.settings.maxTokens = cut;
                const auto result = room.talk.finish(request);
                QCOMPARE(result.reason, StopReason::TokenLimit);
                QCOMPARE(int(result.tokens.run.size()), cut);
                path = room.talk.path;
                half.text = result.text;
                half.tokens = result.tokens;
            }
            if (!keepStates)
                other.snapshots.clear();

            Room room(other);
            QVERIFY(room.load());
            prepare(room);
            auto request = room.talk.request();
            request.unfinished = half;
            const auto result = room.talk.finish(request);

            QCOMPARE(result.tokens.run, expected.tokens.run);
            QCOMPARE(result.text, expected.text);
            QCOMPARE(result.reason, expected.reason);
            QVERIFY(expected.text.startsWith((half.text + room.talk.streamed).trimmed()));
            if (keepStates)
                QVERIFY2(room.talk.toFeed <= 1, qPrintable(QString::number(room.talk.toFeed)));
        }
    }

    void severalAnswersAtOnceEqualTheSingleOnes()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        room.talk.settings = {.temperature = 1.2, .topP = 1, .maxTokens = 60};
        room.talk.say(question(1));
        QList<chat::GenerationResult> single;
        for (const quint64 seed : {11, 12, 13}) {
            room.talk.seed = seed;
            single.append(room.talk.finish(room.talk.request()));
        }
        QMap<chat::RequestId, chat::GenerationResult> together;
        connect(&room.service, &TextGenerator::generated, &room.service,
                [&](chat::RequestId id, const chat::GenerationResult &result) { together[id] = result; });

        QList<chat::RequestId> ids;
        for (const quint64 seed : {11, 12, 13}) {
            room.talk.seed = seed;
            const auto request = room.talk.request();
            ids.append(request.id);
            room.service.generate(request);
        }

        QTRY_COMPARE_WITH_TIMEOUT(together.size(), 3, 30000);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(together[ids[i]].tokens.run, single[i].tokens.run);
    }

    void anAnswerComesBeforeACatchingUpUnderWay()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        support::Talk other(room.service);
        other.say(QStringLiteral("many words ").repeated(3000));
        chat::PrepareRequest catchUp;
        catchUp.id = TextGenerator::nextRequestId();
        catchUp.path = other.path;
        catchUp.feed = true;
        QSignalSpy prepared(&room.service, &TextGenerator::prepared);
        QSignalSpy progress(&room.service, &TextGenerator::promptProgress);
        room.service.prepare(catchUp);
        QVERIFY(progress.wait());

        const auto result = room.talk.ask(question(0));

        QVERIFY(!result.text.isEmpty());
        QCOMPARE(prepared.size(), 0);
        QVERIFY(prepared.wait(60000));
        QCOMPARE(prepared[0][1].value<chat::Readiness>().toFeed, 0);
    }

    void aLongPromptIsReadInPiecesAndKeepsWaypoints()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        QSignalSpy progress(&room.service, &TextGenerator::promptProgress);
        room.talk.say(QStringLiteral("many words ").repeated(600));

        room.talk.answer();

        QVERIFY(progress.size() > 3);
        int waypoints = 0, newest = 0;
        for (const auto &snapshot : std::as_const(store.snapshots))
            if (snapshot.kind == chat::SnapshotKind::Waypoint) {
                ++waypoints;
                newest = std::max(newest, int(snapshot.tokenCount));
            }
        QVERIFY(waypoints >= 3);
        QVERIFY(room.talk.toFeed - newest <= 256);
    }

    void keepingNothingIsRespected()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        room.talk.keepSnapshots = false;

        room.talk.ask(question(0));

        QVERIFY(store.snapshots.isEmpty());
        QCOMPARE(room.talk.prepare().toFeed, 0); // while the program runs
    }

    void aTitleLeavesTheChatsStateAlone()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        room.talk.ask(question(1));
        const auto before = store.snapshots;
        QSignalSpy made(&room.service, &TextGenerator::titleMade);
        QSignalSpy failed(&room.service, &TextGenerator::titleFailed);

        room.service.makeTitle({.id = TextGenerator::nextRequestId(),
                                .conversation = 1,
                                .path = room.talk.path,
                                .persona = {},
                                .stop = {}});

        QTRY_COMPARE_WITH_TIMEOUT(made.size() + failed.size(), 1, 10000);
        if (!made.isEmpty())
            QVERIFY(!made[0][1].toString().isEmpty() && !made[0][1].toString().contains(u'\n'));
        QCOMPARE(store.snapshots.keys(), before.keys());
        for (auto each = before.begin(); each != before.end(); ++each)
            QVERIFY(store.snapshots.value(each.key()).blob == each->blob);
        QCOMPARE(room.talk.prepare().toFeed, 0);
    }

    void verifyFindsAllIdenticalAndADamagedOneDifferent()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        for (int i = 0; i < 4; ++i)
            room.talk.ask(question(i));
        QSignalSpy verified(&room.service, &TextGenerator::verified);
        const auto verify = [&] {
            room.service.verify({.id = TextGenerator::nextRequestId(),
                                 .conversation = 1,
                                 .path = room.talk.path,
                                 .persona = {},
                                 .stop = {}});
            verified.wait(30000);
            return verified.takeFirst()[1].value<chat::Verification>();
        };

        const auto good = verify();
        QCOMPARE(good.compared, 8);
        QCOMPARE(good.identical, 8);
        QCOMPARE(good.largestDifference, 0.0);

        auto &blob = store.snapshots.first().blob;
        blob[200] = char(blob[200] ^ 1);
        const auto bad = verify();
        QCOMPARE(bad.identical, 7);
        QCOMPARE(bad.different, 1);
        QCOMPARE(store.snapshots.size(), 7);
    }

    void aSnapshotOfAnotherModelOfEqualShapeIsRefused()
    {
        support::FakeStateStore store, others;
        const QTemporaryDir folder;
        Room room(store), other(others);
        QVERIFY(room.load());
        QVERIFY(other.talk.load(otherModel(folder)));
        room.talk.say(question(0));
        other.talk.path = room.talk.path;
        room.talk.prepare(true);
        other.talk.prepare(true);
        QCOMPARE(store.snapshots.size(), 1);
        QCOMPARE(others.snapshots.size(), 1);
        QVERIFY(store.snapshots.firstKey() != others.snapshots.firstKey());
        const auto right = store.snapshots.first().blob;
        store.snapshots.first().blob = others.snapshots.first().blob;

        Room again(store);
        QVERIFY(again.load());
        again.talk.path = room.talk.path;
        const auto ready = again.talk.prepare(true);

        QVERIFY(ready.tokens > 0);
        QCOMPARE(again.talk.fed, ready.tokens);
        QCOMPARE(store.snapshots.first().blob, right);
    }

    void invalidNumbersEndTheAnswerAndItsTextIsKept()
    {
        support::FakeStateStore store;
        Room room(store);
        QVERIFY(room.load());
        const auto whole = room.talk.ask(question(1));
        const auto token = whole.tokens.run[4];
        const auto first =
            std::find(whole.tokens.run.begin(), whole.tokens.run.end(), token) - whole.tokens.run.begin();
        const QTemporaryDir folder;
        QVERIFY(room.talk.load(brokenModel(folder, token)));
        room.talk.path.clear();
        store.snapshots.clear();

        room.talk.say(question(1));
        const auto result = room.talk.finish(room.talk.request());

        QVERIFY(room.talk.error);
        QCOMPARE(room.talk.error->code, chat::Error::Code::InvalidNumbers);
        QCOMPARE(room.talk.error->detail,
                 QStringLiteral("The model produced invalid numbers. Stopped at token %1.").arg(first));
        QVERIFY(!result.text.isEmpty());
        QVERIFY(whole.text.startsWith(result.text));
        QCOMPARE(store.snapshots.size(), 1); // the prompt's end
        QCOMPARE(store.snapshots.first().kind, chat::SnapshotKind::PromptEnd);
    }

    void aModelIsSpokenToAsWasChosenForIt()
    {
        support::FakeStateStore store;
        Room room(store), raven(store);
        raven.service.setPromptFamilies(
            [](const QString &path) { return path == fledgling() ? QStringLiteral("raven") : QString(); });
        QVERIFY(room.load() && raven.load());

        room.talk.ask(question(1));
        raven.talk.ask(question(1));

        QVERIFY(room.service.model()->tokenFormat.endsWith("world-1"));
        QVERIFY(raven.service.model()->tokenFormat.endsWith("raven-1"));
        // Another prompt, although both share a store and a model.
        QCOMPARE(raven.talk.reused, 0);
        QVERIFY(room.talk.path[0].tokens.history != raven.talk.path[0].tokens.history);
    }

    void afterAThoughtTheHistoryIsReadAgainInTheBackground()
    {
        support::FakeStateStore store, empty;
        const QTemporaryDir folder;
        const auto model = thinkingModel(folder);
        Room room(store), after(empty);
        QVERIFY(room.talk.load(model) && after.talk.load(model));
        QVERIFY(room.service.model()->canThink);
        room.talk.settings.thinking = chat::Thinking::Short;

        const auto result = room.talk.ask(question(1));

        QVERIFY(result.tokens.run != result.tokens.history);
        QVERIFY(!result.text.contains(QStringLiteral("think")));
        QTRY_COMPARE(room.talk.prepare().toFeed, 0);
        QCOMPARE(room.talk.prepare().tokens, result.statistics.tokensInChat);
        after.talk.path = room.talk.path;
        const auto again = after.talk.ask(question(2));
        QCOMPARE(after.talk.reused, 0);
        const auto next = room.talk.ask(question(2));
        QCOMPARE(room.talk.reused, result.statistics.tokensInChat);
        after.talk.settings.thinking = chat::Thinking::Short;
        after.talk.path.resize(3);
        QCOMPARE(after.talk.answer().tokens.run, next.tokens.run);
        QVERIFY(!again.text.isEmpty());
    }

    void anAnswerWithThoughtsContinuesToTheSameEnd()
    {
        support::FakeStateStore store;
        const QTemporaryDir folder;
        Room room(store);
        QVERIFY(room.talk.load(thinkingModel(folder)));
        room.talk.settings = {.temperature = 1.2, .topP = 1, .maxTokens = 50, .thinking = chat::Thinking::Long};
        room.talk.say(question(1));
        const auto whole = room.talk.finish(room.talk.request());
        QVERIFY(whole.tokens.run.size() > 10);
        auto cut = room.talk.request();
        cut.settings.maxTokens = 5;
        const auto half = room.talk.finish(cut);
        chat::Message unfinished;
        unfinished.text = half.text;
        unfinished.thinking = half.thinking;
        unfinished.tokens = half.tokens;

        auto request = room.talk.request();
        request.unfinished = unfinished;
        const auto result = room.talk.finish(request);

        QCOMPARE(result.tokens, whole.tokens);
        QCOMPARE(result.thinking, whole.thinking);
        QCOMPARE(result.text, whole.text);
        QVERIFY(result.thinking.startsWith((half.thinking + room.talk.streamedThinking).trimmed()));
    }

    void continueAfterARestartGivesTheSameNext64GreedyTokens()
    {
        support::FakeStateStore store, unbroken;
        chat::Tokens expected, tokens;
        QList<chat::Message> path;
        Room whole(unbroken);
        QVERIFY(whole.load());
        whole.talk.ask(question(0));
        {
            Room room(store);
            QVERIFY(room.load());
            room.talk.ask(question(0));
            path = room.talk.path;
        }

        for (int i = 1; expected.size() < 64 && i < 12; ++i) {
            const auto run = whole.talk.ask(question(i)).tokens.run;
            expected.insert(expected.end(), run.begin(), run.end());
            Room room(store); // a restart before every turn
            QVERIFY(room.load());
            room.talk.path = path;
            QCOMPARE(room.talk.prepare().toFeed, 0);
            const auto again = room.talk.ask(question(i)).tokens.run;
            tokens.insert(tokens.end(), again.begin(), again.end());
            path = room.talk.path;
        }

        QVERIFY(expected.size() >= 64);
        QCOMPARE(tokens, expected);
    }
};

QTEST_GUILESS_MAIN(InferenceServiceTest)
#include "InferenceServiceTest.moc"
