#pragma once

#include "chat/Error.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <type_traits>
#include <utility>

namespace chat {

/// Calls `onValue` with the future's value or `onError`, on the context's thread; neither once the context is gone, nor
/// for a job that was given up without a word. (Not QFuture::then: Qt 6.4 asserts that the context is still there.)
///
/// Thread: the context's.
template<typename T, typename OnValue>
void whenDone(QFuture<T> future, QObject *context, OnValue onValue, std::function<void(const Error &)> onError)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, onValue = std::move(onValue), onError]() mutable {
                         watcher->deleteLater();
                         auto done = watcher->future();
                         try {
                             done.waitForFinished(); // throws what the job threw
                             if constexpr (std::is_void_v<T>)
                                 onValue();
                             else if (done.resultCount() > 0)
                                 onValue(done.result());
                         } catch (const Error &error) {
                             onError(error);
                         } catch (...) {
                             onError(Error(Error::Code::Unknown, QStringLiteral("a job failed without saying why")));
                         }
                     });
    watcher->setFuture(future);
}

} // namespace chat
