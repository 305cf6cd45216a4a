#pragma once

#include <QQmlNetworkAccessManagerFactory>

namespace ui {

/// Second line of defence: whatever a QML element should want to fetch is refused. The first line is that no outside
/// text is ever given to Qt as rich text.
class RefusingNetworkFactory : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
};

} // namespace ui
