#include "app/Application.h"

#include "gui/SampleChats.h"
#include "support/Settled.h"
#include "support/Shared.h"

#include <QAccessible>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

#include <csignal>
#include <memory>

#include <sys/resource.h>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

/// The program with its real window, as a person sits before it; without a model the one in the box.
class Person
{
public:
    explicit Person(const QString &folder, const QString &model = {})
        : m_program(std::make_unique<app::Application>(
              app::Application::Options{.dataFolder = folder, .model = model, .threads = 1}))
    {
        m_open = m_program->show();
    }

    bool ready()
    {
        return m_open && QTest::qWaitForWindowExposed(window()) &&
               QTest::qWaitFor([this] { return m_program->model().loaded(); }, 20'000);
    }

    QQuickWindow *window() const { return m_program->window(); }
    ui::ChatViewModel &chat() { return m_program->chat(); }
    ui::HelpViewModel &help() { return m_program->help(); }
    ui::ConversationListModel &chats() { return m_program->conversations(); }
    ui::PersonasViewModel &personas() { return m_program->personas(); }
    ui::ArchiveViewModel &archive() { return m_program->archive(); }
    void go(const char *page) { window()->setProperty("page", QString::fromLatin1(page)); }

    /// Gives the visible item of that name the focus and types into it.
    bool typeInto(const char *name, const QString &text)
    {
        const auto found = QString::fromLatin1(name);
        if (!QTest::qWaitFor([&] { return item(found) != nullptr; }, 20'000))
            return false;
        item(found)->forceActiveFocus(Qt::TabFocusReason);
        type(text);
        return true;
    }

    ui::StorageViewModel &storage() { return m_program->storage(); }
    ui::TrashViewModel &trash() { return m_program->trash(); }
    ui::SearchViewModel &search() { return m_program->sidebarSearch(); }
    ui::SearchViewModel &palette() { return m_program->paletteSearch(); }
    ui::ModelViewModel &model() { return m_program->model(); }
    ui::ToastViewModel &toast() { return *window()->property("toast").value<ui::ToastViewModel *>(); }

    /// The visible item of that name (each page has a composer of its own), also within the rows of a list.
    QQuickItem *item(const QString &name) const { return itemIn(window()->contentItem(), name); }

    static QQuickItem *itemIn(QQuickItem *parent, const QString &name)
    {
        if (!parent->isVisible() || !parent->isEnabled())
            return nullptr;
        if (parent->objectName() == name)
            return parent;
        for (auto *child : parent->childItems())
            if (auto *found = itemIn(child, name))
                return found;
        return nullptr;
    }

    /// False when there is no such item to press.
    bool click(const QString &name)
    {
        const auto place = support::settledPlace(*window(), [&] { return item(name); });
        if (place)
            QTest::mouseClick(window(), Qt::LeftButton, {}, *place);
        return place.has_value();
    }

    void type(const QString &text)
    {
        for (const auto c : text)
            QTest::keyClick(window(), c.toLatin1());
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), key, modifiers); }

    bool answered()
    {
        return QTest::qWaitFor([this] { return !chat().busy() && chat().canWrite(); }, 60'000);
    }

    /// Types into the composer, which has the focus, and waits for the answer.
    bool ask(const QString &text)
    {
        if (!QTest::qWaitFor(
                [this] {
                    auto *composer = item(QStringLiteral("composer"));
                    return composer && composer->hasActiveFocus();
                },
                20'000))
            return false;
        const auto rows = chat().transcript()->rowCount();
        type(text);
        press(Qt::Key_Return);
        return QTest::qWaitFor([&] { return chat().transcript()->rowCount() > rows + 1; }, 20'000) && answered();
    }

    /// Text of the newest answer as the transcript shows it.
    QString newestAnswer()
    {
        QStringList blocks;
        auto *transcript = chat().transcript();
        for (int row = 0; row < transcript->rowCount(); ++row) {
            const auto index = transcript->index(row);
            const auto kind = index.data(ui::TranscriptModel::KindRole).toInt();
            if (kind == ui::TranscriptModel::User)
                blocks.clear();
            else if (kind != ui::TranscriptModel::Actions && kind != ui::TranscriptModel::Reopened)
                blocks += index.data(ui::TranscriptModel::PlainRole).toString();
        }
        return blocks.join(u'\n');
    }

    bool hasRow(ui::TranscriptModel::RowKind kind)
    {
        for (int row = 0; row < chat().transcript()->rowCount(); ++row)
            if (chat().transcript()->index(row).data(ui::TranscriptModel::KindRole).toInt() == kind)
                return true;
        return false;
    }

    /// Closes the window and waits until everything is saved.
    bool quit()
    {
        QSignalSpy finished(m_program.get(), &app::Application::finished);
        window()->close();
        m_program->shutDown();
        const bool done = finished.wait(30'000);
        m_program.reset();
        return done;
    }

private:
    std::unique_ptr<app::Application> m_program;
    bool m_open = false;
};

/// A chat of `turns` turns that no model wrote; the question of turn `special` holds `words`. Returns that message.
chat::MessageId addChat(const QString &folder, const QString &title, int turns, int special, const QString &words)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    auto made = repository.createConversation(0).result();
    chat::MessageId last = 0, found = 0;
    for (int i = 0; i < turns; ++i) {
        chat::Message question, answer;
        question.conversation = answer.conversation = made.id;
        question.parent = last;
        question.text = i == special ? words : QStringLiteral("Question %1?").arg(i);
        answer.role = chat::Role::Assistant;
        answer.status = chat::MessageStatus::Generating;
        const auto saved = repository.appendTurn(question, answer).result();
        chat::GenerationResult result;
        result.answer = last = saved[1].id;
        result.text = QStringLiteral("Answer %1.").arg(i);
        repository.saveAnswer(result, chat::MessageStatus::Complete).waitForFinished();
        if (i == special)
            found = saved[0].id;
    }
    repository.rename(made.id, title, true).waitForFinished();
    return found;
}

/// Greedy answers, so that two runs can be compared; written where the program reads its settings.
void makeGreedy(const QString &folder, int maxTokens)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    chat::GenerationSettings settings;
    settings.temperature = 0;
    settings.maxTokens = maxTokens;
    repository.setValue(QStringLiteral("generation"), QString::fromUtf8(settings.toJson())).waitForFinished();
}

/// While this lives no file of the program can become longer.
class NoFileGrows
{
public:
    NoFileGrows()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{.rlim_cur = 1, .rlim_max = m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoFileGrows() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoFileGrows)

private:
    rlimit m_before{};
};

/// The token ids of the newest answer in a folder that no program has open.
chat::TokenIds newestTokens(const QString &folder)
{
    storage::DataFolder held(folder);
    storage::SqliteConversationRepository repository(folder);
    const auto chats = repository.conversations().result();
    return repository.path(chats.first().leaf).result().last().tokens;
}

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:/qt/qml/Rookery"))); // no binding may fail unseen
    }

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
        QCOMPARE(first.data(ui::TranscriptModel::TextRole).toString(), QStringLiteral("What is in it"));
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

    void chatsAreRenamedDeletedAndBroughtBackByKeys()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));
        auto *list = person.item(QStringLiteral("chats"));
        QVERIFY(list);

