#include "catalog/HttpExchange.h"

#include "catalog/PublicAddress.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>

namespace catalog {

namespace {

constexpr int kMaxRedirects = 5;
constexpr qint64 kBuffer = 1 << 20;

QNetworkProxy proxyFor(const ProxySettings &settings, const QUrl &url)
{
    switch (settings.kind) {
    case ProxySettings::Kind::None:
        return QNetworkProxy(QNetworkProxy::NoProxy);
    case ProxySettings::Kind::Http:
        return QNetworkProxy(QNetworkProxy::HttpProxy, settings.host, settings.port);
    case ProxySettings::Kind::Socks5:
        return QNetworkProxy(QNetworkProxy::Socks5Proxy, settings.host, settings.port);
    case ProxySettings::Kind::System:
        break;
    }
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    auto proxy = proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
    if (proxy.type() == QNetworkProxy::HttpCachingProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        proxy.setType(proxy.hostName().isEmpty() ? QNetworkProxy::NoProxy : QNetworkProxy::HttpProxy);
    return proxy;
}

} // namespace

HttpExchange::HttpExchange(const TransferSettings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    if (m_settings.tls.isNull())
        m_settings.tls = QSslConfiguration::defaultConfiguration();
    m_settings.tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_settings.tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_settings.tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
}

HttpExchange::~HttpExchange()
{
    abort();
}

void HttpExchange::get(const QUrl &url, const Fields &fields)
{
    m_fields = fields;
    m_redirects = 0;
    start(url);
}

void HttpExchange::abort()
{
    m_phase = Phase::Done;
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_lookup = -1;
    dropSocket();
}

void HttpExchange::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // may be inside one of its signals
}

void HttpExchange::start(const QUrl &url)
{
    m_url = url;
    m_closed = m_chunked = m_lastChunk = false;
    m_received = 0;
    m_phase = Phase::Resolving;
    if (url.scheme() != QLatin1String("https") || url.host().isEmpty())
        QMetaObject::invokeMethod(
            this,
            [this] {
                fail(chat::Error::Code::RefusedRedirect, m_url.toString() + QStringLiteral(" is no https address"));
            },
            Qt::QueuedConnection);
    else
        resolve();
}

bool HttpExchange::isTrustedHost() const
{
    return m_settings.trustedHosts.contains(QStringLiteral("%1:%2").arg(m_url.host()).arg(m_url.port(443)));
}

void HttpExchange::resolve()
{
    const QHostAddress literal(m_url.host());
    if (!literal.isNull()) {
        QMetaObject::invokeMethod(
            this,
            [this, literal] {
                if (m_phase == Phase::Resolving)
                    onResolved({literal});
            },
            Qt::QueuedConnection);
        return;
    }
    if (proxyFor(m_settings.proxy, m_url).type() != QNetworkProxy::NoProxy) {
        connectSocket(m_url.host());
        return;
    }
    m_lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (m_phase != Phase::Resolving)
            return;
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            fail(chat::Error::Code::Offline, m_url.host() + QStringLiteral(": ") + info.errorString());
        else
            onResolved(info.addresses());
    });
}

void HttpExchange::onResolved(const QList<QHostAddress> &addresses)
{
    for (const auto &address : addresses)
        if (!isTrustedHost() && !isPublicAddress(address)) {
            fail(chat::Error::Code::RefusedRedirect,
                 QStringLiteral("%1 leads to %2, which is not a public address").arg(m_url.host(), address.toString()));
            return;
        }
    m_addresses = addresses;
    connectNext();
}

void HttpExchange::connectNext()
{
    connectSocket(m_addresses.takeFirst().toString());
}

void HttpExchange::connectSocket(const QString &host)
{
    dropSocket();
    m_phase = Phase::Connecting;
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setSslConfiguration(m_settings.tls);
    m_socket->setProxy(proxyFor(m_settings.proxy, m_url));
    m_socket->setReadBufferSize(kBuffer);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &HttpExchange::sendRequest);
    connect(m_socket.get(), &QSslSocket::readyRead, this, &HttpExchange::onReadable);
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, &HttpExchange::onSocketError);
    connect(m_socket.get(), &QSslSocket::disconnected, this, &HttpExchange::onClosed);
    m_socket->connectToHostEncrypted(host, quint16(m_url.port(443)), m_url.host());
}

