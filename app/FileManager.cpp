#include "app/FileManager.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace app {

void showInFolder(const QString &path)
{
    const auto openFolder = [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); };
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return openFolder();
    auto message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    message.setArguments({QStringList{QUrl::fromLocalFile(path).toString()}, QString()});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, openFolder] {
        if (QDBusPendingReply<>(*watcher).isError())
            openFolder();
        watcher->deleteLater();
    });
}

} // namespace app
