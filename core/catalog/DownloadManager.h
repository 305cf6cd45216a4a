#pragma once

#include "catalog/Download.h"
#include "catalog/TransferSettings.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace catalog {

class TransferWorker;

/// The queue of downloads: one moves at a time, in order; those that wait for the line do not hold up the next. What
/// was neither paused nor finished goes on after a restart (restore()). Nothing is fetched that was not added.
///
/// Thread: GUI; the work is done on the thread "transfer", which it owns.
class DownloadManager : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        DownloadRequest request;
        DownloadStatus status;
    };

    explicit DownloadManager(const TransferSettings &settings, QObject *parent = nullptr);
    ~DownloadManager() override; ///< marks what has come, waits for the thread

    void setSettings(const TransferSettings &settings);
    const TransferSettings &settings() const { return m_settings; }

    /// Takes up the downloads whose parts lie in the folder.
    void restore(const QString &folder);

    /// A request with the id of one that failed or is paused goes on with it, with the new sources.
    void add(DownloadRequest request);
    void pause(const QString &id);
    void resume(const QString &id); ///< also: try again
    void cancel(const QString &id); ///< removes the part
    void move(const QString &id, int to);

    const QList<Item> &items() const { return m_items; } ///< in order of the queue; finished ones leave it
    std::optional<Item> item(const QString &id) const;

    /// A small text (a fresh catalogue). Fails with chat::Error.
    QFuture<QByteArray> fetch(const QUrl &url, qint64 most);

Q_SIGNALS:
    void added(const QString &id);
    void changed(const QString &id);
    void removed(const QString &id); ///< cancelled, or finished
    void finished(const catalog::DownloadRequest &request, const catalog::DownloadStatus &status);
    void failed(const catalog::DownloadRequest &request, const chat::Error &error);
    void restored();

private:
    void onChanged(const QString &id, const DownloadStatus &status);
    void onRestored(const QList<DownloadRequest> &requests);
    void startNext();
    void remove(qsizetype index);
    qsizetype indexOf(const QString &id) const;

    TransferSettings m_settings;
    QList<Item> m_items;
    QThread m_thread;
    TransferWorker *m_worker; ///< lives on m_thread, deleted with it
};

} // namespace catalog
