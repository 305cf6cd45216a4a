#pragma once

#include "inference/Outbox.h"
#include "inference/StateCache.h"

#include <functional>
#include <memory>

namespace inference {

class Job;

/// What a job works with.
struct Desk
{
    std::shared_ptr<LoadedModel> model;
    StateCache &cache;
    Outbox &outbox;
    std::function<void(std::unique_ptr<Job>)> later; ///< puts a further job into the queue
};

/// One request on the inference thread, worked off in slices. It ends in exactly one of: slice() that sets ended,
/// cancel(), fail().
class Job
{
public:
    enum class Priority { Answer, Prepare, Refeed, Title, Verify };

    Job(Priority priority, std::stop_token stop, const Desk &desk)
        : m_desk(desk), m_priority(priority), m_stop(std::move(stop))
    {
    }
    virtual ~Job() = default;

    Priority priority() const { return m_priority; }
    bool ended() const { return m_ended; }
    bool stopRequested() const { return m_stop.stop_requested(); } ///< by whoever asked
    const std::stop_token &stopToken() const { return m_stop; }
    const std::shared_ptr<LoadedModel> &model() const { return m_desk.model; }

    /// Some work, about 50 ms where the model allows it. `giveWay` is stopped when the request is, or when something
    /// more urgent waits. Throws engine::Error, chat::Error.
    virtual void slice(std::stop_token giveWay) = 0;
    virtual void cancel() = 0; ///< the request was stopped: says so
    virtual void fail(const chat::Error &error) = 0;

protected:
    LoadedModel &loaded() const { return *m_desk.model; }
    void end() { m_ended = true; }

    Desk m_desk;

private:
    Priority m_priority;
    std::stop_token m_stop;
    bool m_ended = false;
};

inline chat::Error cancelled()
{
    return {chat::Error::Code::Cancelled, QStringLiteral("stopped")};
}

} // namespace inference
