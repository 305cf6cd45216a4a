#include "app/Application.h"

#include "qml/IconProvider.h"
#include "qml/RefusingNetworkFactory.h"

namespace app {

Application::Application(const Options &)
{
    static ui::RefusingNetworkFactory refusing;
    m_engine.setNetworkAccessManagerFactory(&refusing);
    m_engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider);
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine.setInitialProperties({{QStringLiteral("appearance"), QVariant::fromValue(&m_appearance)}});
}

bool Application::show()
{
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Rookery/Ui/Main.qml")));
    return !m_engine.rootObjects().isEmpty();
}

} // namespace app
