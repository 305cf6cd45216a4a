#include "app/SingleInstance.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QLocalSocket>
#include <QThread>

namespace app {

namespace {
constexpr int kWaitMs = 5000; ///< the first may be starting itself
constexpr int kPauseMs = 50;
} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent),
      m_name(QStringLiteral("rookery-") +
             QString::fromLatin1(
                 QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24)))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            socket->disconnectFromServer(); // being called is the whole message
            Q_EMIT raiseRequested();
        }
    });
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

bool SingleInstance::askFirstToRaise()
{
    QElapsedTimer waited;
    for (waited.start(); waited.elapsed() < kWaitMs; QThread::msleep(kPauseMs)) {
        QLocalSocket socket;
        socket.connectToServer(m_name);
        if (socket.waitForConnected(kWaitMs))
            return true;
    }
    return false;
}

} // namespace app
