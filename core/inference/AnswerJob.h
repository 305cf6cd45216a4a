#pragma once

#include "engine/Sampler.h"
#include "inference/AnswerText.h"
#include "inference/Job.h"
#include "inference/Reading.h"

#include <QElapsedTimer>

namespace inference {

/// Writes one answer, or goes on with one: reads the prompt, draws tokens, stops, keeps snapshots.
class AnswerJob : public Job
{
public:
    AnswerJob(chat::GenerationRequest request, const Desk &desk);

    void slice(std::stop_token giveWay) override;
    void cancel() override;
    void fail(const chat::Error &error) override;

    /// For several answers at once, between prompt and end: next() draws the token to be fed to point(), or ends the
    /// answer; after it was fed, fed() follows.
    bool isGenerating() const { return m_generating && !ended(); }
    bool isReady(); ///< needs no reading, or is done with it: becomes generating
    std::optional<std::uint32_t> next();
    Point &point() { return m_point; }
    void fed(std::uint32_t token);
    void flush(); ///< says what is new, if it is time

private:
    void start();
    void beginUnfinished(Sequence &sequence);
    void beginGenerating();
    bool isUnsure();
    void offer();
    void endAtStop(engine::StopMatcher::Found found);
    void finish(chat::StopReason reason);
    void keepWaypoint();
    void keepEnd(const chat::TokenIds &ids, chat::StopReason reason);
    void emitText();
    chat::Tokens run() const; ///< think suffix and tokens of the answer
    chat::TokenIds tokenIds() const;
    chat::GenerationResult result(chat::StopReason reason) const;
    chat::SnapshotKey keyBehind(const chat::Tokens &run) const;

    chat::GenerationRequest m_request;
    std::optional<Reading> m_reading;
    chat::Tokens m_promptTokens; ///< fed before the run
    chat::Tokens m_suffix;       ///< ids of the think suffix: the beginning of the run
    chat::Tokens m_tokens;       ///< of the answer, all fed
    chat::Tokens m_pending;      ///< of an unfinished answer: held back as what may begin a stop, fed after a copy
    std::optional<AnswerText> m_text;
    std::optional<engine::Sampler> m_sampler;
    Point m_point;
    std::optional<Point> m_beforeStop;  ///< the copy before what may begin a stop
    std::size_t m_tokensBeforeStop = 0; ///< size of m_tokens then
    std::size_t m_limit = 0;
    std::size_t m_resumed = 0; ///< tokens of the unfinished answer
    bool m_generating = false;
    std::optional<Point> m_beginning;     ///< of the answer, while its first tokens are weighed and nothing is shown
    QString m_shownText, m_shownThinking; ///< as the other side has them
    chat::AnswerStatistics m_statistics;
    QList<chat::EncodedMessage> m_encoded;
    QElapsedTimer m_clock, m_sinceText, m_sinceCheckpoint;
    std::size_t m_bytesShown = 0;
};

} // namespace inference
