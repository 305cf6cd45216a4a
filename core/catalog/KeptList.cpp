#include "catalog/KeptList.h"

#include "catalog/PosixFile.h"

namespace catalog {

namespace {

QString fileIn(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/models.json");
}

} // namespace

QByteArray readKeptList(const QString &dataFolder)
{
    return readSmallFile(fileIn(dataFolder), Manifest::kMaxBytes);
}

void keepList(const QString &dataFolder, const QByteArray &json)
{
    replaceFile(fileIn(dataFolder), json);
}

std::optional<chat::Error> takeOver(ModelCatalog &catalog, const QByteArray &json)
{
    try {
        if (!json.isEmpty())
            catalog.refresh(json);
    } catch (const chat::Error &error) {
        return error;
    }
    return std::nullopt;
}

} // namespace catalog
