#pragma once

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace chat {

/// Runs `work` on a thread of the pool: files are never touched by the thread of the window. What it throws is thrown
/// by the future.
///
/// Thread: any.
template<typename Work>
auto aside(Work work)
{
    using T = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        try {
            if constexpr (std::is_void_v<T>)
                work();
            else
                promise->addResult(work());
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return future;
}

} // namespace chat
