#include "storage/StorageThread.h"

namespace storage {

StorageThread::StorageThread(const QString &name) : m_address(new QObject)
{
    m_thread.setObjectName(name);
    m_address->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_address, &QObject::deleteLater);
    m_thread.start();
}

StorageThread::~StorageThread()
{
    // Queued behind the jobs, so that what was sent is done.
    QMetaObject::invokeMethod(
        m_address, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace storage
