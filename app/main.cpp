#include "app/AppPaths.h"
#include "app/Application.h"
#include "app/SingleInstance.h"
#include "viewmodels/ErrorText.h"

#include <QCommandLineParser>
#include <QFont>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QtQml/QQmlExtensionPlugin>

#include <cstdio>
#include <memory>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

int fail(const chat::Error &error)
{
    const auto text = ui::ErrorText::of(error);
    std::fprintf(stderr, "%s. %s\n%s\n", qUtf8Printable(text.title), qUtf8Printable(text.advice),
                 qUtf8Printable(error.detail));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    storage::DataFolder::restrictPermissions();
    // The software renderer starts in a fifth of the time, takes a third of the memory and leaves the processor to the
    // model.
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        QQuickWindow::setSceneGraphBackend(QStringLiteral("software"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));

    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("rookery"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Rookery"));
    QGuiApplication::setApplicationVersion(QStringLiteral(ROOKERY_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("rookery"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/rookery.svg")));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QFont font(QStringLiteral("Inter"));
    font.setHintingPreference(QFont::PreferNoHinting);
    QGuiApplication::setFont(font);

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), QStringLiteral("Folder of the chats."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Model file to open."),
                                   QStringLiteral("FILE"));
    const QCommandLineOption threads(QStringLiteral("threads"), QStringLiteral("Threads of the computation."),
                                     QStringLiteral("N"));
    parser.addOptions({dataDir, model, threads});
    parser.process(application);

    const auto folder = app::dataFolder(parser.value(dataDir));
    app::SingleInstance instance(folder);
    std::unique_ptr<app::Application> rookery;
    try {
        rookery = std::make_unique<app::Application>(app::Application::Options{
            .dataFolder = folder, .model = parser.value(model), .threads = parser.value(threads).toInt()});
    } catch (const chat::Error &error) {
        if (error.code == chat::Error::Code::DataFolderBusy && instance.askFirstToRaise())
            return 0;
        return fail(error);
    }
    if (!rookery->show())
        return 1;
    instance.listen();
    QObject::connect(&instance, &app::SingleInstance::raiseRequested, rookery.get(), &app::Application::raise);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, rookery.get(), &app::Application::shutDown);
    QObject::connect(rookery.get(), &app::Application::finished, &application, &QCoreApplication::quit);
    return application.exec();
}
