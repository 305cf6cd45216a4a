#include "catalog/TransferWorker.h"

#include "catalog/PosixFile.h"

#include <QDir>
#include <QFileInfo>

namespace catalog {

namespace {

/// One answer into memory; deletes itself.
class SmallFetch : public QObject
{
public:
    SmallFetch(const TransferSettings &settings, qint64 most, std::shared_ptr<QPromise<QByteArray>> promise,
               QObject *parent)
        : QObject(parent), m_exchange(settings), m_most(most), m_promise(std::move(promise))
    {
        connect(&m_exchange, &HttpExchange::headReceived, this, [this](const ResponseHead &head) {
            if (head.status != 200)
                end(chat::Error(chat::Error::Code::ServerAnswer,
                                QStringLiteral("%1 answered %2").arg(m_exchange.url().host()).arg(head.status)));
        });
        connect(&m_exchange, &HttpExchange::bodyAvailable, this, [this] { take(); });
        connect(&m_exchange, &HttpExchange::finished, this, [this] { end(std::nullopt); });
        connect(&m_exchange, &HttpExchange::failed, this, [this](const chat::Error &error) { end(error); });
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this,
                [this] { end(chat::Error(chat::Error::Code::TooSlow, m_exchange.url().host())); });
        m_patience.start(settings.tickMs * settings.slowTicks);
    }

    void get(const QUrl &url) { m_exchange.get(url, {}); }

private:
    void take()
    {
        char buffer[16 * 1024];
        for (qint64 got; (got = m_exchange.read(buffer, sizeof buffer)) > 0;) {
            m_bytes.append(buffer, got);
            if (m_bytes.size() - m_bytesAtPatience >= 16 * 1024) {
                m_bytesAtPatience = m_bytes.size();
                m_patience.start();
            }
            if (m_bytes.size() > m_most)
                return end(
                    chat::Error(chat::Error::Code::SizeWrong,
                                QStringLiteral("%1 sent more than %2 bytes").arg(m_exchange.url().host()).arg(m_most)));
        }
    }

    void end(const std::optional<chat::Error> &error)
    {
        if (!m_promise)
            return;
        m_exchange.abort();
        if (error)
            m_promise->setException(*error);
        else
            m_promise->addResult(m_bytes);
        m_promise->finish();
        m_promise.reset();
        deleteLater();
    }

    HttpExchange m_exchange;
    qint64 m_most;
    std::shared_ptr<QPromise<QByteArray>> m_promise;
    QByteArray m_bytes;
    qsizetype m_bytesAtPatience = 0;
    QTimer m_patience;
};

} // namespace

void TransferWorker::setSettings(const TransferSettings &settings)
{
    m_settings = settings;
    for (const auto &[id, download] : m_downloads)
        download->setSpeedLimit(settings.bytesPerSecond);
}

void TransferWorker::restore(const QString &folder)
{
    QList<DownloadRequest> found;
    for (const auto &file : QDir(folder).entryInfoList({QStringLiteral("*.part.journal")}, QDir::Files)) {
        const auto journal = PartJournal::parse(readSmallFile(file.filePath(), 64 << 20));
        if (!journal || PartFile::journalPath(folder, journal->request.fileName) != file.filePath())
            continue;
        auto request = journal->request;
        request.folder = folder;
        found.append(request);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.order < b.order; });
    Q_EMIT restored(found);
}

void TransferWorker::remember(const DownloadRequest &request)
{
    try {
        PartFile part(request, m_settings.reserveBytes);
    } catch (const chat::Error &error) {
        DownloadStatus status;
        status.state = DownloadState::Failed;
        status.problem = error;
        status.hasProblem = true;
        Q_EMIT changed(request.id, status);
    }
}

FileDownload &TransferWorker::download(const DownloadRequest &request)
{
    auto &download = m_downloads[request.id];
    if (!download) {
        download = std::make_unique<FileDownload>(request, m_settings);
        connect(download.get(), &FileDownload::changed, this,
                [this, id = request.id](const DownloadStatus &status) { Q_EMIT changed(id, status); });
    }
    return *download;
}

void TransferWorker::start(const DownloadRequest &request)
{
    m_downloads.erase(request.id); // settings and sources may be others now; the part is on disk
    download(request).start();
}

void TransferWorker::pause(const DownloadRequest &request)
{
    auto paused = request;
    paused.paused = true;
    if (m_downloads.contains(request.id))
        download(paused).pause();
    else
        remember(paused);
}

void TransferWorker::cancel(const DownloadRequest &request)
{
    download(request).cancel();
    m_downloads.erase(request.id);
}

void TransferWorker::stopAll()
{
    for (const auto &[id, download] : m_downloads)
        download->stop();
    m_downloads.clear();
}

void TransferWorker::fetch(const QUrl &url, qint64 most, const std::shared_ptr<QPromise<QByteArray>> &promise)
{
    (new SmallFetch(m_settings, most, promise, this))->get(url);
}

} // namespace catalog
