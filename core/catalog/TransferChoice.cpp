#include "catalog/TransferChoice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace catalog {

namespace {

/// "host:port" taken apart; the port is invalid (-1) unless both are there and nothing else.
QUrl address(const QString &text)
{
    const QUrl url(QStringLiteral("proxy://") + text.trimmed(), QUrl::StrictMode);
    const bool plain = url.isValid() && !url.host().isEmpty() && url.port() > 0 && url.userInfo().isEmpty() &&
                       url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
    return plain ? url : QUrl();
}

} // namespace

bool TransferChoice::isProxyUsable() const
{
    return proxy < Proxy::Http || address(proxyAddress).isValid();
}

TransferSettings TransferChoice::settings() const
{
    using Kind = ProxySettings::Kind;
    TransferSettings settings;
    settings.bytesPerSecond = qint64(limit) * 1'000'000;
    settings.proxy.kind = proxy == Proxy::None     ? Kind::None
                          : proxy == Proxy::Http   ? Kind::Http
                          : proxy == Proxy::Socks5 ? Kind::Socks5
                                                   : Kind::System;
    if (proxy >= Proxy::Http) {
        // An address that cannot be read must fail, never be gone around.
        const auto url = address(proxyAddress);
        settings.proxy.host = url.isValid() ? url.host() : QStringLiteral("proxy.invalid");
        settings.proxy.port = quint16(url.isValid() ? url.port() : 1);
    }
    return settings;
}

QString TransferChoice::toText() const
{
    const QJsonObject json{{QStringLiteral("mirror"), mirror},
                           {QStringLiteral("proxy"), int(proxy)},
                           {QStringLiteral("proxy_address"), proxyAddress},
                           {QStringLiteral("limit"), limit},
                           {QStringLiteral("folder"), folder}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

TransferChoice TransferChoice::fromText(const QString &text)
{
    const auto json = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto words = [&json](const char *name) { return json.value(QLatin1StringView(name)).toString(); };
    const auto number = [&json](const char *name) { return json.value(QLatin1StringView(name)).toInt(); };
    return {.folder = words("folder"),
            .mirror = words("mirror"),
            .proxy = Proxy(std::clamp(number("proxy"), int(Proxy::System), int(Proxy::Socks5))),
            .proxyAddress = words("proxy_address"),
            .limit = std::clamp(number("limit"), 0, kMostMegabytes)};
}

} // namespace catalog
