#include "catalog/MachineInfo.h"

#include <QFile>
#include <QThread>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace catalog {

MachineInfo readMachineInfo(const QString &meminfo)
{
    MachineInfo machine;
    machine.cores = std::max(1, QThread::idealThreadCount());
    QFile file(meminfo);
    if (!file.open(QIODevice::ReadOnly))
        return machine;
    for (const auto &line : file.read(64 * 1024).split('\n')) {
        const auto fields = line.simplified().split(' ');
        if (fields.size() < 2)
            continue;
        const auto bytes = fields[1].toULongLong() * 1024;
        if (fields[0] == "MemTotal:")
            machine.totalMemory = bytes;
        else if (fields[0] == "MemAvailable:")
            machine.freeMemory = bytes;
    }
    return machine;
}

namespace {

/// Four sums, so that the additions do not wait for each other.
quint64 sum(const quint64 *values, std::size_t count)
{
    quint64 a = 0, b = 0, c = 0, d = 0;
    for (std::size_t i = 0; i + 4 <= count; i += 4) {
        a += values[i];
        b += values[i + 1];
        c += values[i + 2];
        d += values[i + 3];
    }
    return a + b + c + d;
}

} // namespace

double measureReadBandwidth(std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    const auto machine = readMachineInfo();
    const auto bytes = std::min<quint64>(256ull << 20, std::max<quint64>(32ull << 20, machine.freeMemory / 8));
    const std::vector<quint64> values(bytes / sizeof(quint64), 1);
    const auto share = values.size() / std::size_t(machine.cores);

    std::atomic<quint64> read = 0, sink = 0;
    const auto start = Clock::now();
    const auto end = start + std::chrono::milliseconds(900);
    {
        std::vector<std::jthread> threads;
        for (int core = 0; core < machine.cores; ++core)
            threads.emplace_back([&, core] {
                const std::size_t slice = 1 << 17; // 1 MiB between looks at the clock
                std::size_t position = 0;
                while (Clock::now() < end && !stop.stop_requested()) {
                    const auto count = std::min(slice, share - position);
                    sink += sum(values.data() + std::size_t(core) * share + position, count);
                    read += count * sizeof(quint64);
                    position = position + count >= share ? 0 : position + count;
                }
            });
    }
    const std::chrono::duration<double> seconds = Clock::now() - start;
    return stop.stop_requested() ? 0 : double(read) / seconds.count();
}

} // namespace catalog
