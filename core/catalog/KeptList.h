#pragma once

#include "catalog/ModelCatalog.h"
#include "chat/Error.h"

namespace catalog {

/// The list of the last refresh, in the data folder: read over the built-in one at each start, so that a checksum that
/// contradicts a known one is noted every time. Thread: any but the GUI's.
QByteArray readKeptList(const QString &dataFolder);                                 ///< empty: none was kept
void keepList(const QString &dataFolder, const QByteArray &json);                   ///< throws chat::Error
std::optional<chat::Error> takeOver(ModelCatalog &catalog, const QByteArray &json); ///< why it is not used

} // namespace catalog
