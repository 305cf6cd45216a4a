#include "qml/IconProvider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace ui {

IconProvider::IconProvider() : QQuickImageProvider(Image) {}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const auto parts = id.split(u'/');
    const auto name = parts.value(0);
    const auto pixels = requestedSize.isEmpty() ? QSize(20, 20) : requestedSize.boundedTo(QSize(1024, 1024));
    if (size)
        *size = pixels;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);

    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon %s", qPrintable(name));
        return image;
    }
    auto svg = file.readAll();
    svg.replace("currentColor", '#' + parts.value(1, QStringLiteral("000000")).toLatin1());
    const auto drawnAt = parts.value(2).toDouble();
    if (drawnAt > 0 && drawnAt < 20)
        svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(1.5 * 20 / drawnAt) + '"');

    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

} // namespace ui
