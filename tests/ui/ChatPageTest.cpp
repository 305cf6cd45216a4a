#include "gui/SampleChats.h"
#include "support/Person.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

using support::makeGreedy;
using support::Person;

/// The chat page by mouse and by keys: writing, attaching, choosing, finding, personas.
class ChatPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::prepareWindows(); }

    void aChatWithAPersonaStartsFromItsPreparedState()
    {
        QTemporaryDir folder;
        makeGreedy(folder.path(), 48);
        Person person(folder.path());
        QVERIFY(person.ready());
        person.go("personas");
        QVERIFY(person.click(QStringLiteral("newPersona")));
        QVERIFY(person.typeInto("personaName", QStringLiteral("Gardener")));
        QVERIFY(
            person.typeInto("personaText", QStringLiteral("You are a calm gardener who answers in short sentences.")));
        QVERIFY(person.typeInto("personaGreeting", QStringLiteral("Hello. What shall we sow today")));
        QVERIFY(person.click(QStringLiteral("savePersona")));
        QTRY_COMPARE(person.personas().rowCount(), 1);
        const auto first = person.personas().index(0);
        QTRY_VERIFY(first.data(ui::PersonasViewModel::ReadyRole).toBool());
        const auto gardener = first.data(ui::PersonasViewModel::PersonaRole).toLongLong();

        person.go("chat");
        person.chat().openNew(gardener);
        QTRY_COMPARE(person.chat().persona(), gardener);
        QTRY_VERIFY(person.chat().instant()); // nothing of the persona is left to be read
        QCOMPARE(person.newestAnswer(), QStringLiteral("Hello. What shall we sow today"));
        QVERIFY(person.ask(QStringLiteral("Beans")));

        const auto *transcript = person.chat().transcript();
        const auto answer =
            transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::MessageRole).toLongLong();
        const auto facts = person.chat().statistics(answer);
        const auto reused =
            facts.value(facts.indexOf(QStringLiteral("Kept from before")) + 1).section(u' ', 0, 0).toInt();
        QVERIFY2(reused > 15, qPrintable(facts.join(u' '))); // text and greeting came from the state
        QCOMPARE(person.chat().conversation(), 1);

        person.chat().openNew();
        QTRY_COMPARE(person.chat().persona(), 0);
        person.chat().open(1);
        QTRY_COMPARE(person.chat().persona(), gardener);
        QTRY_VERIFY(person.chat().instant());
        QVERIFY(person.quit());
    }

    void aPersonaIsCopiedDeletedAndBroughtBack()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        person.personas().save(0, QStringLiteral("Teacher"), QStringLiteral("Explain."), {}, 0);
        QTRY_COMPARE(person.personas().rowCount(), 1);
        person.go("personas");

        QVERIFY(person.click(QStringLiteral("duplicatePersona")));
        QTRY_COMPARE(person.personas().rowCount(), 2);
        QTRY_VERIFY(person.item(QStringLiteral("persona")));
        person.item(QStringLiteral("persona"))->forceActiveFocus(Qt::TabFocusReason);
        person.press(Qt::Key_Delete);
        QTRY_COMPARE(person.personas().rowCount(), 1);
        person.press(Qt::Key_Z, Qt::ControlModifier);

        QTRY_COMPARE(person.personas().rowCount(), 2);
        QCOMPARE(person.personas().index(0).data(ui::PersonasViewModel::SoundRole).toInt(), 0);
        QVERIFY(person.quit());
    }

    void aChatGoesIntoAFileAndComesBackWithBranchesAndSettings()
    {
        QTemporaryDir folder;
        Person person(folder.filePath(QStringLiteral("data")));
        QVERIFY(person.ready());
        person.personas().save(0, QStringLiteral("Teacher"), QStringLiteral("Explain."), {}, -1);
        QTRY_COMPARE(person.personas().rowCount(), 1);
        person.chat().openNew(person.personas().index(0).data(ui::PersonasViewModel::PersonaRole).toLongLong());
        QTRY_VERIFY(person.chat().persona() != 0);
        QVERIFY(person.ask(QStringLiteral("Hello")));
        person.press(Qt::Key_R, Qt::ControlModifier);
        auto *transcript = person.chat().transcript();
        QTRY_COMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingsRole).toInt(), 2);
        QVERIFY(person.answered());
        const auto answer = person.newestAnswer();
        QSignalSpy exported(&person.archive(), &ui::ArchiveViewModel::exported);
        for (const auto *name : {"chat.json", "chat.md", "chat.txt"})
            person.archive().exportChat(1, QUrl::fromLocalFile(folder.filePath(QString::fromLatin1(name))));
        QTRY_COMPARE(exported.size(), 3);
        QFile markdown(folder.filePath(QStringLiteral("chat.md"))), text(folder.filePath(QStringLiteral("chat.txt")));
        QVERIFY(markdown.open(QIODevice::ReadOnly) && text.open(QIODevice::ReadOnly));
        QVERIFY(markdown.readAll().contains("**You:**\n\nHello"));
        QVERIFY(text.readAll().contains("You:\nHello"));
        QCOMPARE(markdown.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        person.archive().importChat(QUrl::fromLocalFile(folder.filePath(QStringLiteral("chat.json"))));

        QTRY_COMPARE(person.chats().rowCount(), 2);
        QTRY_COMPARE(person.chat().conversation(), 2);
        QCOMPARE(person.newestAnswer(), answer);
        QCOMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingsRole).toInt(), 2);
        QCOMPARE(person.chat().personaName(), QStringLiteral("Teacher"));
        QCOMPARE(person.personas().rowCount(), 1);
        const auto copied =
            transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::MessageRole).toLongLong();
        QVERIFY(!person.chat().statistics(copied).isEmpty());

        person.archive().importChat(QUrl::fromLocalFile(folder.filePath(QStringLiteral("chat.md"))));
        QTRY_VERIFY(person.chat().errorTitle().contains(QStringLiteral("could not be understood")));
        QCOMPARE(person.chats().rowCount(), 2);
        QVERIFY(person.quit());
    }

    void aFileIsAttachedShownAndSentWhole()
    {
        QTemporaryDir folder;
        makeGreedy(folder.filePath(QStringLiteral("data")), 16);
        QFile file(folder.filePath(QStringLiteral("notes.html")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<html><body><p>Beans &amp; peas</p><script>alert(1)</script></body></html>");
        file.close();
        Person person(folder.filePath(QStringLiteral("data")));
        QVERIFY(person.ready());

        person.chat().attachments()->addFile(QUrl::fromLocalFile(file.fileName()));
        QTRY_COMPARE(person.chat().attachments()->attachments().size(), 1);
        QTRY_VERIFY(!person.chat().draftCost().isEmpty()); // what it costs is said before it is sent
        QVERIFY(person.item(QStringLiteral("removeAttachment")));
        QVERIFY(person.ask(QStringLiteral("What is in it")));

        QCOMPARE(person.chat().attachments()->rowCount(), 0);
        const auto first = person.chat().transcript()->index(0);
        QCOMPARE(first.data(ui::TranscriptModel::SourceRole).toString(), QStringLiteral("What is in it"));
        QCOMPARE(first.data(ui::TranscriptModel::AttachedRole).toStringList(),
                 QStringList{QStringLiteral("notes.html")});
        QVERIFY(first.data(ui::TranscriptModel::PlainRole).toString().contains(QStringLiteral("Beans & peas")));
        QVERIFY(!first.data(ui::TranscriptModel::PlainRole).toString().contains(QStringLiteral("alert")));

        person.press(Qt::Key_Up); // the question again, with its file
        QTRY_COMPARE(person.chat().attachments()->rowCount(), 1);
        person.press(Qt::Key_Escape);
        QTRY_COMPARE(person.chat().attachments()->rowCount(), 0);
        QVERIFY(person.quit());
    }

    void whatIsNoTextIsRefusedWithASentence()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("picture.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100, '\0'));
        file.close();
        Person person(folder.filePath(QStringLiteral("data")));
        QVERIFY(person.ready());

        person.chat().attachments()->addFile(QUrl::fromLocalFile(file.fileName()));

        QTRY_COMPARE(person.chat().errorTitle(), QStringLiteral("No text was found in this file"));
        QCOMPARE(person.chat().attachments()->rowCount(), 0);
        QVERIFY(person.quit());
    }

    void aLongPasteBecomesAnAttachmentAndAShortOneStaysText()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_VERIFY(person.item(QStringLiteral("composer")) &&
                    person.item(QStringLiteral("composer"))->hasActiveFocus());

        QGuiApplication::clipboard()->setText(QStringLiteral("short"));
        person.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(person.chat().draft(), QStringLiteral("short"));
        QGuiApplication::clipboard()->setText(QString(5000, u'x'));
        person.press(Qt::Key_V, Qt::ControlModifier);

        QTRY_COMPARE(person.chat().attachments()->rowCount(), 1);
        QCOMPARE(person.chat().draft(), QStringLiteral("short"));
        QVERIFY(person.click(QStringLiteral("removeAttachment")));
        QTRY_COMPARE(person.chat().attachments()->rowCount(), 0);
        QVERIFY(person.quit());
    }

    void severalAnswersAreWrittenAtOnceAndOneIsKept()
    {
        QTemporaryDir folder;
        makeGreedy(folder.path(), 24);
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.click(QStringLiteral("answers"))); // two
        QTRY_COMPARE(person.chat().answers(), 2);

        QVERIFY(person.typeInto("composer", QStringLiteral("Hello")));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(person.chat().several()->rowCount(), 2);
        QTRY_VERIFY(!person.chat().several()->writing());
        QVERIFY(person.answered());
        const auto first = person.chat().several()->textOf(0);
        QVERIFY(!first.isEmpty());
        QCOMPARE(person.chat().several()->textOf(1), first); // greedy, from the same state: bit for bit the same
        QTRY_VERIFY(person.item(QStringLiteral("answerCard")));
        const auto second = person.chat().several()->index(1).data(ui::SeveralModel::MessageRole).toLongLong();
        person.press(Qt::Key_2, Qt::AltModifier);

        auto *transcript = person.chat().transcript();
        QTRY_COMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::MessageRole).toLongLong(),
                     second);
        QCOMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingsRole).toInt(), 2);
        QCOMPARE(person.chat().several()->rowCount(), 0);
        person.press(Qt::Key_Left, Qt::AltModifier); // the other one is behind the arrows
        QTRY_COMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingRole).toInt(), 1);
        QVERIFY(person.quit());
    }

    void onlyOneOfSeveralIsKeptAndTheOthersComeBack()
    {
        QTemporaryDir folder;
        makeGreedy(folder.path(), 8);
        Person person(folder.path());
        QVERIFY(person.ready());
        person.chat().setAnswers(3);
        QVERIFY(person.typeInto("composer", QStringLiteral("Hello")));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(person.chat().several()->rowCount(), 3);
        QTRY_VERIFY(!person.chat().several()->writing());
        QVERIFY(person.answered());

        QVERIFY(person.click(QStringLiteral("keepOnly")));
        auto *transcript = person.chat().transcript();
        QTRY_COMPARE(person.chat().several()->rowCount(), 0);
        QTRY_COMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingsRole).toInt(), 1);
        QTRY_VERIFY(person.chat().canWrite());
        QVERIFY(person.chat().undo());

        QTRY_COMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingsRole).toInt(), 3);
        QVERIFY(person.quit());
    }

    void wordsAreFoundInTheChatByKeys()
    {
        QTemporaryDir folder;
        makeGreedy(folder.path(), 8);
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("zebra one")));
        QVERIFY(person.ask(QStringLiteral("Zebra two")));

        person.press(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(person.item(QStringLiteral("findWords")) &&
                    person.item(QStringLiteral("findWords"))->hasActiveFocus());
        person.type(QStringLiteral("zebra"));
        QTRY_VERIFY(person.chat().find()->count() >= 2);
        const auto newest = person.chat().find()->row();
        person.press(Qt::Key_Return);

        QTRY_VERIFY(person.chat().find()->row() < newest);
        person.press(Qt::Key_Escape);
        QTRY_VERIFY(!person.item(QStringLiteral("findWords")));
        QCOMPARE(person.chat().find()->count(), 0);
        QTRY_VERIFY(person.item(QStringLiteral("composer"))->hasActiveFocus());
        QVERIFY(person.quit());
    }

    void aTopicOfferedIsAskedByAClickOrKeys()
    {
        QTemporaryDir folder;
        const auto topics = chat::HelpTopics::builtIn();
        {
            storage::DataFolder held(folder.path());
            storage::SqliteConversationRepository repository(folder.path());
            auto conversation = repository.createConversation(0).result();
            sample::addTurn(repository, conversation, QStringLiteral("Hm?"), topics.offer(QStringLiteral("Hm?")), {},
                            true);
            repository.setValue(QStringLiteral("conversation.last"), QString::number(conversation.id))
                .waitForFinished();
        }
        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_VERIFY(person.hasRow(ui::TranscriptModel::Topics));
        auto *transcript = person.chat().transcript();
        const auto offered = chat::HelpTopics::offered(topics.offer(QStringLiteral("Hm?")));
        const auto questions = [transcript] {
            QStringList found;
            for (int row = 0; row < transcript->rowCount(); ++row)
                if (const auto index = transcript->index(row);
                    index.data(ui::TranscriptModel::KindRole).toInt() == ui::TranscriptModel::User)
                    found += index.data(ui::TranscriptModel::PlainRole).toString();
            return found;
        };

        QVERIFY(person.click(QStringLiteral("offeredTopic")));
        QTRY_COMPARE(questions().size(), 2);
        QCOMPARE(questions().last(), offered[0]);
        QVERIFY(person.answered());
        QVERIFY(!person.newestAnswer().isEmpty());

        person.press(Qt::Key_F6); // the same by keys
        const auto focused = [&] {
            auto *item = person.window()->activeFocusItem();
            return item ? item->objectName() : QString();
        };
        for (int tab = 0; tab < 12 && focused() != QStringLiteral("offeredTopic"); ++tab)
            person.press(Qt::Key_Tab);
        QCOMPARE(focused(), QStringLiteral("offeredTopic"));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(questions().size(), 3);
        QVERIFY(offered.contains(questions().last()));
        QVERIFY(person.answered());
        QVERIFY(person.quit());
    }

    void theEmptyChatSuggestsWhatTheTableAnswers()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        const auto topics = chat::HelpTopics::builtIn();

        QSet<QString> seen;
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(person.help().suggestions().size(), 3);
            for (const auto &question : person.help().suggestions()) {
                QVERIFY(std::any_of(topics.all().begin(), topics.all().end(),
                                    [&](const auto &topic) { return topic.question == question && topic.known; }));
                seen.insert(question);
            }
            QSignalSpy opened(&person.chat(), &ui::ChatViewModel::opened);
            person.chat().openNew();
            QTRY_VERIFY(!opened.isEmpty());
        }

        QVERIFY(seen.size() > 10);
        QVERIFY(person.quit());
    }

    void anotherAnswerStandsBesideTheFirst()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));
        const auto before = person.newestAnswer();

        person.press(Qt::Key_R, Qt::ControlModifier); // answer again: a second version behind the arrows
        auto *transcript = person.chat().transcript();
        QTRY_COMPARE(transcript->index(transcript->rowCount() - 1).data(ui::TranscriptModel::SiblingsRole).toInt(), 2);
        QVERIFY(person.answered());
        const auto last = transcript->index(transcript->rowCount() - 1);
        QCOMPARE(last.data(ui::TranscriptModel::SiblingRole).toInt(), 2);

        person.press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(person.newestAnswer(), before);
        QVERIFY(person.quit());
    }
};

QTEST_MAIN(ChatPageTest)
#include "ChatPageTest.moc"
