#pragma once

#include <QMetaType>
#include <QSet>
#include <QSslConfiguration>
#include <QString>

namespace catalog {

struct ProxySettings
{
    enum class Kind { System, None, Http, Socks5 };

    Kind kind = Kind::System;
    QString host = {};
    quint16 port = 0;

    bool operator==(const ProxySettings &) const = default;
};

/// How transfers behave. Certificates are always checked; there is no setting for it.
struct TransferSettings
{
    ProxySettings proxy;
    qint64 bytesPerSecond = 0;         ///< limit of all speed; 0: none
    qint64 reserveBytes = 256ll << 20; ///< room on the disk that is left to the chats

    // For tests: a server on this computer, its authority, and less patience.
    QSslConfiguration tls = {};      ///< null: the system's authorities, looked up when first needed
    QSet<QString> trustedHosts = {}; ///< "127.0.0.1:4443": exempt from the rule that hosts are public
    int firstRetryMs = 1000;         ///< doubled after each try without progress
    int longestRetryMs = 60'000;
    int fruitlessTries = 12; ///< in a row; being offline does not count
    int tickMs = 250;
    int slowTicks = 120;          ///< a window of 30 s …
    qint64 slowBytes = 30 * 1024; ///< … with less than this is too slow
};

} // namespace catalog

Q_DECLARE_METATYPE(catalog::TransferSettings)
