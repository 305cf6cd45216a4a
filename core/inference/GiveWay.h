#pragma once

#include <algorithm>
#include <mutex>
#include <stop_token>

namespace inference {

/// Lets a request that arrives stop the slice of a less urgent job in the middle of a long chunk.
///
/// Thread: any. The one mutex of this folder: the inference thread does not look at its events while it computes, so
/// the GUI side must reach the running slice directly; both hold it for a few instructions.
class GiveWay
{
public:
    /// A slice of that urgency (smaller is more urgent) begins: what stops it.
    std::stop_source begin(int urgency)
    {
        const std::lock_guard lock(m_mutex);
        m_running = urgency;
        m_stop = {};
        if (m_waiting < urgency)
            m_stop.request_stop();
        return m_stop;
    }

    /// A request of that urgency is on its way to the inference thread.
    void arrive(int urgency)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = std::min(m_waiting, urgency);
        if (urgency < m_running)
            m_stop.request_stop();
    }

    /// All that was on its way has been seen.
    void seen()
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = kNone;
    }

private:
    static constexpr int kNone = 1000;
    std::mutex m_mutex;
    std::stop_source m_stop;
    int m_running = kNone;
    int m_waiting = kNone;
};

} // namespace inference
