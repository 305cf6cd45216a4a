#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace app {

/// One window a data folder: the first program listens on a local socket, a second one asks it to come to the front.
/// Who is first is decided by storage::DataFolder's lock, not here.
///
/// Thread: GUI.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    bool listen();          ///< as the first; takes over a socket that a killed program left behind
    bool askFirstToRaise(); ///< as the second, which has no window; false: nobody answered within five seconds

Q_SIGNALS:
    void raiseRequested();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace app
