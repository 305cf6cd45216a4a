// Downloads one file and may be killed at any moment; started by KilledDownloadTest.
// Arguments: address, folder, bytes, SHA-256 in hexadecimal (may be empty), file of the authority[, bytes a second at
// most[, ticks of 20 ms without a byte after which a source is too slow]]. Exit status 0: the file is there; 3: the
// disk is full; 1: anything else.
#include "catalog/DownloadManager.h"

#include <QCoreApplication>
#include <QSslCertificate>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    if (arguments.size() < 6 || arguments.size() > 8)
        return 2;
    const QUrl url(arguments[1]);
    catalog::TransferSettings settings;
    settings.proxy.kind = catalog::ProxySettings::Kind::None;
    settings.tls = QSslConfiguration::defaultConfiguration();
    settings.tls.setCaCertificates(QSslCertificate::fromPath(arguments[5]));
    settings.trustedHosts = {QStringLiteral("%1:%2").arg(url.host()).arg(url.port())};
    settings.reserveBytes = 0;
    settings.bytesPerSecond = arguments.value(6).toLongLong();
    if (arguments.size() > 7) {
        settings.tickMs = 20;
        settings.slowTicks = arguments[7].toInt();
        settings.slowBytes = 1;
    }
    catalog::DownloadManager manager(settings);
    QObject::connect(&manager, &catalog::DownloadManager::finished, &application,
                     [](const auto &, const catalog::DownloadStatus &status) {
                         std::puts(qPrintable(status.path));
                         QCoreApplication::exit(0);
                     });
    QObject::connect(&manager, &catalog::DownloadManager::failed, &application,
                     [](const auto &, const chat::Error &error) {
                         std::fprintf(stderr, "%s\n", qPrintable(error.detail));
                         QCoreApplication::exit(error.code == chat::Error::Code::DiskFull ? 3 : 1);
                     });
    manager.add({.id = QStringLiteral("model"),
                 .name = QStringLiteral("Model"),
                 .folder = arguments[2],
                 .fileName = QStringLiteral("model.gguf"),
                 .sources = {url},
                 .bytes = arguments[3].toLongLong(),
                 .sha256 = QByteArray::fromHex(arguments[4].toLatin1())});
    return application.exec();
}
