#include "app/Application.h"
#include "gui/SampleChats.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTimer>
#include <QtQml/QQmlExtensionPlugin>

#include <cstdio>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

/// Screenshots FOLDER [MODEL]: PAGE-WIDTH-SCHEME.png for each page at 640, 1200 and 1680 pixels, light and dark.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QGuiApplication application(argc, argv);
    const auto arguments = QGuiApplication::arguments();
    const QDir out(arguments.value(1, QStringLiteral("screenshots")));
    out.mkpath(QStringLiteral("."));
    QTemporaryDir folder;
    sample::fill(folder.path());

    app::Application rookery({.dataFolder = folder.path(), .model = arguments.value(2), .threads = 1});
    if (!rookery.show())
        return 1;
    auto *window = rookery.window();
    wait(1500);
    int empty = 0;
    const auto rain = rookery.chat().conversation();
    for (const int width : {640, 1200, 1680}) {
        window->resize(width, width == 640 ? 800 : width == 1200 ? 800 : 1000);
        for (const auto scheme : {ui::AppearanceViewModel::Light, ui::AppearanceViewModel::Dark}) {
            rookery.appearance().setScheme(scheme);
            for (const auto *state : {"chat", "empty", "error", "models", "storage", "settings", "help"}) {
                const auto name = QString::fromLatin1(state);
                const bool page = name == QStringLiteral("models") || name == QStringLiteral("storage") ||
                                  name == QStringLiteral("settings") || name == QStringLiteral("help");
                window->setProperty("page", page ? name : QStringLiteral("chat"));
                if (name == QStringLiteral("empty"))
                    rookery.chat().openNew();
                else
                    rookery.chat().open(qint64(rain));
                wait(250);
                if (name == QStringLiteral("error"))
                    rookery.chat().showError(
                        chat::Error(chat::Error::Code::OutOfMemory, QStringLiteral("std::bad_alloc")));
                else
                    rookery.chat().dismissError();
                wait(250);
                const auto image = window->grabWindow();
                const auto file =
                    out.filePath(QStringLiteral("%1-%2-%3.png")
                                     .arg(name)
                                     .arg(width)
                                     .arg(scheme == ui::AppearanceViewModel::Dark ? QStringLiteral("dark")
                                                                                  : QStringLiteral("light")));
                image.save(file);
                // A picture of one colour means that nothing was drawn.
                QSet<QRgb> colors;
                for (int y = 0; y < image.height(); y += 7)
                    for (int x = 0; x < image.width(); x += 7)
                        colors.insert(image.pixel(x, y));
                empty += colors.size() < 4;
                std::printf("%s %lld colours\n", qPrintable(file), static_cast<long long>(colors.size()));
            }
        }
    }
    return empty == 0 ? 0 : 1;
}
