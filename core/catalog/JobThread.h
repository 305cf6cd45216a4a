#pragma once

#include "chat/Error.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>

namespace catalog {

/// The thread "jobs": file work that the window must not wait for, one piece after the other; long work sends itself in
/// slices. Thread: run() from any.
class JobThread
{
public:
    JobThread();
    ~JobThread(); ///< finishes what was sent
    JobThread(const JobThread &) = delete;
    JobThread &operator=(const JobThread &) = delete;

    QObject *address() const { return m_address; } ///< lives on the thread

    /// What `job` throws arrives in the future as chat::Error.
    template<typename Job>
    auto run(Job job) -> QFuture<std::invoke_result_t<Job &>>
    {
        using Result = std::invoke_result_t<Job &>;
        const auto promise = std::make_shared<QPromise<Result>>(); // queued functors must be copyable
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
                    promise->setException(asError(std::current_exception()));
                }
                promise->finish();
            },
            Qt::QueuedConnection);
        return promise->future();
    }

    static chat::Error asError(const std::exception_ptr &thrown);

private:
    QThread m_thread;
    QObject *m_address;
};

} // namespace catalog
