#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

#include <malloc.h>

namespace support {

/// Milliseconds of processor time that this thread has used. Unlike the clock on the wall it does not run while other
/// programs have the processor, so a limit on it holds on a loaded machine as well.
inline double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Bytes that the program holds from the heap, without what the heap keeps in reserve.
inline double heapMegabytes()
{
    const auto heap = mallinfo2();
    return double(heap.uordblks + heap.hblkhd) / 1e6;
}

/// How long the event loop of this thread goes without turning: a timer is due every few milliseconds, and what the
/// thread computed between two of its calls held everything up.
class TurnMeter
{
public:
    TurnMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(4);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { turn(); });
    }
    void start()
    {
        m_gaps.clear();
        m_seen = 0;
        m_longestWall = 0;
        m_cpu = threadCpuMs();
        m_wall.start();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }

    double longestMs() const { return m_gaps.empty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end()); }
    /// The longest since this was asked last.
    double longestSince()
    {
        const auto from = m_gaps.begin() + std::ptrdiff_t(std::exchange(m_seen, m_gaps.size()));
        return from == m_gaps.end() ? 0 : *std::max_element(from, m_gaps.end());
    }
    double longestWallMs() const { return m_longestWall; }
    std::size_t turns() const { return m_gaps.size(); }
    std::size_t longerThan(double ms) const
    {
        return std::size_t(std::count_if(m_gaps.begin(), m_gaps.end(), [ms](double gap) { return gap > ms; }));
    }

private:
    void turn()
    {
        const auto now = threadCpuMs();
        m_gaps.push_back(now - m_cpu);
        m_cpu = now;
        m_longestWall = std::max(m_longestWall, double(m_wall.restart()));
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_cpu = 0, m_longestWall = 0;
    std::vector<double> m_gaps;
    std::size_t m_seen = 0;
};

} // namespace support
