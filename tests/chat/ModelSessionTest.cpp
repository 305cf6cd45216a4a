#include "chat/ModelSession.h"
#include "chat/Preferences.h"
#include "support/FakeConversationRepository.h"
#include "support/FakeTextGenerator.h"

#include <QSignalSpy>
#include <QTest>

using chat::ModelSession;

class ModelSessionTest : public QObject
{
    Q_OBJECT

    const QString kFallback = QStringLiteral(":/fledgling.gguf");
    const QString kChosen = QStringLiteral("/models/small.gguf");

private Q_SLOTS:
    void theFirstStartLoadsTheFallback()
    {
        support::FakeConversationRepository repository;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);

        session.start({}, kFallback);

        QTRY_COMPARE(generator.loads.size(), 1);
        QCOMPARE(generator.loads[0].path, kFallback);
        QVERIFY(session.isLoading());
    }

    void aLoadedModelIsTakenUpAtTheNextStart()
    {
        support::FakeConversationRepository repository;
        support::FakeTextGenerator generator;
        {
            ModelSession session(repository, generator);
            session.load(kChosen);
            generator.finishLoading(generator.loads.back().id, kChosen);
            QVERIFY(!session.isLoading());
            QCOMPARE(session.model()->path, kChosen);
        }
        ModelSession session(repository, generator);

        session.start({}, kFallback);

        QTRY_COMPARE(generator.loads.size(), 2);
        QCOMPARE(generator.loads[1].path, kChosen);
    }

    void theBuiltInModelIsTakenUpAgainWhenAPersonChoseIt()
    {
        support::FakeConversationRepository repository;
        repository.values[QStringLiteral("model.last")] = kChosen;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);

        session.load(kFallback);
        generator.finishLoading(generator.loads.back().id, kFallback);

        QCOMPARE(repository.values[QStringLiteral("model.last")], kFallback);
    }

    void aModelThatWasMovedIsTakenUpWhereItIsNow()
    {
        support::FakeConversationRepository repository;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);
        session.load(kChosen);
        generator.finishLoading(generator.loads.back().id, kChosen);
        const auto to = QStringLiteral("/models/better.gguf");
        QSignalSpy changed(&session, &ModelSession::modelChanged);

        session.moved(QStringLiteral("/models/other.gguf"), QStringLiteral("/models/x.gguf"));
        session.moved(kChosen, to);

        QCOMPARE(session.model()->path, to);
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(repository.values[QStringLiteral("model.last")], to);
    }

    void whatWasSetForAModelGoesWithItsFile()
    {
        support::FakeConversationRepository repository;
        chat::GenerationSettings settings;
        settings.temperature = 0.7;
        settings.thinking = chat::Thinking::Long;
        const auto to = QStringLiteral("/models/better.gguf");
        {
            chat::Preferences preferences(repository);
            preferences.setGenerationOf(kChosen, settings);
            preferences.setPromptFamilyOf(kChosen, QStringLiteral("raven"));

            preferences.moveModel(kChosen, to);
        }

        chat::Preferences preferences(repository);
        QSignalSpy loaded(&preferences, &chat::Preferences::loaded);
        preferences.load();
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(preferences.generationOf(to, {}), settings);
        QCOMPARE(preferences.promptFamilyOf(to), QStringLiteral("raven"));
        QCOMPARE(preferences.generationOf(kChosen, {}), chat::GenerationSettings());
        QVERIFY(preferences.promptFamilyOf(kChosen).isEmpty());
        preferences.setPromptFamilyOf(to, {});
        QVERIFY(preferences.promptFamilyOf(to).isEmpty());
    }

    void whatNeedsMoreMemoryThanIsFreeWaitsForAWord()
    {
        support::FakeConversationRepository repository;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);
        chat::MemoryNeed need{.needed = 3'100'000'000, .free = 1'900'000'000};
        session.setMemoryCheck([&need](const QString &) { return QtFuture::makeReadyFuture(need); });
        QSignalSpy shortOf(&session, &ModelSession::memoryShort);

        session.load(kChosen);

        QTRY_COMPARE(shortOf.size(), 1);
        QCOMPARE(shortOf[0][0].toString(), kChosen);
        QCOMPARE(shortOf[0][1].value<chat::MemoryNeed>().needed, need.needed);
        QVERIFY(!session.isLoading());
        QVERIFY(generator.loads.isEmpty());
        session.loadAnyway();
        QCOMPARE(generator.loads.size(), 1);
        QCOMPARE(generator.loads[0].path, kChosen);
        generator.finishLoading(generator.loads[0].id, kChosen);
        QCOMPARE(repository.values[QStringLiteral("model.last")], kChosen);
        need.free = 4'000'000'000;
        session.load(kChosen);
        QTRY_COMPARE(generator.loads.size(), 2);
    }

    void aStartWithoutRoomForTheLastModelFallsBackAndAsks()
    {
        support::FakeConversationRepository repository;
        repository.values[QStringLiteral("model.last")] = kChosen;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);
        session.setMemoryCheck(
            [](const QString &) { return QtFuture::makeReadyFuture(chat::MemoryNeed{.needed = 2, .free = 1}); });
        QSignalSpy shortOf(&session, &ModelSession::memoryShort);

        session.start({}, kFallback);

        QTRY_COMPARE(generator.loads.size(), 1);
        QCOMPARE(generator.loads[0].path, kFallback);
        QCOMPARE(shortOf.size(), 1);
        generator.finishLoading(generator.loads[0].id, kFallback);
        QCOMPARE(repository.values[QStringLiteral("model.last")], kChosen); // asked again next time
        session.loadAnyway();
        QCOMPARE(generator.loads.size(), 2);
        QCOMPARE(generator.loads[1].path, kChosen);
    }

    void aFailedLoadKeepsTheModelAndAStartFallsBack()
    {
        support::FakeConversationRepository repository;
        repository.values[QStringLiteral("model.last")] = kChosen;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);
        QSignalSpy failed(&session, &ModelSession::loadFailed);
        session.start({}, kFallback);
        QTRY_COMPARE(generator.loads.size(), 1);

        Q_EMIT generator.modelFailed(generator.loads[0].id, chat::Error(chat::Error::Code::ModelGone, kChosen));

        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), kChosen);
        QCOMPARE(generator.loads.size(), 2);
        QCOMPARE(generator.loads[1].path, kFallback);
        generator.finishLoading(generator.loads[1].id, kFallback);
        session.load(QStringLiteral("/bad.gguf"));
        Q_EMIT generator.modelFailed(generator.loads[2].id, chat::Error(chat::Error::Code::NotAModel, {}));
        QCOMPARE(session.model()->path, kFallback);
        QCOMPARE(session.error()->code, chat::Error::Code::NotAModel);
        QCOMPARE(generator.loads.size(), 3);
    }

    void aModelWhoseLoadKilledTheProgramIsHeldBack_data()
    {
        QTest::addColumn<bool>("byPerson");
        QTest::newRow("taken up at a start") << false;
        QTest::newRow("loaded again by the person") << true;
    }

    void aModelWhoseLoadKilledTheProgramIsHeldBack()
    {
        QFETCH(bool, byPerson);
        support::FakeConversationRepository repository;
        repository.values[QStringLiteral("model.last")] = kChosen;
        {
            support::FakeTextGenerator generator;
            ModelSession session(repository, generator);
            byPerson ? session.load(kChosen) : session.start({}, kFallback);
            QTRY_COMPARE(generator.loads.size(), 1);
            QCOMPARE(generator.loads[0].path, kChosen);
        } // dies
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);
        QSignalSpy held(&session, &ModelSession::loadHeldBack);

        session.start({}, kFallback);

        QTRY_COMPARE(generator.loads.size(), 1);
        QCOMPARE(generator.loads[0].path, kFallback);
        QCOMPARE(held.size(), 1);
        generator.finishLoading(generator.loads[0].id, kFallback);
        session.loadAnyway();
        QTRY_COMPARE(generator.loads.size(), 2);
        QCOMPARE(generator.loads[1].path, kChosen);
    }

    void anotherModelThatKilledTheProgramHoldsNothingBack()
    {
        support::FakeConversationRepository repository;
        repository.values[QStringLiteral("model.last")] = kChosen;
        {
            support::FakeTextGenerator generator;
            ModelSession session(repository, generator);
            session.load(QStringLiteral("/other.gguf"));
        } // dies
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);

        session.start({}, kFallback);

        QTRY_COMPARE(generator.loads.size(), 1);
        QCOMPARE(generator.loads[0].path, kChosen);
    }

    void aNewLoadGivesUpTheOneUnderWay()
    {
        support::FakeConversationRepository repository;
        support::FakeTextGenerator generator;
        ModelSession session(repository, generator);
        session.load(kChosen);
        session.load(QStringLiteral("/other.gguf"));
        QSignalSpy failed(&session, &ModelSession::loadFailed);

        QVERIFY(generator.loads[0].stop.stop_requested());
        Q_EMIT generator.modelFailed(generator.loads[0].id, chat::Error(chat::Error::Code::Cancelled, {}));

        QCOMPARE(failed.size(), 0);
        QVERIFY(session.isLoading());
        QCOMPARE(session.loadingPath(), QStringLiteral("/other.gguf"));
    }
};

QTEST_GUILESS_MAIN(ModelSessionTest)
#include "ModelSessionTest.moc"
