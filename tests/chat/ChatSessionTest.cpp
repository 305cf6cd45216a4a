#include "chat/ChatSession.h"
#include "support/FakeConversationRepository.h"
#include "support/FakeTextGenerator.h"

#include <QSignalSpy>
#include <QTest>

using chat::Activity;
using chat::ChatSession;
using chat::MessageStatus;
using chat::Role;

namespace {

/// A session, its fakes, and what its tests do again and again.
struct Room
{
    support::FakeConversationRepository repository;
    support::FakeTextGenerator generator;
    ChatSession session{repository, generator};

    Room()
    {
        generator.finishLoading();
        session.openNew();
    }

    /// Says something and waits until the model is asked.
    chat::GenerationRequest ask(const QString &text)
    {
        const auto before = generator.answers.size();
        session.send(text);
        return nextAnswer(before);
    }
    chat::GenerationRequest nextAnswer(qsizetype before)
    {
        if (!QTest::qWaitFor([&] { return generator.answers.size() > before; }))
            return {};
        return generator.answers.back();
    }
    /// A whole turn; gives the id of its answer.
    chat::MessageId turn(const QString &question, const QString &answer)
    {
        const auto request = ask(question);
        QSignalSpy finished(&session, &ChatSession::answerFinished);
        generator.finish(request, answer);
        finished.wait();
        return request.answer;
    }
    QStringList texts() const
    {
        QStringList all;
        for (const auto &message : session.messages())
            all.append(message.text);
        return all;
    }
};

} // namespace

class ChatSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyQuestionCarriesTheOfferForAnUnsureModel()
    {
        Room room;
        QVERIFY(!room.ask(QStringLiteral("Without a table")).unsure);
        room.generator.finish(room.generator.answers.back(), QStringLiteral("Yes."));
        QTRY_VERIFY(room.session.canWrite());
        const chat::HelpTopics topics(
            R"([{"id": "what", "title": "What it is", "question": "What is it?", "answer": "A thing."},
                {"id": "who", "title": "Who I am", "question": "Who are you?", "answer": "Me."}])",
            R"({"confidence": 0.75, "unknown": ["who"]})");
        room.session.setTopics(topics);

        const auto request = room.ask(QStringLiteral("And who?"));

        QVERIFY(request.unsure);
        QCOMPARE(request.unsure->below, 0.75);
        QCOMPARE(request.unsure->text, chat::HelpTopics::offerSentence() + QStringLiteral("\n- What is it?"));
    }

    void whatIsSentAppearsAtOnceAndTheModelStartsWhenItIsSaved()
    {
        Room room;
        QSignalSpy created(&room.session, &ChatSession::conversationCreated);

        room.session.send(QStringLiteral("  Hello?  "));

        QCOMPARE(room.texts(), QStringList({QStringLiteral("Hello?"), QString()}));
        QCOMPARE(room.session.messages()[0].id, 0);
        QCOMPARE(room.session.activity(), Activity::Saving);
        QVERIFY(!room.session.canWrite());
        QVERIFY(room.generator.answers.isEmpty());

        const auto request = room.nextAnswer(0);

        QCOMPARE(created.size(), 1);
        QCOMPARE(request.path.size(), 1);
        QCOMPARE(request.path[0].text, QStringLiteral("Hello?"));
        QCOMPARE(request.answer, room.session.messages()[1].id);
        QVERIFY(request.answer != 0);
        QVERIFY(!request.unfinished);
        QCOMPARE(room.repository.chats[1].conversation.title, QStringLiteral("Hello?"));
    }

    void textStreamsIntoTheMessageAndTheEndIsSaved()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        QSignalSpy added(&room.session, &ChatSession::textAdded);
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);

        Q_EMIT room.generator.promptProgress(request.id, 5, 10, 3);
        QCOMPARE(room.session.activity(), Activity::Reading);
        QCOMPARE(room.session.progress().fed, 5);
        room.generator.say(request, QStringLiteral("hm"), true);
        QCOMPARE(room.session.activity(), Activity::Thinking);
        room.generator.say(request, QStringLiteral("Good "));
        room.generator.say(request, QStringLiteral("day"));

        QCOMPARE(room.session.activity(), Activity::Answering);
        QCOMPARE(added.size(), 3);
        QCOMPARE(room.session.messages()[1].text, QStringLiteral("Good day"));
        QCOMPARE(room.session.messages()[1].thinking, QStringLiteral("hm"));

        room.generator.finish(request, QStringLiteral("Good day."));

        QVERIFY(finished.wait());
        QCOMPARE(room.session.activity(), Activity::Idle);
        QCOMPARE(room.session.messages()[1].text, QStringLiteral("Good day."));
        QCOMPARE(room.session.messages()[1].status, MessageStatus::Complete);
        QCOMPARE(room.repository.rows[request.answer].message.text, QStringLiteral("Good day."));
        QVERIFY(room.session.canWrite());
    }

    void aCheckpointSavesTheHalfAnswer()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));

        Q_EMIT room.generator.checkpoint(request.id,
                                         support::FakeTextGenerator::result(request, QStringLiteral("Goo")));

        QCOMPARE(room.repository.savedAnswers.size(), 1);
        QCOMPARE(room.repository.savedAnswers[0].second, MessageStatus::Generating);
        QCOMPARE(room.repository.rows[request.answer].message.text, QStringLiteral("Goo"));
    }

    void whileOneCheckpointIsSavedOnlyTheNewestWaits()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        const auto reached = [&](const char *text) {
            Q_EMIT room.generator.checkpoint(request.id,
                                             support::FakeTextGenerator::result(request, QString::fromLatin1(text)));
        };

        for (const auto *text : {"G", "Go", "Goo", "Good"})
            reached(text);
        QTRY_COMPARE(room.repository.savedAnswers.size(), 2);
        QCOMPARE(room.repository.rows[request.answer].message.text, QStringLiteral("Good"));
        reached("Good day");

        QTRY_COMPARE(room.repository.savedAnswers.size(), 3);
        QCOMPARE(room.repository.rows[request.answer].message.text, QStringLiteral("Good day"));
    }

    void staleAnswersAreDropped()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        const auto saves = room.repository.savedAnswers.size();

        Q_EMIT room.generator.textGenerated(request.id + 1000, QStringLiteral("ghost"), false, 1);
        Q_EMIT room.generator.checkpoint(request.id + 1000, {});
        Q_EMIT room.generator.generated(request.id + 1000,
                                        support::FakeTextGenerator::result(request, QStringLiteral("ghost")));

        QCOMPARE(room.session.messages()[1].text, QString());
        QCOMPARE(room.repository.savedAnswers.size(), saves);
        QCOMPARE(room.session.activity(), Activity::Waiting);
    }

    void onlyTheFirstTerminalSignalCounts()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);

        room.generator.finish(request, QStringLiteral("first"));
        room.generator.finish(request, QStringLiteral("second"));
        Q_EMIT room.generator.generationFailed(request.id, chat::Error(), {});

        QVERIFY(finished.wait());
        QTest::qWait(20);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(room.session.messages()[1].text, QStringLiteral("first"));
        QCOMPARE(room.repository.savedAnswers.size(), 1);
    }

    void aSecondTurnGoesOnFromTheFirst()
    {
        Room room;
        const auto first = room.turn(QStringLiteral("One"), QStringLiteral("1"));

        const auto request = room.ask(QStringLiteral("Two"));

        QCOMPARE(request.path.size(), 3);
        QCOMPARE(request.path[1].id, first);
        QCOMPARE(request.path[2].text, QStringLiteral("Two"));
        QCOMPARE(room.texts().size(), 4);
    }

    void aStopBeforeTheFirstTokenGivesTheTextBack()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        const auto request = room.ask(QStringLiteral("Too long"));
        QSignalSpy returned(&room.session, &ChatSession::draftReturned);

        room.session.stop();
        QVERIFY(request.stop.stop_requested());
        room.generator.finish(request, {}, chat::StopReason::Stopped);

        QVERIFY(returned.wait());
        QCOMPARE(room.session.draft(), QStringLiteral("Too long"));
        QCOMPARE(room.texts(), QStringList({QStringLiteral("One"), QStringLiteral("1")}));
        QVERIFY(room.repository.rows[request.path.back().id].trashed);
        QCOMPARE(room.ask(QStringLiteral("Shorter")).path.size(), 3);
    }

    void aStoppedAnswerStaysAndContinuesWithItsOwnSeed()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        room.session.stop();
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("Half"), chat::StopReason::Stopped);
        QVERIFY(finished.wait());
        QCOMPARE(room.session.messages()[1].status, MessageStatus::Stopped);
        room.session.setSettings({.temperature = 0.1});

        room.session.continueAnswer(request.answer);
        const auto again = room.nextAnswer(1);

        QCOMPARE(again.answer, request.answer);
        QCOMPARE(again.seed, request.seed);
        QCOMPARE(again.settings, request.settings);
        QVERIFY(again.unfinished.has_value());
        QCOMPARE(again.unfinished->text, QStringLiteral("Half"));
        QCOMPARE(again.unfinished->tokens.run.size(), 4u);
        room.generator.say(again, QStringLiteral(" done"));
        QCOMPARE(room.session.messages()[1].text, QStringLiteral("Half done"));
    }

    void anAnswerOfAnEarlierRunGoesOnFromItsOwnIds()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        room.session.stop();
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("Half"), chat::StopReason::Stopped);
        QVERIFY(finished.wait());
        const auto chat = room.session.conversation().id;
        QSignalSpy opened(&room.session, &ChatSession::opened);
        room.session.open(chat); // as after a restart: pages come without ids
        QVERIFY(opened.wait());
        QVERIFY(room.session.messages()[1].tokens.run.empty());

        room.session.continueAnswer(request.answer);
        const auto again = room.nextAnswer(1);

        QCOMPARE(again.unfinished->tokens.run.size(), 4u);
        QCOMPARE(again.path.size(), 1);
    }

    void aContinuedAnswerThatFailsAtOnceKeepsItsText()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("Half"), chat::StopReason::Stopped);
        QVERIFY(finished.wait());

        room.session.continueAnswer(request.answer);
        const auto again = room.nextAnswer(1);
        Q_EMIT room.generator.generationFailed(again.id, chat::Error(chat::Error::Code::NoModel, {}), {});

        QVERIFY(finished.wait());
        QCOMPARE(room.repository.rows[request.answer].message.text, QStringLiteral("Half"));
        QCOMPARE(room.session.messages()[1].status, MessageStatus::Failed);
        QCOMPARE(room.session.errorOf(request.answer)->code, chat::Error::Code::NoModel);
    }

    void anAnswerThatFailsKeepsItsTextAndSaysWhy()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        QSignalSpy failed(&room.session, &ChatSession::failed);

        Q_EMIT room.generator.generationFailed(request.id, chat::Error(chat::Error::Code::InvalidNumbers, {}),
                                               support::FakeTextGenerator::result(request, QStringLiteral("so far")));

        QVERIFY(failed.wait());
        QCOMPARE(failed[0][1].value<chat::MessageId>(), request.answer);
        QCOMPARE(room.session.messages()[1].text, QStringLiteral("so far"));
        QCOMPARE(room.session.messages()[1].status, MessageStatus::Failed);
    }

    void regenerateAddsASiblingWithAnotherSeed()
    {
        Room room;
        const auto first = room.turn(QStringLiteral("Hi"), QStringLiteral("A"));
        const auto seed = room.generator.answers[0].seed;

        room.session.regenerate(first);
        const auto request = room.nextAnswer(1);

        QVERIFY(request.answer != first);
        QVERIFY(request.seed != seed);
        QCOMPARE(request.path, room.repository.pathTo(room.session.messages()[0].id));
        QCOMPARE(room.session.messages()[1].siblings, 2);
        QCOMPARE(room.session.messages()[1].siblingIndex, 1);
        QCOMPARE(room.repository.rows[first].message.text, QStringLiteral("A"));
    }

    void editingAQuestionMakesABranchAndSwitchingGoesBack()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        const auto second = room.turn(QStringLiteral("Two"), QStringLiteral("2"));
        const auto question = room.session.messages()[2].id;
        Q_UNUSED(second)

        room.session.editUser(question, QStringLiteral("Three"));
        const auto request = room.nextAnswer(2);
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("3"));
        QVERIFY(finished.wait());

        QCOMPARE(room.texts(), QStringList({QStringLiteral("One"), QStringLiteral("1"), QStringLiteral("Three"),
                                            QStringLiteral("3")}));
        QCOMPARE(room.session.messages()[2].siblings, 2);

        QSignalSpy replaced(&room.session, &ChatSession::messagesReplaced);
        room.session.switchBranch(room.session.messages()[2].id, -1);

        QVERIFY(replaced.wait());
        QCOMPARE(replaced[0][0].toInt(), 2);
        QCOMPARE(room.texts(),
                 QStringList({QStringLiteral("One"), QStringLiteral("1"), QStringLiteral("Two"), QStringLiteral("2")}));
        QCOMPARE(room.repository.chats[1].conversation.leaf, room.session.messages()[3].id);
    }

    void anEditedAnswerIsASiblingAndNothingIsGenerated()
    {
        Room room;
        const auto answer = room.turn(QStringLiteral("Hi"), QStringLiteral("A"));

        room.session.editAnswer(answer, QStringLiteral("B"));

        QTRY_VERIFY(room.session.messages()[1].id != 0);
        QCOMPARE(room.session.messages()[1].text, QStringLiteral("B"));
        QCOMPARE(room.session.messages()[1].status, MessageStatus::Complete);
        QCOMPARE(room.generator.answers.size(), 1);
        QCOMPARE(room.repository.rows[answer].message.text, QStringLiteral("A"));
        QTRY_VERIFY(room.session.canWrite());
    }

    void trashingAnAnswerShowsItsSiblingAndUndoBringsItBack()
    {
        Room room;
        const auto first = room.turn(QStringLiteral("Hi"), QStringLiteral("A"));
        room.session.regenerate(first);
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(room.nextAnswer(1), QStringLiteral("B"));
        QVERIFY(finished.wait());
        const auto second = room.session.messages()[1].id;
        QSignalSpy trashed(&room.session, &ChatSession::trashed);

        room.session.trashMessage(second);

        QVERIFY(trashed.wait());
        QTRY_COMPARE(room.texts(), QStringList({QStringLiteral("Hi"), QStringLiteral("A")}));

        room.session.restoreMessage(second);

        QTRY_COMPARE(room.texts(), QStringList({QStringLiteral("Hi"), QStringLiteral("B")}));
    }

    void trashingTheFirstQuestionLeavesAnEmptyChat()
    {
        Room room;
        room.turn(QStringLiteral("Hi"), QStringLiteral("A"));

        room.session.trashMessage(room.session.messages()[0].id);

        QTRY_VERIFY(room.session.messages().isEmpty());
        QCOMPARE(room.ask(QStringLiteral("Again")).path.size(), 1);
    }

    void aTurnThatCannotBeSavedStaysOnTheScreenAndIsSavedByRetry()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        QSignalSpy failed(&room.session, &ChatSession::failed);
        room.repository.failWrites(1);

        room.session.send(QStringLiteral("Precious"));

        QVERIFY(failed.wait());
        QCOMPARE(failed[0][0].value<chat::Error>().code, chat::Error::Code::DiskFull);
        QVERIFY(room.session.isUnsaved());
        QVERIFY(!room.session.canWrite());
        QCOMPARE(room.session.messages()[2].text, QStringLiteral("Precious"));
        QCOMPARE(room.generator.answers.size(), 1);

        room.session.retrySave();

        QCOMPARE(room.nextAnswer(1).path.back().text, QStringLiteral("Precious"));
        QVERIFY(!room.session.isUnsaved());
    }

    void anUnsavedTurnBecomesTheDraftWhenTheChatIsLeft()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        room.repository.failWrites(1);
        room.session.send(QStringLiteral("Precious"));
        QTRY_VERIFY(room.session.isUnsaved());

        room.session.openNew();

        QTRY_COMPARE(room.repository.chats[1].conversation.draft, QStringLiteral("Precious"));
    }

    void anAnswerThatCannotBeSavedIsSavedByRetry()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        room.repository.failWrites(1);
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("A"));
        QVERIFY(finished.wait());
        QVERIFY(room.session.isUnsaved());
        QVERIFY(!room.session.canWrite());

        room.session.retrySave();

        QTRY_VERIFY(!room.session.isUnsaved());
        QCOMPARE(room.repository.rows[request.answer].message.text, QStringLiteral("A"));
        QVERIFY(room.session.canWrite());
    }

    void anAnswerGoesOnWhileAnotherChatIsOpen()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        room.generator.say(request, QStringLiteral("So"));
        room.session.openNew();
        QCOMPARE(room.session.activity(), Activity::Idle);
        QVERIFY(room.session.canWrite());
        room.generator.say(request, QStringLiteral(" far"));
        QSignalSpy opened(&room.session, &ChatSession::opened);

        room.session.open(1);

        QVERIFY(opened.wait());
        QCOMPARE(room.texts(), QStringList({QStringLiteral("Hi"), QStringLiteral("So far")}));
        QCOMPARE(room.session.answering(), request.answer);
        room.generator.say(request, QStringLiteral(" good"));
        QCOMPARE(room.texts()[1], QStringLiteral("So far good"));
    }

    void onlyTheChatOpenedLastIsShown()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        room.session.openNew();
        room.turn(QStringLiteral("Two"), QStringLiteral("2"));
        QSignalSpy opened(&room.session, &ChatSession::opened);

        room.session.open(2);
        room.session.open(1);

        QVERIFY(opened.wait());
        QTest::qWait(20);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(room.session.conversation().id, 1);
    }

    void anAnswerLeftHalfByAKillIsShownAsInterrupted()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        Q_EMIT room.generator.checkpoint(request.id,
                                         support::FakeTextGenerator::result(request, QStringLiteral("Goo")));
        ChatSession afterRestart(room.repository, room.generator);
        QSignalSpy opened(&afterRestart, &ChatSession::opened);

        afterRestart.open(1);

        QVERIFY(opened.wait());
        QCOMPARE(afterRestart.messages()[1].text, QStringLiteral("Goo"));
        QCOMPARE(afterRestart.messages()[1].status, MessageStatus::Interrupted);
        QVERIFY(afterRestart.canWrite());
    }

    void olderMessagesComePageByPage()
    {
        Room room;
        for (int i = 0; i < 60; ++i)
            room.turn(QString::number(i), QStringLiteral("ok"));
        QSignalSpy opened(&room.session, &ChatSession::opened);
        room.session.open(1);
        QVERIFY(opened.wait());
        QCOMPARE(room.session.messages().size(), 50);
        QVERIFY(room.session.hasOlder());
        QSignalSpy older(&room.session, &ChatSession::olderLoaded);

        room.session.loadOlder();
        room.session.loadOlder();
        QVERIFY(older.wait());

        QCOMPARE(older.size(), 1);
        QCOMPARE(room.session.messages().size(), 100);
        room.session.loadOlder();
        QVERIFY(older.wait());
        QCOMPARE(room.session.messages().size(), 120);
        QVERIFY(!room.session.hasOlder());
        QCOMPARE(room.session.messages()[0].text, QStringLiteral("0"));
    }

    void openingAsksWhatItCostsAndFeedsNothing()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        QTRY_VERIFY(!room.generator.prepares.isEmpty() && room.generator.prepares.back().path.size() == 2);
        const auto request = room.generator.prepares.back();
        QVERIFY(!request.feed);
        chat::Readiness readiness;
        readiness.tokens = 20;
        readiness.toFeed = 20;
        readiness.seconds = 1;
        readiness.encoded = {{request.path[0].id, {"format", {1, 2}, {}}}};

        Q_EMIT room.generator.prepared(request.id, readiness);

        QCOMPARE(room.session.readiness()->toFeed, 20);
        QVERIFY(!room.session.isCatchingUp());
        QCOMPARE(room.repository.rows[request.path[0].id].message.tokens.format, QByteArray("format"));
    }

    void typingStartsCatchingUpAndSendingGivesItUp()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        QTRY_VERIFY(!room.generator.prepares.isEmpty() && room.generator.prepares.back().path.size() == 2);
        chat::Readiness readiness;
        readiness.toFeed = 20;
        Q_EMIT room.generator.prepared(room.generator.prepares.back().id, readiness);

        room.session.setDraft(QStringLiteral("T"));

        QVERIFY(room.session.isCatchingUp());
        QTRY_VERIFY(room.generator.prepares.back().feed);
        const auto feeding = room.generator.prepares.back();
        Q_EMIT room.generator.promptProgress(feeding.id, 7, 20, 0);
        QCOMPARE(room.session.progress().fed, 7);

        room.session.send(QStringLiteral("Two"));

        QVERIFY(feeding.stop.stop_requested());
        QVERIFY(!room.session.isCatchingUp());
    }

    void anotherModelIsAskedAgainAndAnOldReadinessIsDropped()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        QTRY_VERIFY(!room.generator.prepares.isEmpty() && room.generator.prepares.back().path.size() == 2);
        const auto old = room.generator.prepares.back();

        room.generator.finishLoading();

        QTRY_VERIFY(room.generator.prepares.back().id != old.id);
        Q_EMIT room.generator.prepared(old.id, {});
        QVERIFY(!room.session.readiness());
    }

    void theCostOfAnyMessageCanBeAsked()
    {
        Room room;
        const auto answer = room.turn(QStringLiteral("One"), QStringLiteral("1"));
        room.turn(QStringLiteral("Two"), QStringLiteral("2"));
        QSignalSpy known(&room.session, &ChatSession::costKnown);

        room.session.askCost(answer);

        QTRY_VERIFY(!room.generator.prepares.isEmpty() && room.generator.prepares.back().path.size() == 2);
        chat::Readiness readiness;
        readiness.message = answer;
        readiness.toFeed = 118;
        Q_EMIT room.generator.prepared(room.generator.prepares.back().id, readiness);
        QCOMPARE(known.size(), 1);
        QCOMPARE(known[0][0].value<chat::Readiness>().toFeed, 118);
    }

    void draftsAreSavedWithinASecondOrTwoAndWhenTheChatIsLeft()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));

        room.session.setDraft(QStringLiteral("half a th"));
        QTRY_COMPARE_WITH_TIMEOUT(room.repository.chats[1].conversation.draft, QStringLiteral("half a th"), 2000);
        room.session.setDraft(QStringLiteral("half a thought"));
        room.session.openNew();

        QCOMPARE(room.repository.chats[1].conversation.draft, QStringLiteral("half a thought"));
    }

    void theDraftOfANewChatComesBack()
    {
        Room room;
        room.session.setDraft(QStringLiteral("not yet"));
        QSignalSpy returned(&room.session, &ChatSession::draftReturned);

        room.session.openNew();

        QVERIFY(returned.wait());
        QCOMPARE(room.session.draft(), QStringLiteral("not yet"));
    }

    void aPersonaStandsBeforeTheChatNowAndAfterReopening()
    {
        struct Shelf : chat::ShelfRepository
        {
            QFuture<QList<chat::Persona>> personas() override { return {}; }
            QFuture<chat::Persona> persona(qint64 id) override
            {
                chat::Persona found;
                found.id = id;
                found.text = QStringLiteral("You are a gardener.");
                return QtFuture::makeReadyFuture(found);
            }
            QFuture<chat::Persona> savePersona(const chat::Persona &) override { return {}; }
            QFuture<void> retirePersona(qint64) override { return {}; }
            QFuture<QList<chat::Folder>> folders() override { return {}; }
            QFuture<chat::Folder> addFolder(const QString &) override { return {}; }
            QFuture<void> renameFolder(qint64, const QString &) override { return {}; }
            QFuture<void> removeFolder(qint64) override { return {}; }
            QFuture<void> setFolder(qint64, qint64) override { return {}; }
        } shelf;
        Room room;
        QSignalSpy failed(&room.session, &ChatSession::failed);
        room.session.openNew(3);
        QCOMPARE(failed.size(), 1); // no shelf, no persona
        room.session.setShelf(&shelf);

        room.session.openNew(3);
        QTRY_COMPARE(room.session.conversation().persona, 3);
        const auto request = room.ask(QStringLiteral("Hi"));

        QCOMPARE(request.persona, QStringLiteral("You are a gardener."));
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("A"));
        QVERIFY(finished.wait());
        room.session.openNew();
        room.session.open(1);
        QTRY_VERIFY(!room.generator.prepares.isEmpty() && room.generator.prepares.back().conversation == 1);
        QCOMPARE(room.generator.prepares.back().persona, QStringLiteral("You are a gardener."));
    }

    void aForkIsAnotherChatAndThisOneStays()
    {
        Room room;
        const auto answer = room.turn(QStringLiteral("One"), QStringLiteral("1"));
        room.turn(QStringLiteral("Two"), QStringLiteral("2"));
        QSignalSpy forked(&room.session, &ChatSession::forked);

        room.session.fork(answer);

        QVERIFY(forked.wait());
        QCOMPARE(room.session.conversation().id, 1);
        QCOMPARE(room.session.messages().size(), 4);
        room.session.open(forked[0][0].value<chat::Conversation>().id);
        QTRY_COMPARE(room.texts(), QStringList({QStringLiteral("One"), QStringLiteral("1")}));
    }

    void aTitleThatThePersonChoseIsKept()
    {
        Room room;
        const auto request =
            room.ask(QStringLiteral("What is a very long question about nothing in particular that goes on?"));
        QVERIFY(room.repository.chats[1].conversation.title.size() <= 49);
        QSignalSpy finished(&room.session, &ChatSession::answerFinished);
        room.generator.finish(request, QStringLiteral("A"));
        QVERIFY(finished.wait());
        QCOMPARE(room.generator.titles.size(), 1);

        room.session.rename(QStringLiteral("Mine"));
        QTRY_COMPARE(room.repository.chats[1].conversation.title, QStringLiteral("Mine"));
        Q_EMIT room.generator.titleMade(room.generator.titles[0].id, QStringLiteral("Theirs"));

        QTest::qWait(20);
        QCOMPARE(room.repository.chats[1].conversation.title, QStringLiteral("Mine"));
    }

    void verifyTellsWhatItFound()
    {
        Room room;
        room.turn(QStringLiteral("One"), QStringLiteral("1"));
        QSignalSpy verified(&room.session, &ChatSession::verified);

        room.session.verify();
        QTRY_COMPARE(room.generator.verifications.size(), 1);
        chat::Verification found;
        found.identical = 2;
        Q_EMIT room.generator.verified(room.generator.verifications[0].id, found);
        Q_EMIT room.generator.verified(room.generator.verifications[0].id, found);

        QCOMPARE(verified.size(), 1);
        QCOMPARE(verified[0][0].value<chat::Verification>().identical, 2);
    }

    void shuttingDownStopsTheAnswerAndWaitsUntilItIsSaved()
    {
        Room room;
        const auto request = room.ask(QStringLiteral("Hi"));
        room.generator.say(request, QStringLiteral("So far"));
        room.session.setDraft(QStringLiteral("next"));
        QSignalSpy finished(&room.session, &ChatSession::shutDownFinished);

        room.session.shutDown();

        QVERIFY(request.stop.stop_requested());
        QVERIFY(!finished.wait(30));
        room.generator.finish(request, QStringLiteral("So far"), chat::StopReason::Stopped);
        QVERIFY(finished.wait());
        QCOMPARE(room.repository.rows[request.answer].message.status, MessageStatus::Stopped);
        QCOMPARE(room.repository.chats[1].conversation.draft, QStringLiteral("next"));
    }
};

QTEST_GUILESS_MAIN(ChatSessionTest)
#include "ChatSessionTest.moc"
