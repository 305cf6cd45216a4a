#pragma once

#include <QDBusConnection>
#include <QObject>

namespace app {

/// Asks the desktop to show a short notice (org.freedesktop.Notifications). Where no desktop listens nothing happens.
///
/// Thread: GUI. Never waits for the desktop.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection &bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);

    /// Takes the place of the notice before. Both are plain words.
    void show(const QString &title, const QString &text);
    void withdraw(); ///< the person is here
    bool isShown() const { return m_shown != 0; }

Q_SIGNALS:
    void activated(); ///< the notice was pressed

private Q_SLOTS:
    void onActionInvoked(uint id, const QString &action);

private:
    QDBusConnection m_bus;
    uint m_shown = 0; ///< number of the notice, 0 = none
};

} // namespace app
