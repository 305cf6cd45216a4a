#include "viewmodels/TransferViewModel.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace ui {

namespace {

constexpr int kMostMegabytes = 10'000;

/// "host:port" taken apart; the port is invalid (-1) unless both are there and nothing else.
QUrl address(const QString &text)
{
    const QUrl url(QStringLiteral("http://") + text.trimmed(), QUrl::StrictMode);
    const bool plain = url.isValid() && !url.host().isEmpty() && url.port() > 0 && url.userInfo().isEmpty() &&
                       url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
    return plain ? url : QUrl();
}

} // namespace

TransferViewModel::TransferViewModel(catalog::ModelCatalog &catalog, QObject *parent)
    : QObject(parent), m_catalog(catalog)
{
    connect(&catalog, &catalog::ModelCatalog::refreshed, this, &TransferViewModel::changed);
}

template<typename T>
void TransferViewModel::set(T &value, const T &to)
{
    if (std::exchange(value, to) != to)
        Q_EMIT changed();
}

QStringList TransferViewModel::mirrors() const
{
    QStringList names{QString()};
    for (const auto &mirror : m_catalog.mirrors())
        names.append(mirror.name);
    return names;
}

void TransferViewModel::setMirror(const QString &name)
{
    set(m_mirror, name);
}

void TransferViewModel::setProxy(int proxy)
{
    set(m_proxy, std::clamp(proxy, int(System), int(Socks5)));
}

void TransferViewModel::setProxyAddress(const QString &address)
{
    set(m_proxyAddress, address.trimmed());
}

bool TransferViewModel::isProxyUsable() const
{
    return m_proxy < Http || address(m_proxyAddress).isValid();
}

void TransferViewModel::setLimit(int megabytes)
{
    set(m_limit, std::clamp(megabytes, 0, kMostMegabytes));
}

void TransferViewModel::setFolderPath(const QString &folder)
{
    set(m_folder, folder);
}

void TransferViewModel::setFolder(const QUrl &folder)
{
    if (folder.isLocalFile())
        setFolderPath(folder.toLocalFile());
}

catalog::TransferSettings TransferViewModel::settings() const
{
    using Kind = catalog::ProxySettings::Kind;
    catalog::TransferSettings settings;
    settings.bytesPerSecond = qint64(m_limit) * 1'000'000;
    settings.proxy.kind = m_proxy == None     ? Kind::None
                          : m_proxy == Http   ? Kind::Http
                          : m_proxy == Socks5 ? Kind::Socks5
                                              : Kind::System;
    if (m_proxy >= Http) {
        // An address that cannot be read must fail, never be gone around.
        const auto url = address(m_proxyAddress);
        settings.proxy.host = url.isValid() ? url.host() : QStringLiteral("proxy.invalid");
        settings.proxy.port = quint16(url.isValid() ? url.port() : 1);
    }
    return settings;
}

QString TransferViewModel::toText() const
{
    const QJsonObject json{{QStringLiteral("mirror"), m_mirror},
                           {QStringLiteral("proxy"), m_proxy},
                           {QStringLiteral("proxy_address"), m_proxyAddress},
                           {QStringLiteral("limit"), m_limit},
                           {QStringLiteral("folder"), m_folder}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void TransferViewModel::fromText(const QString &text)
{
    const auto json = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto words = [&json](const char *name) { return json.value(QLatin1StringView(name)).toString(); };
    m_mirror = words("mirror");
    m_proxy = std::clamp(json.value(QStringLiteral("proxy")).toInt(), int(System), int(Socks5));
    m_proxyAddress = words("proxy_address");
    m_limit = std::clamp(json.value(QStringLiteral("limit")).toInt(), 0, kMostMegabytes);
    m_folder = words("folder");
    Q_EMIT changed();
}

} // namespace ui
