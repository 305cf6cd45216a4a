#pragma once

#include "inference/Job.h"

namespace inference {

/// Reads a chat again from its first token, the way it was read and written, and compares with every snapshot on the
/// way.
class VerifyJob : public Job
{
public:
    /// Largest difference of a logit that other kernels may explain.
    static constexpr double kTolerance = 0.25;

    VerifyJob(chat::VerifyRequest request, const Desk &desk)
        : Job(Priority::Verify, request.stop, desk), m_request(std::move(request))
    {
    }

    void slice(std::stop_token giveWay) override;
    void cancel() override { fail(cancelled()); }
    void fail(const chat::Error &error) override;

private:
    void start();
    void compare(const Sequence::Place &place);

    chat::VerifyRequest m_request;
    std::optional<Sequence> m_sequence;
    std::vector<std::size_t> m_stored; ///< places to compare, of which m_compared are done
    std::size_t m_compared = 0;
    std::size_t m_next = 0;
    Point m_point;
    chat::Verification m_verification;
};

} // namespace inference
