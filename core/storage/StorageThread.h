#pragma once

#include "storage/StorageError.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>

namespace storage {

/// A named thread that runs jobs one after the other; the address to which work for one database file is sent.
///
/// Thread: `run` from any; the destructor finishes all jobs already sent, then ends the thread.
class StorageThread
{
public:
    explicit StorageThread(const QString &name);
    ~StorageThread();
    StorageThread(const StorageThread &) = delete;
    StorageThread &operator=(const StorageThread &) = delete;

    /// Runs `job()` on the thread. Whatever it throws arrives in the future as chat::Error.
    template<typename Job>
    auto run(Job job) -> QFuture<std::invoke_result_t<Job &>>;

    bool isCurrent() const { return QThread::currentThread() == &m_thread; }

private:
    QThread m_thread;
    QObject *m_address; ///< lives on m_thread and is deleted there
};

template<typename Job>
auto StorageThread::run(Job job) -> QFuture<std::invoke_result_t<Job &>>
{
    using Result = std::invoke_result_t<Job &>;
    auto promise = std::make_shared<QPromise<Result>>(); // shared only because queued functors must be copyable
    auto future = promise->future();
    promise->start();
    QMetaObject::invokeMethod(
        m_address,
        [promise, job = std::move(job)]() mutable {
            try {
                if constexpr (std::is_void_v<Result>)
                    job();
                else
                    promise->addResult(job());
            } catch (...) {
                promise->setException(toChatError(std::current_exception()));
            }
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

} // namespace storage
