#pragma once

#include "chat/Error.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace catalog {

/// One file to fetch, as a person asked for it; kept beside the part so that a restart goes on.
struct DownloadRequest
{
    QString id = {};   ///< the catalogue's, or made from the address
    QString name = {}; ///< as shown
    QString folder = {};
    QString fileName = {}; ///< safe
    QList<QUrl> sources = {};
    qint64 bytes = 0;         ///< 0: the server says
    QByteArray sha256 = {};   ///< empty: what the server states is taken
    QString catalogueId = {}; ///< empty for a pasted address
    bool paused = false;
    int order = 0;

    bool operator==(const DownloadRequest &) const = default;
};

enum class DownloadState {
    Queued,
    Checking,
    Connecting,
    Downloading,
    Waiting,
    Paused,
    Finishing,
    Finished,
    Failed,
    Cancelled
};

struct DownloadStatus
{
    DownloadState state = DownloadState::Queued;
    qint64 received = 0; ///< bytes on disk that are right
    qint64 total = 0;    ///< 0: not known yet
    double bytesPerSecond = 0;
    qint64 secondsLeft = -1;
    QString host = {};        ///< of the source in use
    chat::Error problem = {}; ///< why it waits or failed
    bool hasProblem = false;
    int startedAnew = 0;        ///< times that the whole file had to be fetched again
    qint64 repairedBytes = 0;   ///< found damaged on the disk and fetched again
    QByteArray sha256 = {};     ///< of the finished file
    bool hashIsServers = false; ///< the catalogue had none: checked against the server's word
    bool hashUnknown = false;   ///< nobody stated one
    QString path = {};          ///< of the finished file
};

} // namespace catalog

Q_DECLARE_METATYPE(catalog::DownloadRequest)
Q_DECLARE_METATYPE(catalog::DownloadStatus)