void HttpExchange::sendRequest()
{
    auto target = m_url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (m_url.hasQuery())
        target += '?' + m_url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray host = QUrl::toAce(m_url.host());
    if (m_url.host().contains(u':'))
        host = '[' + m_url.host().toLatin1() + ']';
    if (m_url.port(443) != 443)
        host += ':' + QByteArray::number(m_url.port());
    QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + host +
                         "\r\nUser-Agent: Rookery\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
    for (const auto &[name, value] : m_fields)
        request += name + ": " + value + "\r\n";
    m_phase = Phase::Head;
    m_socket->write(request + "\r\n");
}

void HttpExchange::onReadable()
{
    if (m_phase == Phase::Head)
        readHead();
    else if (m_phase == Phase::Body)
        Q_EMIT bodyAvailable();
}

void HttpExchange::readHead()
{
    const auto peeked = m_socket->peek(ResponseHead::kMaxBytes + 4);
    const auto end = peeked.indexOf("\r\n\r\n");
    if (end < 0) {
        if (peeked.size() >= ResponseHead::kMaxBytes)
            fail(chat::Error::Code::ServerAnswer, QStringLiteral("the head of the answer is longer than 64 KiB"));
        return;
    }
    m_socket->skip(end + 4);
    const auto head = ResponseHead::parse(peeked.left(end));
    if (!head)
        return fail(chat::Error::Code::ServerAnswer, QStringLiteral("the answer is not HTTP"));
    if (head->status == 101)
        return fail(chat::Error::Code::ServerAnswer, QStringLiteral("status 101 was not asked for"));
    if (head->status < 200) // an interim answer: the real one follows; the watchdog ends a server that sends only those
        return readHead();
    if (head->status >= 301 && head->status <= 308 && head->status != 304 && head->status != 305 && head->status != 306)
        return redirect(*head);
    beginBody(*head);
}

void HttpExchange::redirect(const ResponseHead &head)
{
    const auto location = head.value("location");
    const auto target = redirectTarget(m_url, location);
    if (++m_redirects > kMaxRedirects)
        return fail(chat::Error::Code::RefusedRedirect, QStringLiteral("more than 5 redirects"));
    if (!target.isValid())
        return fail(chat::Error::Code::RefusedRedirect, QString::fromLatin1(location.left(200)));
    Q_EMIT redirected(head);
    if (m_phase != Phase::Head)
        return; // aborted
    dropSocket();
    start(target);
}

void HttpExchange::beginBody(const ResponseHead &head)
{
    const auto length = head.contentLength();
    if (head.hasUnknownEncoding())
        return fail(chat::Error::Code::ServerAnswer,
                    QStringLiteral("unexpected encoding: %1")
                        .arg(QString::fromLatin1(
                            (head.value("content-encoding") + ' ' + head.value("transfer-encoding")).left(100))));
    if (!length || (head.isChunked() && *length >= 0))
        return fail(chat::Error::Code::ServerAnswer, QStringLiteral("the length of the answer contradicts itself"));
    m_chunked = head.isChunked();
    m_left = m_chunked ? 0 : *length;
    m_phase = Phase::Body;
    Q_EMIT headReceived(head);
    if (m_phase != Phase::Body)
        return;
    if (m_left == 0 && !m_chunked)
        finish();
    else if (m_socket->bytesAvailable() > 0)
        Q_EMIT bodyAvailable();
}

qint64 HttpExchange::read(char *out, qint64 most)
{
    if (m_phase != Phase::Body)
        return 0;
    qint64 got = 0;
    if (m_chunked)
        got = readChunked(out, most);
    else
        got = std::max<qint64>(0, m_socket->read(out, m_left < 0 ? most : std::min(most, m_left)));
    if (m_phase != Phase::Body)
        return 0; // a wrong chunk
    m_received += got;
    if (!m_chunked && m_left > 0)
        m_left -= got;
    const bool whole = m_chunked ? m_lastChunk : m_left == 0;
    if (whole)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_phase == Phase::Body)
                    finish();
            },
            Qt::QueuedConnection);
    else if (got == 0 && m_closed)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_phase == Phase::Body)
                    onDrained();
            },
            Qt::QueuedConnection);
    return got;
}