        list->forceActiveFocus(Qt::TabFocusReason);
        person.press(Qt::Key_F2);
        QTRY_VERIFY(person.window()->activeFocusItem()->inherits("QQuickTextInput"));
        person.press(Qt::Key_A, Qt::ControlModifier);
        person.type(QStringLiteral("Greetings"));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(person.chat().title(), QStringLiteral("Greetings"));

        list->forceActiveFocus(Qt::TabFocusReason);
        person.press(Qt::Key_Delete);
        QTRY_COMPARE(person.chats().rowCount(), 0);
        QTRY_VERIFY(person.chat().isEmpty());
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(person.chats().rowCount(), 1);
        QTRY_COMPARE(person.chat().title(), QStringLiteral("Greetings"));
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

    void wordsAreFoundInAllChatsAndTheChatOpensAtTheMessage()
    {
        QTemporaryDir folder;
        const auto wanted =
            addChat(folder.path(), QStringLiteral("Old"), 120, 4, QStringLiteral("Where is <b>Zanzibar</b> & why?"));
        addChat(folder.path(), QStringLiteral("New"), 1, -1, {});
        Person person(folder.path());
        QVERIFY(person.ready());
        const auto isShown = [&] {
            auto *view = person.item(QStringLiteral("transcript"));
            const auto row = person.chat().transcript()->firstRowOf(wanted);
            return view && row >= 0 && view->property("currentIndex").toInt() == row &&
                   person.chat().conversation() == 1;
        };

        person.press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(person.item(QStringLiteral("paletteQuery")) &&
                    person.item(QStringLiteral("paletteQuery"))->hasActiveFocus());
        person.type(QStringLiteral("zanzi"));
        QTRY_COMPARE(person.palette().hits().size(), 1);
        const auto markup = person.palette().hits()[0].toMap()[QStringLiteral("markup")].toString();
        QVERIFY2(markup.contains(QStringLiteral("&lt;b&gt;<b>Zanzibar</b>&lt;/b&gt; &amp;")), qPrintable(markup));
        person.press(Qt::Key_Return);
        QTRY_VERIFY(isShown());
        QVERIFY(person.chat().hasOlder() || person.chat().transcript()->rowCount() > 100); // not the newest page

        // From the sidebar, out of another chat; then one goes on from there.
        person.chat().open(2);
        QTRY_COMPARE(person.chat().conversation(), 2);
        QTRY_VERIFY(person.item(QStringLiteral("composer"))->hasActiveFocus());
        auto *field = person.item(QStringLiteral("sidebarSearch"));
        QVERIFY(field);
        field->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(field->hasActiveFocus());
        person.type(QStringLiteral("zanzibar"));
        QCOMPARE(field->property("text").toString(), QStringLiteral("zanzibar"));
        QCOMPARE(person.search().query(), QStringLiteral("zanzibar"));
        QTRY_COMPARE(person.search().hits().size(), 1);
        QTRY_COMPARE(person.item(QStringLiteral("searchResults"))->property("count").toInt(), 1);
        person.press(Qt::Key_Down);
        QTRY_VERIFY(person.item(QStringLiteral("searchResults"))->hasActiveFocus());
        person.press(Qt::Key_Return);
        QTRY_VERIFY(isShown());
        person.press(Qt::Key_E);
        QTRY_COMPARE(qint64(person.chat().editing()), wanted);
        QTRY_VERIFY(person.chat().statusText().contains(QStringLiteral("tokens first"))); // the cost is said before
        QVERIFY(person.quit());
    }

