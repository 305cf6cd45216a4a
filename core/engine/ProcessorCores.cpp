#include "engine/ProcessorCores.h"

#include <algorithm>
#include <fstream>
#include <sched.h>
#include <set>
#include <string>
#include <thread>

namespace engine {

int processorCores()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return int(std::max(1u, std::thread::hardware_concurrency()));
    std::set<std::string> cores; // "0,4": the hardware threads of one core
    int processors = 0;
    for (int i = 0; i < CPU_SETSIZE; ++i) {
        if (!CPU_ISSET(i, &allowed))
            continue;
        ++processors;
        std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(i) + "/topology/thread_siblings_list");
        std::string siblings;
        if (std::getline(file, siblings))
            cores.insert(siblings);
    }
    return std::max(1, cores.empty() ? processors : int(cores.size()));
}

} // namespace engine
