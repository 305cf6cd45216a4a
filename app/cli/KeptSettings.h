#pragma once

#include "app/cli/Command.h"
#include "catalog/ModelCatalog.h"
#include "catalog/TransferChoice.h"

namespace cli {

/// What a person chose in the window about models, read beside it; without a store, as delivered. The folder is never
/// empty. Throws std::runtime_error when the store is there and cannot be read: a proxy must not be gone around.
catalog::TransferChoice transferChoice(const Common &common);

/// The built-in list, with the one of the last refresh over it.
std::unique_ptr<catalog::ModelCatalog> modelCatalog(const Common &common);

} // namespace cli
