#pragma once

#include <QPoint>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <optional>

namespace support {

/// Where in `window` the middle of the item is that `find` returns, once it is the same over two painted frames: an
/// item that has just appeared is laid out with the next frame, and a press before that would miss it. Nothing after
/// 100 frames.
inline std::optional<QPoint> settledPlace(QQuickWindow &window, const std::function<QQuickItem *()> &find)
{
    QSignalSpy painted(&window, &QQuickWindow::frameSwapped);
    std::optional<QPoint> before;
    for (int frame = 0; frame < 100; ++frame) {
        window.update();
        if (!painted.wait(10'000))
            return {};
        auto *item = find();
        const auto now = item && item->width() > 0 && item->height() > 0
                             ? std::optional(item->mapToScene({item->width() / 2, item->height() / 2}).toPoint())
                             : std::nullopt;
        if (now && now == before && QRect({}, window.size()).contains(*now))
            return now;
        before = now;
    }
    return {};
}

} // namespace support
