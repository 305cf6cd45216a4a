#pragma once

#include "inference/Job.h"
#include "inference/Reading.h"

namespace inference {

/// Asks the model for a title on a copy of the chat's state, which is thrown away.
class TitleJob : public Job
{
public:
    TitleJob(chat::TitleRequest request, const Desk &desk)
        : Job(Priority::Title, request.stop, desk), m_request(std::move(request))
    {
    }

    void slice(std::stop_token giveWay) override;
    void cancel() override { fail(cancelled()); }
    void fail(const chat::Error &error) override;

private:
    void askForTitle(std::stop_token giveWay);
    void draw();
    void tell();

    chat::TitleRequest m_request;
    std::optional<Reading> m_reading;
    std::optional<Point> m_point; ///< the throw-away copy
    chat::Tokens m_question;      ///< of which m_asked are fed
    std::size_t m_asked = 0;
    std::string m_title;
    int m_drawn = 0;
};

} // namespace inference
