#pragma once

#include <QQuickImageProvider>

namespace ui {

/// "image://icon/NAME/RRGGBB/SIZE": an icon of the program in a colour (there are no shader effects in the software
/// renderer) and with a stroke of 1.5 px at every size. An unknown name gives an empty picture and a warning.
///
/// Thread: any.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace ui