    void chatsLieInFoldersByKeyboard()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Beans"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Letters"), 1, -1, {});
        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_COMPARE(person.chats().rowCount(), 2);
        const auto top = [&] { return person.chats().titleOf(person.chats().idAt(0)); };
        const auto heading = [&] {
            return person.chats().sectionTitle(
                person.chats().index(0).data(ui::ConversationListModel::SectionKeyRole).toString());
        };
        auto *list = person.item(QStringLiteral("chats"));
        QVERIFY(list);
        list->forceActiveFocus(Qt::TabFocusReason);
        list->setProperty("currentIndex", 1);

        person.press(Qt::Key_M);
        QTRY_VERIFY(person.item(QStringLiteral("folderName")) &&
                    person.item(QStringLiteral("folderName"))->hasActiveFocus());
        person.type(QStringLiteral("Garden"));
        person.press(Qt::Key_Return);
        QTRY_COMPARE(heading(), QStringLiteral("Garden"));
        QCOMPARE(top(), QStringLiteral("Beans"));

        person.chats().removeFolder(person.chats().folders()[0].toMap()[QStringLiteral("id")].toLongLong());
        QTRY_COMPARE(top(), QStringLiteral("Letters"));
        QTRY_VERIFY(!person.toast().action().isEmpty());
        person.toast().act();
        QTRY_COMPARE(heading(), QStringLiteral("Garden"));
        QVERIFY(person.quit());
    }

    void aBackupIsBroughtBackAndTheChatsOfNowAreKept()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Old"), 1, -1, {});
        Person person(folder.path());
        QVERIFY(person.ready());
        QTRY_COMPARE(person.chats().rowCount(), 1);
        person.window()->setProperty("page", QStringLiteral("storage"));
        QTRY_VERIFY(person.item(QStringLiteral("backUp")));
        QMetaObject::invokeMethod(person.item(QStringLiteral("backUp")), "clicked");
        QTRY_COMPARE(person.storage().backups().size(), 1);
        person.window()->setProperty("page", QStringLiteral("chat"));
        QVERIFY(person.ask(QStringLiteral("Hello")));
        QTRY_COMPARE(person.chats().rowCount(), 2);

        person.storage().restore(person.storage().backups()[0].toMap()[QStringLiteral("path")].toString());
        QTRY_COMPARE(person.chats().rowCount(), 1);
        QTRY_COMPARE(person.storage().originals().size(), 1);
        QVERIFY(person.chat().isEmpty());
        QCOMPARE(person.toast().action(), QStringLiteral("Undo"));
        person.toast().act();
        QTRY_COMPARE(person.chats().rowCount(), 2);
        QTRY_COMPARE(person.storage().originals().size(), 2);
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

    void textOnlyFreesTheStatesAndSaysSo()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));
        const auto kept = [&] { return person.chats().index(0).data(ui::ConversationListModel::KeptRole).toBool(); };
        QTRY_VERIFY(kept());

        person.chats().setTextOnly(person.chats().idAt(0), true);
        QTRY_VERIFY(!kept());
        QTRY_VERIFY(person.toast().text().contains(QStringLiteral("Kept as text")));
        QVERIFY(person.ask(QStringLiteral("And then?"))); // nothing is kept of the next answer either
        person.storage().load();
        QTRY_VERIFY(person.storage().totalText() != QStringLiteral("0 bytes"));
        QVERIFY(!kept());
        QVERIFY(person.quit());
    }

    void whatWasDeletedIsBroughtBackOrForgottenFromTheStoragePage()
    {
        QTemporaryDir folder;
        addChat(folder.path(), QStringLiteral("Kept"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Regretted"), 1, -1, {});
        addChat(folder.path(), QStringLiteral("Secretcanary"), 1, -1, {});
        {
            Person person(folder.path());
            QVERIFY(person.ready());
            QTRY_COMPARE(person.chats().rowCount(), 3);
            person.chats().trash(person.chats().idAt(0)); // the newest: the secret
            QTRY_VERIFY(!person.toast().action().isEmpty());
            person.chats().trash(person.chats().idAt(0));
            QTRY_COMPARE(person.chats().rowCount(), 1);
            QVERIFY(person.quit());
        }

        Person person(folder.path());
        QVERIFY(person.ready());
        person.go("storage");
        QTRY_COMPARE(person.trash().entries().size(), 2); // no undo is left, but this is
        const auto entry = [&](int at) { return person.trash().entries()[at].toMap(); };
        QCOMPARE(entry(1)[QStringLiteral("title")].toString(), QStringLiteral("Secretcanary"));
        person.trash().bringBack(entry(0)[QStringLiteral("entry")].toLongLong());
        QTRY_COMPARE(person.chats().rowCount(), 2);
        QTRY_COMPARE(person.trash().entries().size(), 1);

        // By keys: asked first, and what has the focus then keeps it.
        const auto press = [&](const char *name) {
            if (!QTest::qWaitFor([&] { return person.item(QString::fromLatin1(name)) != nullptr; }, 20'000))
                return false;
            person.item(QString::fromLatin1(name))->forceActiveFocus(Qt::TabFocusReason);
            person.press(Qt::Key_Return);
            return true;
        };
        QVERIFY(press("forget"));
        QTRY_VERIFY(person.item(QStringLiteral("keepTrash")) &&
                    person.item(QStringLiteral("keepTrash"))->hasActiveFocus());
        person.press(Qt::Key_Return);
        QTRY_VERIFY(!person.item(QStringLiteral("keepTrash")));
        QCOMPARE(person.trash().entries().size(), 1);
        QVERIFY(press("emptyTrash"));
        QVERIFY(press("forgetNow"));
        QTRY_VERIFY(person.trash().entries().isEmpty());
        QTRY_VERIFY(!person.trash().busy());
        QVERIFY(person.toast().text().contains(QStringLiteral("Gone for good")));
        QVERIFY(person.quit());

        QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("Secretcanary"), qPrintable(file.fileName()));
        }
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

    void everyControlThatCanBePressedHasAName()
    {
        QTemporaryDir folder;
        Person person(folder.path());
        QVERIFY(person.ready());
        QVERIFY(person.ask(QStringLiteral("Hello")));

        int seen = 0;
        for (auto *item : person.window()->findChildren<QQuickItem *>()) {
            if (!item->inherits("QQuickAbstractButton") && !item->inherits("QQuickTextField") &&
                !item->inherits("QQuickTextArea"))
                continue;
            auto *accessible = QAccessible::queryAccessibleInterface(item);
            QVERIFY(accessible);
            const auto name = accessible->text(QAccessible::Name);
            QVERIFY2(!item->isVisible() || !name.isEmpty(), item->metaObject()->className());
            ++seen;
        }
        QVERIFY(seen > 10);
        QVERIFY(person.quit());
    }
};

QTEST_MAIN(WindowTest)
#include "WindowTest.moc"
