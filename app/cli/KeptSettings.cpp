#include "app/cli/KeptSettings.h"

#include "app/AppPaths.h"
#include "catalog/KeptList.h"
#include "storage/SqliteConversationRepository.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace cli {

namespace {

QDir dataFolder(const Common &common)
{
    return QDir(app::dataFolder(QString::fromStdString(common.dataDir)));
}

} // namespace

catalog::TransferChoice transferChoice(const Common &common)
{
    const auto folder = dataFolder(common);
    catalog::TransferChoice choice;
    if (QFile::exists(folder.filePath(QStringLiteral("chats.db")))) {
        storage::SqliteConversationRepository::Options options;
        options.readOnly = true;
        storage::SqliteConversationRepository chats(folder.path(), options);
        try {
            choice = catalog::TransferChoice::fromText(chats.value(catalog::TransferChoice::kName).result());
        } catch (const chat::Error &error) {
            throw std::runtime_error("the settings of the window cannot be read: " + error.detail.toStdString());
        }
    }
    if (choice.folder.isEmpty())
        choice.folder = folder.filePath(QStringLiteral("models"));
    return choice;
}

std::unique_ptr<catalog::ModelCatalog> modelCatalog(const Common &common)
{
    auto catalog = std::make_unique<catalog::ModelCatalog>(catalog::ModelCatalog::builtInManifest());
    if (const auto error = catalog::takeOver(*catalog, catalog::readKeptList(dataFolder(common).path())))
        std::fprintf(stderr, "the kept list of models is not used: %s\n", qPrintable(error->detail));
    return catalog;
}

} // namespace cli
