#pragma once

#include "inference/Job.h"
#include "inference/Reading.h"

namespace inference {

/// After an answer with thoughts: feeds what later turns are built on, so that the next question finds its snapshot.
/// Nobody waits for it; when it fails, the next question does the same work.
class RefeedJob : public Job
{
public:
    RefeedJob(Sequence history, chat::ConversationId conversation, bool keepSnapshots, const Desk &desk)
        : Job(Priority::Refeed, {}, desk),
          m_reading(desk.model, desk.cache, std::move(history), conversation, keepSnapshots)
    {
    }

    void slice(std::stop_token giveWay) override
    {
        if (!std::exchange(m_started, true))
            m_reading.start();
        else
            m_reading.feed(giveWay);
        if (m_reading.done())
            end();
    }
    void cancel() override { end(); }
    void fail(const chat::Error &) override { end(); }

private:
    Reading m_reading;
    bool m_started = false;
};

} // namespace inference
