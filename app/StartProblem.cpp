#include "app/StartProblem.h"

#include "qml/IconProvider.h"
#include "qml/RefusingNetworkFactory.h"

namespace app {

StartProblem::StartProblem(const chat::Error &error) : m_model(error)
{
    static ui::RefusingNetworkFactory refusing;
    m_engine.setNetworkAccessManagerFactory(&refusing);
    m_engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider);
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine.setInitialProperties({{QStringLiteral("problem"), QVariant::fromValue(&m_model)}});
}

bool StartProblem::show()
{
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Rookery/Ui/StartProblem.qml")));
    return window() != nullptr;
}

} // namespace app
