#include "app/Application.h"
#include "gui/SampleChats.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTimer>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>
#include <cstdio>

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

} // namespace

/// WindowBench [MODEL [FOLDER]]: start to first painted frame, from there to a loaded model (without MODEL, or with "",
/// the built-in one), click on a chat to its first painted page, stop pressed to stopped, resident memory. Without
/// FOLDER (a data folder, for instance of StoreBench) on a chat of 2,000 messages.
int main(int argc, char **argv)
{
    QElapsedTimer start;
    start.start();
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication application(argc, argv);
    const auto model = QGuiApplication::arguments().value(1);
    const auto given = QGuiApplication::arguments().value(2);
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
