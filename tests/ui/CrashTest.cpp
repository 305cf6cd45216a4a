#include "app/Application.h"
#include "app/SingleInstance.h"
#include "app/StartProblem.h"

#include "storage/ChatsFile.h"
#include "support/Faults.h"
#include "support/Shared.h"
#include "support/Talk.h"

#include <QGuiApplication>
#include <QProcess>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>
#include <csignal>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

using namespace support;
using ui::TranscriptModel;

namespace {

/// A tiny model of random weights, one byte a token: it writes nonsense for as long as it is let.
QString model()
{
    return data(QStringLiteral("syn4.q4_0.gguf"));
}

std::unique_ptr<app::Application> start(const QString &folder)
{
    auto program = std::make_unique<app::Application>(
        app::Application::Options{.dataFolder = folder, .model = model(), .threads = 1});
    if (!program->show() || !QTest::qWaitForWindowExposed(program->window()) ||
        !QTest::qWaitFor([&] { return program->model().loaded(); }, 60'000))
        return nullptr;
    return program;
}

QVariant ofRow(TranscriptModel &rows, TranscriptModel::RowKind kind, TranscriptModel::Role role)
{
    for (int row = rows.rowCount() - 1; row >= 0; --row)
        if (const auto index = rows.index(row); index.data(TranscriptModel::KindRole).toInt() == kind)
            return index.data(role);
    return {};
}

/// The child: the program with its window. It asks, and is killed.
int ask(const QString &folder)
{
    const auto program = start(folder);
    if (!program)
        return 1;
    program->chat().setDraft(QStringLiteral("Tell me everything about rooks."));
    program->chat().send();
    return QGuiApplication::exec();
}

} // namespace

/// P02 from where a person sits: the program is killed in the middle of an answer and started again.
class CrashTest : public QObject
{
    Q_OBJECT

    /// Always the likeliest byte: answers that do not end by themselves.
    static void choose(const QString &folder, int maxTokens)
    {
        storage::DataFolder held(folder);
        storage::SqliteConversationRepository repository(folder);
        const chat::GenerationSettings settings{
            .temperature = 0, .presence = 0, .frequency = 0, .maxTokens = maxTokens};
        take(repository.setValue(QStringLiteral("generation"), QString::fromUtf8(settings.toJson())));
    }

    static QList<chat::Message> inTheFile(const QString &folder)
    {
        storage::DataFolder held(folder);
        storage::SqliteConversationRepository repository(folder);
        const auto chats = take(repository.conversations());
        return chats.size() == 1 ? take(repository.path(chats.first().leaf)) : QList<chat::Message>();
    }

    /// Of a program that runs.
    static bool hasMessage(const QString &folder, const char *where)
    {
        try {
            storage::Database db(storage::ChatsFile::path(folder), {.access = storage::Database::Access::ReadOnly});
            return db.integer((QByteArray("SELECT count(*) FROM message WHERE role = 2 AND ") + where).constData()) > 0;
        } catch (const storage::StorageError &) {
            return false; // not there yet
        }
    }

    /// Kills it in the middle of its answer. Such a small model writes faster than anybody saves: the program sleeps
    /// most of the time, so that a part is in the file long before the end.
    static bool killInMidAnswer(QProcess &program, const QString &folder, std::mt19937 &random)
    {
        const auto process = static_cast<pid_t>(program.processId());
        if (!QTest::qWaitFor([&] { return hasMessage(folder, "status = 1"); }, 120'000))
            return false;
        for (auto left = 1 + random() % 10; left > 0; --left) {
            do {
                ::kill(process, SIGSTOP);
                QThread::msleep(60);
                ::kill(process, SIGCONT);
                QThread::msleep(5);
            } while (!hasMessage(folder, "length(text) > 0"));
        }
        program.kill();
        return program.waitForFinished();
    }

    /// The same answer by a run that nothing interrupts.
    static QString unbroken(const QList<chat::Message> &path)
    {
        QTemporaryDir scratch(fastPlace());
        storage::SqliteStateStore states(scratch.path());
        inference::InferenceService generator(states, 1);
        Talk talk(generator);
        if (!talk.load(model()))
            return {};
        talk.path = path.first(path.size() - 1);
        talk.settings = chat::GenerationSettings::fromJson(path.back().settings);
        talk.seed = path.back().seed;
        return talk.finish(talk.request()).text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
    }

    void anAnswerThatWasCutShortGoesOn()
    {
        const int n = injections(1, 50), tokens = 12'000;
        std::mt19937 random(seed());
        int bad = 0, halves = 0;
        for (int i = 0; i < n; ++i) {
            const QTemporaryDir folder;
            choose(folder.path(), tokens);
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--ask"), folder.path()});
            QVERIFY(killInMidAnswer(child, folder.path(), random));

            // The chat is on the screen again, with what was written, and says what happened.
            auto program = start(folder.path());
            QVERIFY(program);
            auto &rows = *program->chat().transcript();
            QTRY_VERIFY_WITH_TIMEOUT(!program->chat().isEmpty() && program->chat().canWrite(), 60'000);
            const auto shown = ofRow(rows, TranscriptModel::Prose, TranscriptModel::PlainRole).toString();
            const bool half = ofRow(rows, TranscriptModel::Actions, TranscriptModel::CanContinueRole).toBool();
            if (half) {
                ++halves;
                QVERIFY(!shown.isEmpty());
                const auto said = ofRow(rows, TranscriptModel::Actions, TranscriptModel::TextRole).toString();
                QVERIFY2(said.contains(QStringLiteral("Cut short")), qPrintable(said));
                program->chat().continueAnswer(
                    ofRow(rows, TranscriptModel::Actions, TranscriptModel::MessageRole).toLongLong());
                QVERIFY(QTest::qWaitFor([&] { return program->chat().busy(); }, 60'000));
                QVERIFY(
                    QTest::qWaitFor([&] { return !program->chat().busy() && program->chat().canWrite(); }, 240'000));
            }
            program.reset();

            const auto path = inTheFile(folder.path());
            QCOMPARE(path.size(), 2);
            QVERIFY(path.back().status == chat::MessageStatus::LengthLimit ||
                    path.back().status == chat::MessageStatus::Complete);
            if (const auto whole = unbroken(path); path.back().text != whole) {
                const auto &text = path.back().text;
                const auto differ = std::ranges::mismatch(text, whole).in1 - text.begin();
                qWarning("%lld characters instead of %lld, another from %lld on; cut at %lld",
                         static_cast<long long>(text.size()), static_cast<long long>(whole.size()),
                         static_cast<long long>(differ), static_cast<long long>(shown.size()));
                ++bad;
            }
        }
        printPromise("P02 window", n, bad);
        std::printf("    in the middle of an answer: %d\n", halves);
        QCOMPARE(bad, 0);
        QVERIFY(halves > 0);
    }

    /// P62: whatever made two starts die, the third comes up.
    void aThirdStartTakesNothingUpThatMayBeToBlame()
    {
        const QTemporaryDir folder;
        {
            storage::DataFolder held(folder.path());
            storage::SqliteConversationRepository repository(folder.path());
            const auto chat = take(repository.createConversation(0)).id;
            turn(repository, chat, 0, QStringLiteral("Hello"), QStringLiteral("Good day"));
            take(repository.setValue(QStringLiteral("conversation.last"), QString::number(chat)));
            take(repository.setValue(QStringLiteral("start.unfinished"), QStringLiteral("2")));
        }

        {
            app::Application program({.dataFolder = folder.path(), .model = model(), .threads = 1});
            QVERIFY(program.show());
            QTRY_VERIFY_WITH_TIMEOUT(program.isReady(), 60'000);
            QTRY_COMPARE_WITH_TIMEOUT(program.conversations().rowCount(), 1, 60'000);
            QVERIFY(program.chat().isEmpty());
            QVERIFY(!program.model().loaded() && !program.model().loading());
            QVERIFY(program.toast().text().contains(QStringLiteral("did not come up")));
            program.chat().open(program.conversations().idAt(0)); // the person's own choice works
            QTRY_VERIFY_WITH_TIMEOUT(!program.chat().isEmpty(), 60'000);
        }
        const auto again = start(folder.path()); // and the start after that is as ever
        QVERIFY(again);
        QTRY_VERIFY_WITH_TIMEOUT(!again->chat().isEmpty(), 60'000);
        std::printf("P62 n=1 bad=0\n");
    }

    /// P05: however often it is started, there is one window, and it comes to the front.
    void aFurtherStartBringsTheFirstWindowToTheFront()
    {
        constexpr int kStarts = 3;
        const QTemporaryDir folder;
        const auto first = start(folder.path());
        QVERIFY(first);
        app::SingleInstance instance(folder.path());
        QSignalSpy raised(&instance, &app::SingleInstance::raiseRequested);

        std::vector<std::unique_ptr<QProcess>> others;
        for (int i = 0; i < kStarts; ++i) {
            others.push_back(std::make_unique<QProcess>());
            others.back()->start(QCoreApplication::applicationDirPath() + QStringLiteral("/rookery"),
                                 {QStringLiteral("--data-dir"), folder.path()});
            QVERIFY(others.back()->waitForStarted());
        }
        QVERIFY(instance.listen()); // they may have come before it does

        for (const auto &other : others) {
            QVERIFY(QTest::qWaitFor([&] { return other->state() == QProcess::NotRunning; }, 60'000));
            QCOMPARE(other->exitCode(), 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(raised.size(), kStarts, 60'000);
        std::printf("P05 window n=%d bad=0\n", kStarts);
    }

    /// P60: a window says what is wrong with the folder, and what can be done.
    void aFolderThatCannotBeUsedIsSaidInAWindow()
    {
        using ui::StartProblemViewModel;
        std::optional<chat::Error> error;
        try {
            app::Application program({.dataFolder = QStringLiteral("/dev/null/rookery"), .model = {}, .threads = 1});
        } catch (const chat::Error &met) {
            error = met;
        }
        QVERIFY(error);
        app::StartProblem problem(*error);
        QSignalSpy unsaved(&problem.model(), &StartProblemViewModel::withoutSaving);
        QSignalSpy chosen(&problem.model(), &StartProblemViewModel::folderChosen);
        QSignalSpy quit(&problem.model(), &StartProblemViewModel::givenUp);

        QVERIFY(problem.show());
        auto *window = qobject_cast<QQuickWindow *>(problem.window());
        QVERIFY(window && QTest::qWaitForWindowExposed(window));
        QVERIFY(problem.model().detail().contains(QStringLiteral("/dev/null/rookery")));
        for (const auto *name : {"chooseFolder", "withoutSaving", "giveUp"})
            QVERIFY(window->findChild<QQuickItem *>(QString::fromLatin1(name)));
        const auto press = [&](const char *name) {
            window->findChild<QQuickItem *>(QString::fromLatin1(name))->forceActiveFocus();
            QTest::keyClick(window, Qt::Key_Return);
        };
        press("withoutSaving");
        press("giveUp");
        problem.model().choose(QUrl::fromLocalFile(QStringLiteral("/tmp")));

        QCOMPARE(unsaved.size(), 1);
        QCOMPARE(quit.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("/tmp"));
    }
};

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--ask")) {
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        return ask(arguments.value(2));
    }
    CrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "CrashTest.moc"
