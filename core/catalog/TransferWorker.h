#pragma once

#include "catalog/FileDownload.h"

#include <QPromise>

#include <map>

namespace catalog {

/// Holds the running downloads. Thread: "transfer"; DownloadManager is its face.
class TransferWorker : public QObject
{
    Q_OBJECT

public:
    explicit TransferWorker(const TransferSettings &settings) : m_settings(settings) {}

    void setSettings(const TransferSettings &settings); ///< for downloads started from now on; the speed limit at once
    void restore(const QString &folder);                ///< looks for journals
    void remember(const DownloadRequest &request);      ///< writes the journal, so that a restart knows of it
    void start(const DownloadRequest &request);
    void pause(const DownloadRequest &request);
    void cancel(const DownloadRequest &request);
    void stopAll();

    /// A small file into memory, https, with the same checks of hosts and redirects.
    void fetch(const QUrl &url, qint64 most, const std::shared_ptr<QPromise<QByteArray>> &promise);

Q_SIGNALS:
    void restored(const QList<catalog::DownloadRequest> &requests);
    void changed(const QString &id, const catalog::DownloadStatus &status);

private:
    FileDownload &download(const DownloadRequest &request);

    TransferSettings m_settings;
    std::map<QString, std::unique_ptr<FileDownload>> m_downloads;
};

} // namespace catalog
