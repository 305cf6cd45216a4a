#include "app/Application.h"
#include "gui/SampleChats.h"

#include "support/ScriptedGenerator.h"
#include "support/TurnMeter.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>
#include <cstdio>
#include <vector>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

/// Waits until `done` and the window has painted after it.
template<typename Done>
qint64 untilPainted(QQuickWindow *window, const QElapsedTimer &timer, Done done)
{
    QEventLoop loop;
    QObject context;
    QObject::connect(window, &QQuickWindow::frameSwapped, &context, [&] {
        if (done())
            loop.quit();
    });
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    loop.exec();
    return timer.elapsed();
}

/// Resident bytes of this process, in MB.
double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// The page of the transcript before the one that is shown, as the mouse wheel brings it: milliseconds of processor
/// time of the drawing thread for each frame.
std::vector<double> scroll(QQuickWindow *window, int steps)
{
    const QPoint middle(window->width() / 2 + 100, window->height() / 2);
    std::vector<double> frames;
    for (int step = 0; step < steps; ++step) {
        const auto before = support::threadCpuMs();
        QWheelEvent wheel(middle, window->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(window, &wheel);
        window->update(); // also where it goes no further
        QElapsedTimer timer;
        timer.start();
        untilPainted(window, timer, [] { return true; });
        frames.push_back(support::threadCpuMs() - before);
    }
    std::sort(frames.begin(), frames.end());
    return frames;
}

void printFrames(const char *what, const std::vector<double> &frames)
{
    const auto at = [&](double share) { return frames[std::size_t(share * double(frames.size() - 1))]; };
    std::printf("%s: frames median %.1f ms, p95 %.1f ms, longest %.1f ms (%zu of %zu over 16 ms)\n", what, at(0.5),
                at(0.95), frames.back(),
                std::size_t(std::count_if(frames.begin(), frames.end(), [](double ms) { return ms > 16; })),
                frames.size());
}

/// An answer written at the pace of a real model, by none: what the window itself takes of the processor.
int benchWindowAlone(int messages)
{
    QTemporaryDir folder;
    sample::fillLong(folder.path(), messages);
    {
        storage::DataFolder held(folder.path());
        storage::SqliteConversationRepository repository(folder.path());
        auto chat = repository.createConversation(0).result();
        sample::addTurn(repository, chat, QStringLiteral("Tell me all."),
                        sample::markdownAnswer().repeated(int(1'000'000 / sample::markdownAnswer().size()) + 1));
    }
    support::ScriptedGenerator generator;
    generator.answer = sample::markdownAnswer().repeated(20);
    app::Application rookery(
        {.dataFolder = folder.path(), .model = QStringLiteral(":/scripted"), .threads = 1, .generator = &generator});
    if (!rookery.show())
        return 1;
    auto *window = rookery.window();
    window->resize(1280, 800);
    wait(3000);
    const auto open = [&](qint64 chat) {
        rookery.chat().open(chat);
        QElapsedTimer timer;
        timer.start();
        untilPainted(window, timer, [&] { return rookery.chat().conversation() == chat && !rookery.chat().isEmpty(); });
        wait(1000);
    };
    open(1);
    std::printf("%d messages: resident %.0f MB\n", messages, residentMegabytes());
    printFrames("scrolled through them", scroll(window, 400));
    std::printf("resident then %.0f MB\n", residentMegabytes());
    open(3);
    printFrames("an answer of 1 MB", scroll(window, 400));

    open(2);
    rookery.chat().ask(QStringLiteral("And then?"));
    wait(2000);
    QElapsedTimer wall;
    wall.start();
    const auto before = support::threadCpuMs();
    wait(20'000);
    const auto used = support::threadCpuMs() - before;
    std::printf("an answer being written, 15 pieces a second, 1280x800: %.1f %% of one core\n",
                100 * used / double(wall.elapsed()));
    rookery.chat().stop();
    wait(300);
    return 0;
}

} // namespace

/// WindowBench [MODEL [FOLDER]]: start to first painted frame, from there to a loaded model (without MODEL, or with "",
/// the built-in one), click on a chat to its first painted page, stop pressed to stopped, resident memory. Without
/// FOLDER (a data folder, for instance of StoreBench) on a chat of 2,000 messages.
/// WindowBench --window [--messages N]: without a model, what the window itself takes: memory with a chat of 10,000
/// messages, frames while it and an answer of 1 MB are scrolled, processor time while an answer is written.
int main(int argc, char **argv)
{
    QElapsedTimer start;
    start.start();
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication application(argc, argv);
    QCommandLineParser arguments;
    const QCommandLineOption alone(QStringLiteral("window")),
        messages(QStringLiteral("messages"), {}, QStringLiteral("N"), QStringLiteral("10000"));
    arguments.addOptions({alone, messages});
    arguments.process(application);
    if (arguments.isSet(alone))
        return benchWindowAlone(arguments.value(messages).toInt());
    const auto model = arguments.positionalArguments().value(0), given = arguments.positionalArguments().value(1);
    QTemporaryDir scratch;
    const auto folder = given.isEmpty() ? scratch.path() : given;
    const auto before = start.elapsed();
    if (given.isEmpty())
        sample::fillLong(folder, 2000);
    const auto filled = start.elapsed() - before;

    app::Application rookery({.dataFolder = folder, .model = model, .threads = 2});
    if (!rookery.show())
        return 1;
    auto *window = rookery.window();
    std::printf("first painted frame %lld ms\n",
                static_cast<long long>(untilPainted(window, start, [] { return true; }) - filled));

    QElapsedTimer shown;
    shown.start();
    QEventLoop listing;
    QObject::connect(&rookery.conversations(), &ui::ConversationListModel::loaded, &listing, &QEventLoop::quit);
    QTimer::singleShot(10'000, &listing, &QEventLoop::quit);
    if (rookery.conversations().rowCount() == 0)
        listing.exec();
    std::printf("list of %d chats %lld ms after it\n", rookery.conversations().rowCount(),
                static_cast<long long>(shown.elapsed()));
    QEventLoop loading;
    QObject::connect(&rookery.model(), &ui::ModelViewModel::changed, &loading, &QEventLoop::quit);
    QTimer::singleShot(10'000, &loading, &QEventLoop::quit);
    if (!rookery.model().loaded())
        loading.exec();
    std::printf("ready to answer %lld ms after it (%s)\n", static_cast<long long>(shown.elapsed()),
                rookery.model().loaded() ? qPrintable(rookery.model().name()) : "no model");

    QEventLoop settle;
    QTimer::singleShot(3000, &settle, &QEventLoop::quit);
    settle.exec();
    std::printf("resident, idle %.0f MB\n", residentMegabytes());

    QElapsedTimer click;
    click.start();
    const auto chat = rookery.conversations().idAt(rookery.conversations().rowCount() / 2);
    rookery.chat().open(chat);
    std::printf("chat painted %lld ms\n", static_cast<long long>(untilPainted(window, click, [&] {
                    return rookery.chat().conversation() == chat && !rookery.chat().isEmpty();
                })));
    QTimer::singleShot(1000, &settle, &QEventLoop::quit);
    settle.exec();
    std::printf("resident, long chat open %.0f MB\n", residentMegabytes());

    if (rookery.model().loaded()) {
        rookery.chat().setDraft(QStringLiteral("Tell me a long story about the rooks in the garden."));
        rookery.chat().send();
        QTimer::singleShot(2000, &settle, &QEventLoop::quit);
        settle.exec();
        if (rookery.chat().busy()) {
            QElapsedTimer stop;
            stop.start();
            rookery.chat().stop();
            QEventLoop stopped;
            QObject::connect(&rookery.chat(), &ui::ChatViewModel::activityChanged, &stopped, [&] {
                if (!rookery.chat().busy())
                    stopped.quit();
            });
            stopped.exec();
            std::printf("stop pressed to stopped %lld ms\n", static_cast<long long>(stop.elapsed()));
        }
    }
    return 0;
}
