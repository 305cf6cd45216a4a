#pragma once

#include <QString>

namespace app {

/// Shows the file, chosen, in the desktop's file manager; where there is none that can do so, its folder.
void showInFolder(const QString &path);

} // namespace app
