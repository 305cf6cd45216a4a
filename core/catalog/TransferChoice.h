#pragma once

#include "catalog/TransferSettings.h"

namespace catalog {

/// Where models come from and where they lie, as a person chose it: kept with the chats under kName, read by the window
/// and the terminal alike.
struct TransferChoice
{
    enum class Proxy { System, None, Http, Socks5 };

    static constexpr QLatin1StringView kName{"models.transfer"};
    static constexpr int kMostMegabytes = 10'000;

    QString folder = {}; ///< empty: "models" in the data folder
    QString mirror = {}; ///< asked first; empty: the list's own addresses
    Proxy proxy = Proxy::System;
    QString proxyAddress = {}; ///< "host:port"
    int limit = 0;             ///< MB/s, 0: none

    /// False: a proxy by hand without a usable address. Until there is one no host is reached, as nothing may go
    /// around it.
    bool isProxyUsable() const;
    TransferSettings settings() const;

    QString toText() const;
    static TransferChoice fromText(const QString &text); ///< what makes no sense takes the defaults

    bool operator==(const TransferChoice &) const = default;
};

} // namespace catalog
