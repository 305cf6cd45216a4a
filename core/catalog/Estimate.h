#pragma once

#include "catalog/CatalogEntry.h"
#include "catalog/MachineInfo.h"

namespace catalog {

enum class Fit { Unknown, Fits, Tight, TooBig };

/// What running a model would take here, known before it is downloaded.
struct Estimate
{
    quint64 weightBytes = 0;    ///< in memory, after conversion
    quint64 stateBytes = 0;     ///< one chat's state
    quint64 memoryBytes = 0;    ///< weights, two states and scratch: the program's peak beyond its window
    double tokensPerSecond = 0; ///< 0: not known
    Fit fit = Fit::Unknown;     ///< against all memory of this computer: up to 70 % fits, up to 100 % is tight
    bool enoughFree = true;     ///< memoryBytes is free right now

    bool operator==(const Estimate &) const = default;
};

Estimate estimate(const CatalogEntry &entry, const MachineInfo &machine);

/// The same from a file's own header.
struct ModelShape
{
    quint64 weightBytes = 0;
    quint64 embeddingBytes = 0; ///< of which one row is read a token
    quint64 stateBytes = 0;
    quint64 scratchBytes = 0;
};
Estimate estimate(const ModelShape &shape, const MachineInfo &machine);

/// Bytes of one state in 32-bit floats, by version, layers L and width C: 5 L C for version 4, (2 + 64) L C after it.
quint64 stateBytes(const QString &version, int layers, int width);

} // namespace catalog
