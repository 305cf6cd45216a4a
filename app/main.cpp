#include "app/AppPaths.h"
#include "app/Application.h"
#include "app/SingleInstance.h"
#include "app/StartProblem.h"
#include "viewmodels/ErrorText.h"

#include <QCommandLineParser>
#include <QFont>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

#include <cstdio>
#include <memory>
#include <optional>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

namespace {

void say(const chat::Error &error)
{
    const auto text = ui::ErrorText::of(error);
    std::fprintf(stderr, "%s. %s\n%s\n", qUtf8Printable(text.title), qUtf8Printable(text.advice),
                 qUtf8Printable(error.detail));
}

/// What a person wants instead of a data folder that cannot be used.
struct Instead
{
    QString folder;
    bool unsaved = false; ///< `folder` is a place that goes with the program
};

/// Nothing: to quit.
std::optional<Instead> ask(const chat::Error &error, const QTemporaryDir &scratch)
{
    app::StartProblem problem(error);
    std::optional<Instead> chosen;
    using ui::StartProblemViewModel;
    QObject::connect(&problem.model(), &StartProblemViewModel::folderChosen, [&](const QString &folder) {
        chosen = {folder, false};
        QCoreApplication::quit();
    });
    QObject::connect(&problem.model(), &StartProblemViewModel::withoutSaving, [&] {
        chosen = {scratch.path(), true};
        QCoreApplication::quit();
    });
    QObject::connect(&problem.model(), &StartProblemViewModel::givenUp, qApp, &QCoreApplication::quit);
    if (problem.show())
        QCoreApplication::exec();
    return chosen;
}

/// The program with its window; nullptr with the exit status when there is none to be.
std::unique_ptr<app::Application> start(app::Application::Options options,
                                        std::unique_ptr<app::SingleInstance> &instance, const QTemporaryDir &scratch,
                                        int &status)
{
    for (;;) {
        instance = std::make_unique<app::SingleInstance>(options.dataFolder);
        try {
            return std::make_unique<app::Application>(options);
        } catch (const chat::Error &error) {
            status = 0;
            if (error.code == chat::Error::Code::DataFolderBusy && instance->askFirstToRaise())
                return nullptr;
            status = 1;
            say(error);
            const auto instead = ask(error, scratch);
            if (!instead)
                return nullptr;
            options.dataFolder = instead->folder;
            options.unsaved = instead->unsaved;
        }
    }
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

    const QTemporaryDir scratch;
    std::unique_ptr<app::SingleInstance> instance;
    int status = 0;
    const auto rookery = start({.dataFolder = app::dataFolder(parser.value(dataDir)),
                                .model = parser.value(model),
                                .threads = parser.value(threads).toInt()},
                               instance, scratch, status);
    if (!rookery)
        return status;
    if (!rookery->show())
        return 1;
    instance->listen();
    QObject::connect(instance.get(), &app::SingleInstance::raiseRequested, rookery.get(), &app::Application::raise);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, rookery.get(), &app::Application::shutDown);
    QObject::connect(rookery.get(), &app::Application::finished, &application, &QCoreApplication::quit);
    return application.exec();
}
