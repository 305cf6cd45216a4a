#include "catalog/DownloadManager.h"

#include "catalog/TransferWorker.h"

namespace catalog {

namespace {

bool isMoving(DownloadState state)
{
    return state == DownloadState::Checking || state == DownloadState::Connecting ||
           state == DownloadState::Downloading || state == DownloadState::Finishing;
}

} // namespace

DownloadManager::DownloadManager(const TransferSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_worker(new TransferWorker(settings))
{
    qRegisterMetaType<DownloadStatus>();
    m_thread.setObjectName(QStringLiteral("transfer"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &TransferWorker::changed, this, &DownloadManager::onChanged);
    connect(m_worker, &TransferWorker::restored, this, &DownloadManager::onRestored);
    m_thread.start();
}

DownloadManager::~DownloadManager()
{
    m_worker->disconnect(this);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->stopAll(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void DownloadManager::setSettings(const TransferSettings &settings)
{
    m_settings = settings;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, settings] { worker->setSettings(settings); });
}

void DownloadManager::restore(const QString &folder)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, folder] { worker->restore(folder); });
}

void DownloadManager::onRestored(const QList<DownloadRequest> &requests)
{
    for (const auto &request : requests) {
        if (indexOf(request.id) >= 0)
            continue;
        DownloadStatus status;
        status.state = request.paused ? DownloadState::Paused : DownloadState::Queued;
        status.total = request.bytes;
        m_items.append({request, status});
        Q_EMIT added(request.id);
    }
    Q_EMIT restored();
    startNext();
}

void DownloadManager::add(DownloadRequest request)
{
    request.paused = false;
    const auto index = indexOf(request.id);
    if (index >= 0) {
        if (isMoving(m_items[index].status.state))
            return;
        request.order = m_items[index].request.order;
        m_items[index].request = request;
        resume(request.id);
        return;
    }
    request.order = m_items.isEmpty() ? 0 : m_items.last().request.order + 1;
    DownloadStatus status;
    status.total = request.bytes;
    m_items.append({request, status});
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, request] { worker->remember(request); });
    Q_EMIT added(request.id);
    startNext();
}

void DownloadManager::pause(const QString &id)
{
    const auto index = indexOf(id);
    if (index < 0)
        return;
    m_items[index].request.paused = true;
    m_items[index].status.state = DownloadState::Paused;
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, request = m_items[index].request] { worker->pause(request); });
    Q_EMIT changed(id);
    startNext();
}

void DownloadManager::resume(const QString &id)
{
    const auto index = indexOf(id);
    if (index < 0 || isMoving(m_items[index].status.state))
        return;
    m_items[index].request.paused = false;
    m_items[index].status.state = DownloadState::Queued;
    m_items[index].status.hasProblem = false;
    Q_EMIT changed(id);
    startNext();
}

void DownloadManager::cancel(const QString &id)
{
    const auto index = indexOf(id);
    if (index < 0)
        return;
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, request = m_items[index].request] { worker->cancel(request); });
    remove(index);
}

void DownloadManager::move(const QString &id, int to)
{
    const auto index = indexOf(id);
    if (index < 0 || to < 0 || to >= m_items.size())
        return;
    m_items.move(index, to);
    for (int i = 0; i < m_items.size(); ++i)
        m_items[i].request.order = i; // reaches the journal when the part is next begun or paused
    Q_EMIT changed(id);
}

std::optional<DownloadManager::Item> DownloadManager::item(const QString &id) const
{
    const auto index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional(m_items[index]);
}

QFuture<QByteArray> DownloadManager::fetch(const QUrl &url, qint64 most)
{
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, url, most, promise] { worker->fetch(url, most, promise); });
    return promise->future();
}

void DownloadManager::onChanged(const QString &id, const DownloadStatus &status)
{
    const auto index = indexOf(id);
    if (index < 0)
        return; // cancelled meanwhile
    auto &item = m_items[index];
    if (item.request.paused && isMoving(status.state))
        return; // on its way when it was paused
    item.status = status;
    const auto request = item.request;
    if (status.state == DownloadState::Finished) {
        remove(index);
        Q_EMIT finished(request, status);
    } else {
        Q_EMIT changed(id);
        if (status.state == DownloadState::Failed)
            Q_EMIT failed(request, status.problem);
    }
    startNext();
}

void DownloadManager::startNext()
{
    if (std::any_of(m_items.begin(), m_items.end(), [](const Item &item) { return isMoving(item.status.state); }))
        return;
    const auto next = std::find_if(m_items.begin(), m_items.end(),
                                   [](const Item &item) { return item.status.state == DownloadState::Queued; });
    if (next == m_items.end())
        return;
    next->status.state = DownloadState::Connecting;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, request = next->request] { worker->start(request); });
    Q_EMIT changed(next->request.id);
}

void DownloadManager::remove(qsizetype index)
{
    const auto id = m_items[index].request.id;
    m_items.removeAt(index);
    Q_EMIT removed(id);
    startNext();
}

qsizetype DownloadManager::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_items.size(); ++i)
        if (m_items[i].request.id == id)
            return i;
    return -1;
}

} // namespace catalog
