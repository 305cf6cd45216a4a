#include "app/AppPaths.h"
#include "app/Application.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Rookery_UiPlugin)
Q_IMPORT_QML_PLUGIN(Rookery_ViewModelsPlugin)

int main(int argc, char **argv)
{
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

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dataDir(QStringLiteral("data-dir"), QStringLiteral("Folder of the chats."),
                                     QStringLiteral("DIR"));
    const QCommandLineOption model(QStringLiteral("model"), QStringLiteral("Model file to open."),
                                   QStringLiteral("FILE"));
    parser.addOptions({dataDir, model});
    parser.process(application);

    app::Application rookery({.dataFolder = app::dataFolder(parser.value(dataDir)), .model = parser.value(model)});
    return rookery.show() ? application.exec() : 1;
}
