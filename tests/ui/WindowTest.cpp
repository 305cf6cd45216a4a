#include "support/Person.h"
#include "support/Shared.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

using support::makeGreedy;
using support::newestTokens;
using support::NoFileGrows;
using support::Person;

/// The program from its start to its end: what is there again, what it says when something is wrong.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::prepareWindows(); }

    void aChatGoesOnAfterARestartWithNothingRecomputed_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("maxTokens");
        QTest::addColumn<bool>("fillsThem");
        QTest::newRow("built in") << QString() << 96 << false;
        // one byte a token, no end of its own: exactly 64 tokens
        QTest::newRow("64 tokens of a tiny model")
            << support::shared(QStringLiteral("fixtures/models/tiny7.f32.gguf")) << 64 << true;
    }

    void aChatGoesOnAfterARestartWithNothingRecomputed()
    {
        QFETCH(QString, model);
        QFETCH(int, maxTokens);
        QFETCH(bool, fillsThem);
        if (fillsThem && model.isEmpty())
            QSKIP("needs fixtures/models in ROOKERY_SHARED");
        const auto first = QStringLiteral("Hello, my name is Ada.");
        const auto second = QStringLiteral("What is my name, and what can you do for me?");
        QTemporaryDir broken, unbroken;
        makeGreedy(broken.path(), maxTokens);
        makeGreedy(unbroken.path(), maxTokens);
        QString expected;
        {
            Person person(unbroken.path(), model);
            QVERIFY(person.ready());
            QVERIFY(person.ask(first));
            QVERIFY(person.ask(second));
            expected = person.newestAnswer();
            QVERIFY(!expected.isEmpty());
            QVERIFY(!person.hasRow(ui::TranscriptModel::Reopened));
            QVERIFY(person.quit());
        }

        {
            Person person(broken.path(), model);
            QVERIFY(person.ready());
            QVERIFY(person.ask(first));
            QVERIFY(!person.newestAnswer().isEmpty());
            QVERIFY(person.quit());
        }
        {
            Person person(broken.path(), model);
            QVERIFY(person.ready());
            QTRY_COMPARE(person.chats().rowCount(), 1);
            QTRY_VERIFY(!person.chat().isEmpty()); // the last chat is open again
            QTRY_VERIFY(person.chat().statusText().contains(QStringLiteral("nothing recomputed")));
            QVERIFY(person.ask(second));

            QCOMPARE(person.chat().recomputed(), 0);
            QCOMPARE(person.newestAnswer(), expected);
            QVERIFY(person.hasRow(ui::TranscriptModel::Reopened));
            QVERIFY(person.quit());
        }
        const auto tokens = newestTokens(broken.path());
        QCOMPARE(tokens, newestTokens(unbroken.path()));
        if (fillsThem)
            QCOMPARE(int(tokens.run.size()), maxTokens);
        else
            QVERIFY(!tokens.run.empty());
    }

    void aNameToldIsKnownAfterARestart()
    {
        QTemporaryDir folder;
        {
            Person person(folder.path());
            QVERIFY(person.ready());
            QVERIFY(person.ask(QStringLiteral("Hello! My name is Ada.")));
            QVERIFY(person.quit());
        }

        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_VERIFY(person.chat().statusText().contains(QStringLiteral("nothing recomputed")));
        QVERIFY(person.ask(QStringLiteral("What is my name?")));

        QVERIFY2(person.newestAnswer().contains(QStringLiteral("Ada")), qPrintable(person.newestAnswer()));
        QCOMPARE(person.chat().recomputed(), 0);
        QVERIFY(person.quit());
    }

    void theHelpIsReachedByKeysAndSearched()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        const auto topics = chat::HelpTopics::builtIn();

        person.press(Qt::Key_F1);
        QTRY_VERIFY(person.item(QStringLiteral("helpFromShortcuts")));
        person.item(QStringLiteral("helpFromShortcuts"))->forceActiveFocus(Qt::TabFocusReason);
        person.press(Qt::Key_Space);
        QTRY_VERIFY(person.item(QStringLiteral("help")));
        auto *list = person.item(QStringLiteral("help"));
        QCOMPARE(list->property("count").toInt(), topics.all().size());
        QTRY_VERIFY(person.item(QStringLiteral("helpSearch"))->hasActiveFocus());
        person.type(QStringLiteral("screen reader"));
        QTRY_VERIFY(list->property("count").toInt() < topics.all().size());
        const auto &help = person.help();
        QStringList titles;
        for (int row = 0; row < help.rowCount(); ++row)
            titles += help.index(row).data(ui::HelpViewModel::TitleRole).toString();
        const auto &reader = *std::find_if(topics.all().begin(), topics.all().end(),
                                           [](const auto &topic) { return topic.id == QStringLiteral("reader"); });
        QVERIFY2(titles.contains(reader.title), qPrintable(titles.join(u',')));

        person.press(Qt::Key_Escape);
        QTRY_COMPARE(person.window()->property("page").toString(), QStringLiteral("chat"));
        QVERIFY(person.quit());
    }

    void aDraftWaitsForTheNextStart()
    {
        QTemporaryDir folder;
        {
            Person person(folder.path());
            QVERIFY(person.ready());
            QTRY_VERIFY(person.item(QStringLiteral("composer"))->hasActiveFocus());
            person.type(QStringLiteral("Not sent yet"));
            QVERIFY(person.quit());
        }

        Person person(folder.path());
        QVERIFY(person.ready());

        QTRY_COMPARE(person.item(QStringLiteral("composer"))->property("text").toString(),
                     QStringLiteral("Not sent yet"));
        QVERIFY(person.quit());
    }

    void aFileThatIsNoModelGivesASentenceAndTheChatsCanBeRead()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("notes.gguf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("This is not a model.");
        file.close();

        Person person(folder.filePath(QStringLiteral("data")), file.fileName());

        QVERIFY(QTest::qWaitForWindowExposed(person.window()));
        QTRY_VERIFY(!person.chat().errorTitle().isEmpty());
        QVERIFY(!person.chat().errorAdvice().isEmpty());
        QVERIFY(person.quit());
    }

    void howTheChatStandsIsSaidAfterEveryWayOfGoingOn()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        const auto ready = [&] { return person.chat().statusText().contains(QStringLiteral("nothing recomputed")); };
        QVERIFY(person.ask(QStringLiteral("Hello")));
        QTRY_VERIFY(ready());
        QVERIFY(person.ask(QStringLiteral("Who are you?")));
        QTRY_VERIFY(ready());

        person.press(Qt::Key_R, Qt::ControlModifier); // again
        QTRY_VERIFY(person.chat().busy());
        QVERIFY(person.answered());
        QTRY_VERIFY(ready());
        person.press(Qt::Key_Left, Qt::AltModifier); // the branch before
        QTRY_VERIFY(ready());
        QTRY_VERIFY(person.chat().canWrite());
        person.chat().editLast(); // a question is edited: what that costs, then the answer
        QTRY_VERIFY(ready());
        QVERIFY(person.chat().editing() != 0);
        person.chat().setDraft(QStringLiteral("What are you?"));
        QVERIFY(person.chat().send());
        QVERIFY(person.answered());
        QTRY_VERIFY(ready());
        const auto before = person.chat().conversation();
        const auto last = person.chat().transcript()->index(0).data(ui::TranscriptModel::MessageRole).toLongLong();
        person.chat().fork(last + 1); // the first answer
        QTRY_VERIFY(person.chat().conversation() != before);
        QTRY_VERIFY(ready());

        person.chat().verify();
        QTRY_VERIFY(person.toast().text().contains(QStringLiteral("bit for bit")));
        QVERIFY(person.quit());
    }

    void anotherModelReadsFirstAndSwitchingBackIsInstant()
    {
        const auto other = support::shared(QStringLiteral("fixtures/models/tiny7.f32.gguf"));
        if (!QFile::exists(other))
            QSKIP("needs fixtures/models/tiny7.f32.gguf in ROOKERY_SHARED");
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));
        QTRY_VERIFY(person.chat().statusText().contains(QStringLiteral("nothing recomputed")));

        person.model().open(QUrl::fromLocalFile(other));
        QTRY_VERIFY2_WITH_TIMEOUT(person.chat().statusText().contains(QStringLiteral("tokens first")),
                                  qPrintable(person.chat().statusText() + person.chat().errorTitle()), 20'000);
        person.chat().setDraft(QStringLiteral("x")); // typing begins the catching up
        QTRY_VERIFY_WITH_TIMEOUT(person.chat().statusText().contains(QStringLiteral("nothing recomputed")), 20'000);
        person.model().openBuiltIn();
        QTRY_VERIFY_WITH_TIMEOUT(person.model().loaded() && !person.model().loading() && person.chat().instant(),
                                 20'000);
        QVERIFY(person.quit());
    }

    void aQuestionThatCannotBeSavedWaitsWithAButton()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));

        {
            const NoFileGrows full; // as on a full disk
            person.type(QStringLiteral("Are you there?"));
            person.press(Qt::Key_Return);
            QTRY_VERIFY(!person.chat().errorTitle().isEmpty());
            QTRY_VERIFY(person.item(QStringLiteral("errorAct")));
            QVERIFY(!person.item(QStringLiteral("dismissError")));
            person.chat().dismissError(); // as opening another chat would
            QVERIFY(!person.chat().errorTitle().isEmpty());
        }
        QVERIFY(person.click(QStringLiteral("errorAct")));

        QVERIFY(person.answered());
        QTRY_VERIFY(!person.newestAnswer().isEmpty());
        QVERIFY(person.chat().errorTitle().isEmpty());
        QVERIFY(person.quit());
        QVERIFY(!newestTokens(folder.path()).run.empty());
    }

    void theProgramComesBackAsItWasLeft()
    {
        QTemporaryDir folder;
        {
            Person person(folder.path());
            QVERIFY(person.ready());
            auto &program = person.program();
            QTRY_VERIFY(program.isReady());
            program.language().choose(QStringLiteral("de"));
            program.appearance().setCompact(true);
            program.appearance().setCodeScale(1.5);
            program.program().setNotifies(false);
            person.window()->setProperty("sidebarHidden", true);
            QVERIFY(person.quit());
        }

        Person person(folder.path());
        QVERIFY(person.ready());
        auto &program = person.program();
        QTRY_VERIFY(program.isReady());

        QCOMPARE(program.language().inUse(), QStringLiteral("de"));
        QVERIFY(program.appearance().compact());
        QCOMPARE(program.appearance().codeScale(), 1.5);
        QVERIFY(!program.program().notifies());
        QVERIFY(person.window()->property("sidebarHidden").toBool());
        QVERIFY(person.quit());
    }

    void settingsThatCannotBeReadAreKeptAside_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::newRow("broken") << QStringLiteral("{\"temperature\": 0.");
        QTest::newRow("of the future") << QStringLiteral("{\"version\": 7, \"temperature\": \"mild\"}");
    }
    void settingsThatCannotBeReadAreKeptAside()
    {
        QFETCH(QString, kept);
        QTemporaryDir folder;
        {
            storage::DataFolder held(folder.path());
            storage::SqliteConversationRepository repository(folder.path());
            repository.setValue(QStringLiteral("generation"), kept).waitForFinished();
        }

        {
            Person person(folder.path());
            QTRY_VERIFY(person.program().isReady());
            QVERIFY(person.toast().text().contains(QStringLiteral("kept aside")));
            QVERIFY(person.ready());
            QVERIFY(person.quit());
        }
        storage::DataFolder held(folder.path());
        storage::SqliteConversationRepository repository(folder.path());
        QCOMPARE(repository.value(QStringLiteral("generation.aside")).result(), kept);
    }

    void logsHoldNoWordsOfChats()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Tell me about aardvarks")));
        const auto &log = person.program().program();
        QTRY_VERIFY(log.logText().contains(QStringLiteral("answer finished")));

        QVERIFY(log.logText().contains(QStringLiteral("data folder")));
        QVERIFY(!log.logText().contains(QStringLiteral("aardvark"), Qt::CaseInsensitive));
        const auto answer = person.newestAnswer();
        QVERIFY(!answer.isEmpty() && !log.logText().contains(answer.left(20)));
        QVERIFY(person.quit());
    }
};

QTEST_MAIN(WindowTest)
#include "WindowTest.moc"
