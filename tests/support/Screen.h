#pragma once

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>

#include <algorithm>

/// What a person can see of a window: its items, their words and where these lie.
namespace support {

inline bool isShown(const QQuickItem *item)
{
    double opacity = 1;
    for (auto *each = item; each; each = each->parentItem())
        opacity *= each->opacity();
    return item->isVisible() && opacity > 0.05 && item->width() > 0 && item->height() > 0;
}

/// Shown items below `root`, parents before children.
inline QList<QQuickItem *> shownItems(QQuickItem *root)
{
    QList<QQuickItem *> found;
    if (!root->isVisible() || root->opacity() < 0.05)
        return found;
    if (isShown(root))
        found.append(root);
    auto children = root->childItems();
    std::stable_sort(children.begin(), children.end(), [](auto *a, auto *b) { return a->z() < b->z(); });
    for (auto *child : std::as_const(children))
        found += shownItems(child);
    return found;
}

inline bool isText(const QQuickItem *item)
{
    return item->inherits("QQuickText");
}

inline QString words(const QQuickItem *item)
{
    return item->property("text").toString();
}

/// What of the item is inside the clips above it, in the window.
inline QRectF visiblePart(const QQuickItem *item, QRectF rect)
{
    rect = item->mapRectToScene(rect);
    for (auto *each = item->parentItem(); each; each = each->parentItem())
        if (each->clip())
            rect &= each->mapRectToScene(QRectF(0, 0, each->width(), each->height()));
    return rect;
}

/// Where the letters of a text are, in the window; empty when nothing of it can be seen.
inline QRectF lettersOf(const QQuickItem *text)
{
    const auto width = text->property("contentWidth").toReal();
    const auto height = text->property("contentHeight").toReal();
    const auto across = text->property("effectiveHorizontalAlignment").toInt();
    const auto down = text->property("verticalAlignment").toInt();
    const auto left = text->property("leftPadding").toReal(), right = text->property("rightPadding").toReal();
    const auto room = text->width() - left - right;
    QRectF rect(left, text->property("topPadding").toReal(), width, height);
    if (across & Qt::AlignRight)
        rect.moveLeft(left + room - width);
    else if (across & Qt::AlignHCenter)
        rect.moveLeft(left + (room - width) / 2);
    if (down & Qt::AlignVCenter)
        rect.moveTop((text->height() - height) / 2);
    else if (down & Qt::AlignBottom)
        rect.moveTop(text->height() - height);
    return visiblePart(text, rect);
}

inline QString describe(const QQuickItem *item)
{
    QString path;
    for (auto *each = item; each && path.size() < 160; each = each->parentItem()) {
        auto name = QString::fromLatin1(each->metaObject()->className());
        name.remove(QStringLiteral("QQuick")).remove(QRegularExpression(QStringLiteral("_QML.*")));
        path += (path.isEmpty() ? QString() : QStringLiteral(" < ")) + name;
    }
    const auto rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    return QStringLiteral("“%1” at %2,%3 %4x%5 (%6)")
        .arg(words(item).left(60))
        .arg(rect.x())
        .arg(rect.y())
        .arg(rect.width())
        .arg(rect.height())
        .arg(path);
}

/// Words that cannot be read whole: cut off, outside their box, or under other words. Of `texts` only those that
/// `counts` takes; chats and files of people may be as long as they like.
template<typename Counts>
QStringList unreadable(const QQuickWindow *window, const QList<QQuickItem *> &items, Counts counts)
{
    QStringList found;
    QList<std::pair<QQuickItem *, QRectF>> seen;
    for (auto *item : items) {
        if (!isText(item) || words(item).trimmed().isEmpty() || !counts(words(item)))
            continue;
        const auto letters = lettersOf(item);
        if (letters.width() < 1 || letters.height() < 1)
            continue;
        if (item->property("truncated").toBool())
            found.append(QStringLiteral("cut off: ") + describe(item));
        else if (item->property("contentWidth").toReal() > item->width() + 1)
            found.append(QStringLiteral("wider than its box: ") + describe(item));
        const auto whole = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        if (letters.left() < -1 || letters.right() > window->width() + 1 || whole.right() > window->width() + 1)
            found.append(QStringLiteral("outside the window: ") + describe(item));
        for (const auto &[other, rect] : seen)
            if (const auto both = rect & letters; both.width() > 2 && both.height() > 2)
                found.append(QStringLiteral("one over the other: ") + describe(item) + QStringLiteral(" and ") +
                             describe(other));
        seen.append({item, letters});
    }
    return found;
}

/// Can be pressed, typed into or reached by Tab.
inline bool isControl(const QQuickItem *item)
{
    return item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField") ||
           item->inherits("QQuickTextArea") || item->inherits("QQuickSlider") || item->activeFocusOnTab();
}

} // namespace support
