#include "chat/HelpTopics.h"
#include "inference/InferenceService.h"
#include "support/FakeStateStore.h"
#include "support/Shared.h"
#include "support/Talk.h"

#include <QTest>

namespace {

const QString kModel = QStringLiteral(":/fledgling/fledgling.gguf");

/// The built-in model as the program asks it: greedy, with the offer where it is unsure.
struct Room
{
    support::FakeStateStore store;
    inference::InferenceService service{store, 1};
    support::Talk talk{service};
    chat::HelpTopics topics = chat::HelpTopics::builtIn();
    double sure = topics.sure();

    Room() { talk.settings = chat::GenerationSettings::greedy(); }

    /// The answer to a question that begins a chat.
    chat::GenerationResult ask(const QString &question)
    {
        talk.path.clear();
        return goOn(question);
    }
    chat::GenerationResult goOn(const QString &question)
    {
        talk.say(question);
        auto request = talk.request();
        request.unsure = chat::Unsure{.below = sure, .text = topics.offer(question)};
        const auto result = talk.finish(request);
        talk.addAnswer(result);
        return result;
    }
};

bool isClean(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 0x20 && c != u'\n') || c == QChar::ReplacementCharacter || c.isNull();
    });
}

} // namespace

/// The model in the box, in the file that is in the box.
class FledglingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableIsWhole()
    {
        const auto topics = chat::HelpTopics::builtIn();

        QVERIFY(topics.all().size() >= 60);
        QVERIFY(topics.sure() > 0 && topics.sure() < 1);
        QSet<QString> ids, questions;
        for (const auto &topic : topics.all()) {
            QVERIFY2(!topic.title.isEmpty() && !topic.question.isEmpty() && topic.answer.size() > 20,
                     qPrintable(topic.id));
            ids.insert(topic.id);
            questions.insert(topic.question);
        }
        QCOMPARE(ids.size(), topics.all().size());
        QCOMPARE(questions.size(), topics.all().size());
    }

    void theSearchFindsTopicsByTheirWords()
    {
        const auto topics = chat::HelpTopics::builtIn();

        QCOMPARE(topics.near(QStringLiteral("my models are too big for the disk"), 1)[0].id, QStringLiteral("disk"));
        QCOMPARE(topics.near(QStringLiteral("Deleting a chat"), 1)[0].id, QStringLiteral("delete"));
        QVERIFY(topics.near(QStringLiteral("xyzzy"), 3).isEmpty());
        QCOMPARE(topics.containing({}).size(), topics.all().size());
        const auto keys = topics.containing(QStringLiteral("SHORT sheet"));
        QVERIFY(keys.size() >= 1 && keys[0].id == QStringLiteral("keys"));
        QVERIFY(topics.containing(QStringLiteral("xyzzy")).isEmpty());
    }

    void anOfferNamesQuestionsOfTheTable()
    {
        const auto topics = chat::HelpTopics::builtIn();

        const auto offered = chat::HelpTopics::offered(topics.offer(QStringLiteral("how much memory?")));

        QCOMPARE(offered.size(), 4);
        QVERIFY(offered.contains(QStringLiteral("How much memory do I need?")));
        for (const auto &question : offered)
            QVERIFY(std::any_of(topics.all().begin(), topics.all().end(),
                                [&](const auto &topic) { return topic.question == question && topic.known; }));
        QVERIFY(chat::HelpTopics::offered(QStringLiteral("I can explain a lot.")).isEmpty());
    }

    void whereItIsUnsureTheOfferTakesTheAnswersPlace()
    {
        Room room;
        QVERIFY(room.talk.load(kModel));
        room.sure = 1.1; // nothing is ever so sure

        const auto offer = room.ask(QStringLiteral("How much memory?"));

        QCOMPARE(offer.text, room.topics.offer(QStringLiteral("How much memory?")));
        QCOMPARE(room.talk.streamed, offer.text); // of the guess nothing was shown
        QVERIFY(offer.statistics.offered);
        QVERIFY(offer.statistics.confidence <= 1);
        QCOMPARE(offer.reason, chat::StopReason::StopText);
        QCOMPARE(offer.tokens.run, offer.tokens.history);
        // The state has read the offer, not the guess: going on recomputes nothing and is what a fresh reading gives.
        QCOMPARE(room.talk.prepare().toFeed, 0);
        room.sure = 0;
        const auto next = room.goOn(QStringLiteral("What is Rookery?"));
        Room fresh;
        QVERIFY(fresh.talk.load(kModel));
        fresh.sure = 0;
        fresh.talk.path = room.talk.path.mid(0, 2);
        for (auto &message : fresh.talk.path)
            message.tokens = {};
        QCOMPARE(fresh.goOn(QStringLiteral("What is Rookery?")).text, next.text);
    }

    void theQuestionsToClickAreAnsweredFromTheTable()
    {
        Room room;
        if (!room.topics.isMeasured())
            QSKIP("the model in use was not trained on this table");
        QVERIFY(room.talk.load(kModel));

        int asked = 0;
        for (const auto &topic : room.topics.all()) {
            if (!topic.known)
                continue;
            QCOMPARE(room.ask(topic.question).text, topic.answer);
            ++asked;
        }

        QVERIFY(asked >= 60); // of 65: those that it does not know are never offered
    }

    void tenQuestionsAreAnsweredFromTheTable_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::newRow("What is Rookery?") << QStringLiteral("what");
        QTest::newRow("What is RWKV?") << QStringLiteral("rwkv");
        QTest::newRow("Are my chats private?") << QStringLiteral("privacy");
        QTest::newRow("Where are my chats stored?") << QStringLiteral("where");
        QTest::newRow("How do I get a stronger model?") << QStringLiteral("get");
        QTest::newRow("How much memory do I need?") << QStringLiteral("memory");
        QTest::newRow("How do I delete a chat?") << QStringLiteral("delete");
        QTest::newRow("Is there a dark theme?") << QStringLiteral("theme");
        QTest::newRow("Who are you?") << QStringLiteral("who");
        QTest::newRow("Does it cost anything?") << QStringLiteral("free");
    }

    void tenQuestionsAreAnsweredFromTheTable()
    {
        QFETCH(QString, topic);
        Room room;
        if (!room.topics.isMeasured())
            QSKIP("the model in use was not trained on this table");
        QVERIFY(room.talk.load(kModel));

        const auto answer = room.ask(QString::fromLatin1(QTest::currentDataTag()));

        const auto &all = room.topics.all();
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.id == topic; });
        QVERIFY(found != all.end());
        QCOMPARE(answer.text, found->answer);
        QVERIFY(!answer.statistics.offered);
    }

    void otherModelsAreNeverInterrupted()
    {
        Room room;
        QVERIFY(room.talk.load(support::sources() + QStringLiteral("/resources/fledgling/fledgling.gguf")));
        room.sure = 1.1;

        QVERIFY(!room.ask(QStringLiteral("How much memory?")).statistics.offered);
    }

    void strangeQuestionsGetACleanAnswer_data()
    {
        QTest::addColumn<QString>("question");
        QTest::newRow("a dot") << QStringLiteral(".");
        QTest::newRow("question marks") << QStringLiteral("???");
        QTest::newRow("Chinese") << QStringLiteral("你好，你能帮我写一封信吗？");
        QTest::newRow("Arabic") << QStringLiteral("كيف حالك اليوم؟");
        QTest::newRow("Russian") << QStringLiteral("Как дела? Расскажи мне о погоде.");
        QTest::newRow("emoji") << QStringLiteral("🦜🦜🦜 👩‍👩‍👧‍👦");
        QTest::newRow("letters in disorder") << QStringLiteral("asdkjh qweoiu zxmcnb lkjsdf");
        QTest::newRow("controls") << QStringLiteral("a\u0001b\u001b[31mc\u0007");
        QTest::newRow("code") << QStringLiteral("SELECT * FROM users; -- {[(<>)]}");
        QTest::newRow("a very long one") << QStringLiteral("and then he said that ").repeated(600) +
                                                QStringLiteral("what do you think?");
    }

    void strangeQuestionsGetACleanAnswer()
    {
        QFETCH(QString, question);
        Room room;
        QVERIFY(room.talk.load(kModel));

        const auto answer = room.ask(question);

        QVERIFY(!room.talk.error);
        QVERIFY(!answer.text.isEmpty());
        QVERIFY2(isClean(answer.text), qPrintable(answer.text));
        QVERIFY2(answer.text.size() < 700, qPrintable(answer.text));
        QCOMPARE(answer.reason, chat::StopReason::StopText); // ended by itself
    }
};

QTEST_GUILESS_MAIN(FledglingTest)
#include "FledglingTest.moc"
