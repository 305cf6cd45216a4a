#include "qml/RefusingNetworkFactory.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace ui {

QNetworkAccessManager *RefusingNetworkFactory::create(QObject *parent)
{
    // A proxy on the discard port of a name that can never exist: every request, also to local addresses, ends there.
    auto *manager = new QNetworkAccessManager(parent);
    manager->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("refused.invalid"), 9));
    return manager;
}

} // namespace ui
