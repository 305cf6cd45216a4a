#include "app/Notifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace app {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

QDBusMessage call(const QString &method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

Notifier::Notifier(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
{
    if (m_bus.isConnected())
        m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                      SLOT(onActionInvoked(uint, QString)));
}

void Notifier::show(const QString &title, const QString &text)
{
    if (!m_bus.isConnected())
        return;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("rookery")}};
    const auto message =
        call(QStringLiteral("Notify"), {QStringLiteral("Rookery"), m_shown, QStringLiteral("rookery"), title,
                                        text.toHtmlEscaped(), // the body may be read as markup
                                        QStringList{QStringLiteral("default"), tr("Open")}, hints, -1});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<uint> reply(*finished);
        m_shown = reply.isError() ? 0 : reply.value();
        finished->deleteLater();
    });
}

void Notifier::withdraw()
{
    if (m_shown != 0)
        m_bus.send(call(QStringLiteral("CloseNotification"), {std::exchange(m_shown, 0)}));
}

void Notifier::onActionInvoked(uint id, const QString &)
{
    if (id != 0 && id == m_shown)
        Q_EMIT activated();
}

} // namespace app
