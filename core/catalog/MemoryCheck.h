#pragma once

#include "chat/ModelSession.h"

namespace catalog {

/// What loading a model file would take beside what is free now: weights, two states and scratch, from its header; 0
/// for what is no GGUF. `meminfo` lets tests give another computer. Thread: any; reads the header.
chat::MemoryNeed memoryNeed(const QString &path, const QString &meminfo = QStringLiteral("/proc/meminfo"));

} // namespace catalog
