#pragma once

#include <QString>

namespace app {

/// The data folder: `option` (--data-dir) if not empty, else ROOKERY_DATA_DIR, else the user's place for application
/// data. Absolute; nothing is created.
QString dataFolder(const QString &option);

/// Path of the model inside the program.
QString builtInModel();

} // namespace app
