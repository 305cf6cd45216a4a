#include "app/AppPaths.h"

#include <QDir>
#include <QStandardPaths>

namespace app {

QString dataFolder(const QString &option)
{
    auto folder = option;
    if (folder.isEmpty())
        folder = qEnvironmentVariable("ROOKERY_DATA_DIR");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/rookery");
    return QDir::cleanPath(QDir().absoluteFilePath(folder));
}

QString builtInModel()
{
    return QStringLiteral(":/fledgling/fledgling.gguf");
}

} // namespace app
