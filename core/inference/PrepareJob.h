#pragma once

#include "inference/Job.h"
#include "inference/Reading.h"

#include <QElapsedTimer>

namespace inference {

/// Takes a chat up again: says what is missing, or feeds it.
class PrepareJob : public Job
{
public:
    PrepareJob(chat::PrepareRequest request, const Desk &desk);

    void slice(std::stop_token giveWay) override;
    void cancel() override { fail(cancelled()); }
    void fail(const chat::Error &error) override;

private:
    void start();
    void tell();

    chat::PrepareRequest m_request;
    std::optional<Reading> m_reading;
    QList<chat::EncodedMessage> m_encoded;
    QElapsedTimer m_clock; ///< since the request came
};

} // namespace inference
