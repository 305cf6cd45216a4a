#pragma once

#include <QString>

#include <functional>
#include <stop_token>

namespace catalog {

struct ImportOptions
{
    QString type = {}; ///< "Smallest", "Balanced", "Best" or a tensor type; empty: by the model's size
    int threads = 0;   ///< 0: two
    std::function<void(double)> progress = {}; ///< 0 to 1, from the calling thread
    std::stop_token stop = {};
};

/// Takes a model file (or Hugging Face folder) into `folder`: a GGUF is copied, anything else converted to one. The new
/// file appears under its final name only when it is whole; nothing is replaced. Returns its path. Throws chat::Error.
/// Thread: any but the GUI's; long.
QString importFile(const QString &path, const QString &folder, const ImportOptions &options);

} // namespace catalog
