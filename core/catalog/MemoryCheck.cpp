#include "catalog/MemoryCheck.h"

#include "catalog/ModelFile.h"

namespace catalog {

chat::MemoryNeed memoryNeed(const QString &path, const QString &meminfo)
{
    const auto stamp = FileStamp::of(path);
    if (!stamp)
        return {};
    const auto machine = readMachineInfo(meminfo);
    return {.needed = estimate(ModelFile::read(path, *stamp).shape, machine).memoryBytes, .free = machine.freeMemory};
}

} // namespace catalog
