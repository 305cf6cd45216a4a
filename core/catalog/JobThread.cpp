#include "catalog/JobThread.h"

#include <new>

namespace catalog {

JobThread::JobThread() : m_address(new QObject)
{
    m_thread.setObjectName(QStringLiteral("jobs"));
    m_address->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_address, &QObject::deleteLater);
    m_thread.start();
}

JobThread::~JobThread()
{
    run([] {
    }).waitForFinished(); // what was sent before is done. A queued quit could end the thread while it is being woken
    m_thread.quit();
    m_thread.wait();
}

chat::Error JobThread::asError(const std::exception_ptr &thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const chat::Error &error) {
        return error;
    } catch (const std::bad_alloc &) {
        return chat::Error(chat::Error::Code::OutOfMemory, QStringLiteral("a job"));
    } catch (const std::exception &error) {
        return chat::Error(chat::Error::Code::Unknown, QString::fromUtf8(error.what()));
    }
}

} // namespace catalog
