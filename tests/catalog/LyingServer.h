#pragma once

#include "catalog/TransferSettings.h"
#include "support/Shared.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

/// tests/catalog/lying_server.py with an authority of its own, for as long as this lives.
class LyingServer
{
public:
    static constexpr qint64 kSize = 300'000;

    LyingServer()
    {
        const auto scripts = support::sources() + QStringLiteral("/tests/catalog/");
        if (QProcess::execute(QStringLiteral("bash"),
                              {scripts + QStringLiteral("make_certificates.sh"), m_folder.path()}) != 0)
            qFatal("no certificates");
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"), {scripts + QStringLiteral("lying_server.py"), m_folder.path()});
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(20'000))
                qFatal("no server");
        m_ports = QJsonDocument::fromJson(m_process.readLine()).object();
    }

    ~LyingServer()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(3000))
            m_process.kill();
        m_process.waitForFinished();
    }

    QString authority() const { return m_folder.filePath(QStringLiteral("authority.pem")); }
    QString host(const QString &certificate = QStringLiteral("good")) const
    {
        return QStringLiteral("127.0.0.1:%1").arg(m_ports.value(certificate).toInt());
    }

    QUrl url(const QString &scenario, const QString &token, qint64 size = kSize,
             const QString &certificate = QStringLiteral("good")) const
    {
        return QUrl(
            QStringLiteral("https://%1/%2/%3/%4/model.gguf").arg(host(certificate), scenario).arg(size).arg(token));
    }

    /// The address of a file with these bytes.
    QUrl file(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return url(QStringLiteral("file"), name, 0);
    }

    /// At home on this server, quick to try again; patient with it, as the machine may be busy.
    catalog::TransferSettings settings() const
    {
        catalog::TransferSettings settings;
        settings.proxy.kind = catalog::ProxySettings::Kind::None;
        settings.tls = QSslConfiguration::defaultConfiguration();
        settings.tls.setCaCertificates(QSslCertificate::fromPath(authority()));
        for (const auto &certificate : m_ports.keys())
            settings.trustedHosts.insert(host(certificate));
        settings.firstRetryMs = 5;
        settings.longestRetryMs = 20;
        settings.fruitlessTries = 3;
        settings.tickMs = 20;
        settings.slowTicks = 1000;
        settings.slowBytes = 300;
        settings.reserveBytes = 1 << 20;
        return settings;
    }

    /// Takes a second of next to nothing for too slow.
    catalog::TransferSettings impatient() const
    {
        auto impatient = settings();
        impatient.slowTicks = 40;
        return impatient;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ports;
};
