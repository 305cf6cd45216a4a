#pragma once

#include "catalog/HttpExchange.h"
#include "catalog/PartFile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace catalog {

/// Fetches one file to its end, whatever the servers and the line do: Checking (what is on disk) → Connecting →
/// Downloading → Finishing → Finished, with Waiting between tries. Every answer is checked against what was asked; the
/// final name appears only with the right hash.
///
/// A source that answers wrongly (status, size, hash, certificate, redirect) is not asked again; one that breaks off
/// is, later and later. Failed keeps the part, except after a wrong hash from every source.
///
/// Thread: the one it lives on ("transfer").
class FileDownload : public QObject
{
    Q_OBJECT

public:
    FileDownload(const DownloadRequest &request, const TransferSettings &settings, QObject *parent = nullptr);

    void start();
    void pause();  ///< by the person: stays paused after a restart
    void stop();   ///< by the end of the program: goes on after a restart
    void cancel(); ///< removes the part
    void setSpeedLimit(qint64 bytesPerSecond);

    const DownloadStatus &status() const { return m_status; }

Q_SIGNALS:
    void changed(const catalog::DownloadStatus &status);

private:
    struct Source
    {
        QUrl url;
        bool dead = false;
        chat::Error reason = {};
        bool contributed = false; ///< to the bytes now on disk
    };

    void checkOnDisk();
    void ask();
    HttpExchange::Fields rangeFields() const;
    void onRedirected(const ResponseHead &head);
    void onHead(const ResponseHead &head);
    void acceptWhole(const ResponseHead &head);
    void acceptPart(const ResponseHead &head);
    void refuseRange(const ResponseHead &head);
    void takeStatedFacts(const ResponseHead &head);
    void beginReceiving();
    void onBody();
    qint64 skip(qint64 most);
    qint64 take(qint64 most);
    void onBodyEnded();
    void rangeComplete();
    void finishFile();
    void wrongHash();

    void retry(const chat::Error &error, int delayMs = 0);
    void refuseSource(chat::Error::Code code, const QString &detail);
    void startAnew();
    void endExchange();
    void leave(DownloadState state);
    void failed(const chat::Error &error);
    void setState(DownloadState state);
    void onTick();
    void guarded(const std::function<void()> &work);
    QByteArray expectedHash() const;
    Source &source() { return m_sources[m_source]; }
    bool nextSource();

    DownloadRequest m_request;
    TransferSettings m_settings;
    DownloadStatus m_status;
    std::unique_ptr<PartFile> m_part;
    std::unique_ptr<HttpExchange> m_exchange;
    QList<Source> m_sources;
    int m_source = 0;

    qint64 m_end = 0;  ///< of the bytes that the current answer brings
    qint64 m_skip = 0; ///< bytes of the answer that are on disk already
    RunningHash m_skipped;
    bool m_withoutRange = false;
    bool m_resumed = false;       ///< some bytes are from before the start: nobody knows from which source
    bool m_oneSourceOnly = false; ///< keep to it while it is good

    QTimer m_tick, m_retry;
    QElapsedTimer m_clock;       ///< since the last tick; steady
    std::deque<qint64> m_window; ///< bytes of the last ticks
    qint64 m_tickBytes = 0;
    qint64 m_budget = 0;
    int m_tries = 0;
    qint64 m_progressAtTry = -1;
    QByteArray m_buffer;
};

} // namespace catalog
