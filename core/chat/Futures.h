#pragma once

#include "chat/Error.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <utility>

namespace chat {

/// Calls `onValue` with the future's value or `onError`, on the context's thread; neither once the context is gone.
template<typename T, typename OnValue>
void whenDone(QFuture<T> future, QObject *context, OnValue onValue, std::function<void(const Error &)> onError)
{
    future.then(context, std::move(onValue))
        .onFailed(context, [onError](const Error &error) { onError(error); })
        .onFailed(context, [onError] {
            onError(Error(Error::Code::Unknown, QStringLiteral("a job failed without saying why")));
        });
}

} // namespace chat