/// "SIZE[;extension]\r\n", bytes, "\r\n", …, "0\r\n", fields, "\r\n".
qint64 HttpExchange::readChunked(char *out, qint64 most)
{
    if (m_lastChunk || (m_left == 0 && !readChunkSize()) || m_left == 0)
        return 0;
    const auto got = std::max<qint64>(0, m_socket->read(out, std::min(most, m_left)));
    m_left -= got;
    return got;
}

/// False when the line has not come yet, or is wrong (then the exchange has failed).
bool HttpExchange::readChunkSize()
{
    constexpr int kMaxLine = 256;
    const auto line = m_socket->peek(kMaxLine);
    const int skip = m_received > 0 && line.startsWith("\r\n") ? 2 : 0; // the end of the chunk before
    if (m_received > 0 && skip == 0 && line.size() >= 2) {
        fail(chat::Error::Code::ServerAnswer, QStringLiteral("a chunk is longer than told"));
        return false;
    }
    const auto end = line.indexOf("\r\n", skip);
    if (end < 0) {
        if (line.size() == kMaxLine)
            fail(chat::Error::Code::ServerAnswer, QStringLiteral("a chunk has no size"));
        return false;
    }
    const auto digits = line.mid(skip, end - skip).split(';').first().trimmed();
    bool good = !digits.isEmpty() && digits.size() <= 12 && std::all_of(digits.begin(), digits.end(), [](char c) {
        return QByteArrayLiteral("0123456789abcdefABCDEF").contains(c);
    });
    m_left = digits.toLongLong(nullptr, 16);
    if (!good) {
        fail(chat::Error::Code::ServerAnswer, QStringLiteral("a chunk has no size"));
        return false;
    }
    m_socket->skip(end + 2);
    m_lastChunk = m_left == 0;
    return true;
}

void HttpExchange::onSocketError(QAbstractSocket::SocketError error)
{
    const auto text = m_url.host() + QStringLiteral(": ") + m_socket->errorString();
    const bool beforeTls = m_phase == Phase::Connecting && !m_socket->isEncrypted();
    switch (error) {
    case QAbstractSocket::RemoteHostClosedError:
        return onClosed(); // what was sent before has been decrypted by now
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInvalidUserDataError:
    case QAbstractSocket::SslInternalError:
        return fail(m_phase == Phase::Connecting ? chat::Error::Code::NotTrusted : chat::Error::Code::ConnectionLost,
                    text);
    default:
        break;
    }
    if (beforeTls && !m_addresses.isEmpty())
        return connectNext();
    fail(beforeTls ? chat::Error::Code::Offline : chat::Error::Code::ConnectionLost, text);
}

void HttpExchange::onClosed()
{
    m_closed = true;
    if (m_phase == Phase::Connecting)
        return fail(chat::Error::Code::ConnectionLost, m_url.host() + QStringLiteral(" closed the connection"));
    if (m_phase == Phase::Head) {
        readHead();
        if (m_phase == Phase::Head)
            fail(chat::Error::Code::ConnectionLost,
                 m_url.host() + QStringLiteral(" closed the connection before it answered"));
        return;
    }
    if (m_phase != Phase::Body)
        return;
    if (m_socket->bytesAvailable() > 0)
        Q_EMIT bodyAvailable(); // read() says when nothing more is there
    else
        onDrained();
}

void HttpExchange::onDrained()
{
    if (m_chunked ? m_lastChunk : m_left <= 0)
        return finish(); // whole, or without a told length
    fail(chat::Error::Code::ConnectionLost,
         QStringLiteral("%1 closed the connection after %2 bytes").arg(m_url.host()).arg(m_received));
}

void HttpExchange::finish()
{
    abort();
    Q_EMIT finished();
}

void HttpExchange::fail(chat::Error::Code code, const QString &detail)
{
    if (m_phase == Phase::Done)
        return;
    abort();
    Q_EMIT failed(chat::Error(code, detail));
}

} // namespace catalog
