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
    run([] {
    }).waitForFinished(); // what was sent before is done. A queued quit could end the thread while it is being woken
    m_thread.quit();
    m_thread.wait();
}

} // namespace storage
