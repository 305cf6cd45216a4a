#pragma once

#include "catalog/Estimate.h"

#include <QList>
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

/// One way to import a file, known before a byte is written.
struct ImportChoice
{
    QString type = {};     ///< for ImportOptions::type: "Smallest", "Balanced", "Best"
    quint64 fileBytes = 0; ///< of the file to be
    Estimate estimate;
    bool usual = false; ///< what an empty type would give
};

/// What a file turned out to be.
struct ImportOffer
{
    QString version = {};   ///< "7"
    QString container = {}; ///< "PyTorch checkpoint"
    quint64 parameters = 0;
    QList<ImportChoice> choices = {}; ///< the smallest first; none for a GGUF, which is copied as it is
};

/// Throws chat::Error. Thread: any but the GUI's; reads the file's header, for a .pth all of its directory.
ImportOffer importOffer(const QString &path, const MachineInfo &machine);

/// Takes a model file (or Hugging Face folder) into `folder`: a GGUF is copied, anything else converted to one. The new
/// file appears under its final name only when it is whole; nothing is replaced. Returns its path. Throws chat::Error.
/// Thread: any but the GUI's; long.
QString importFile(const QString &path, const QString &folder, const ImportOptions &options);

} // namespace catalog
