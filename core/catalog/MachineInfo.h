#pragma once

#include <QMetaType>
#include <QString>

#include <stop_token>

namespace catalog {

/// What this computer can do, as far as running a model depends on it.
struct MachineInfo
{
    quint64 totalMemory = 0; ///< bytes; 0: not known
    quint64 freeMemory = 0;  ///< bytes that can be had without swapping
    int cores = 1;
    double readBytesPerSecond = 0; ///< 0: not measured yet

    bool operator==(const MachineInfo &) const = default;
};

/// Memory and cores. `meminfo` lets tests give another computer.
MachineInfo readMachineInfo(const QString &meminfo = QStringLiteral("/proc/meminfo"));

/// How fast all cores together read memory that is not in a cache: the limit of a recurrent step. Takes about a second
/// and up to 256 MiB; returns 0 when stopped. Thread: any; not the GUI's.
double measureReadBandwidth(std::stop_token stop = {});

} // namespace catalog

Q_DECLARE_METATYPE(catalog::MachineInfo)
