#pragma once

#include "catalog/HttpHeaders.h"
#include "catalog/TransferSettings.h"
#include "chat/Error.h"

#include <QHostAddress>
#include <QObject>
#include <QSslSocket>

#include <memory>

namespace catalog {

/// One GET over TLS, with up to five checked redirects. HTTP/1.1, one connection a hop, nothing is believed: the head
/// is limited, encodings other than "chunked" are refused, and a body ends exactly where the server said it would, or
/// the exchange fails. Qt's own client reports none of cut bodies, unasked encodings and endless heads, hence this one.
///
/// Hosts must be public. The address is looked up and checked first, and that address is connected to (the certificate
/// still has to be the name's), so the name cannot lead elsewhere a moment later. Behind a proxy, the proxy looks up.
///
/// Thread: the one it lives on. Ends in exactly one of finished / failed, unless aborted.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    using Fields = QList<std::pair<QByteArray, QByteArray>>;

    explicit HttpExchange(const TransferSettings &settings, QObject *parent = nullptr);
    ~HttpExchange() override;

    void get(const QUrl &url, const Fields &fields);
    void abort(); ///< no signal comes after this

    /// Decoded bytes of the body, at most `most`; 0: none yet, or ended.
    qint64 read(char *out, qint64 most);

    QUrl url() const { return m_url; } ///< of the hop now asked

Q_SIGNALS:
    void redirected(const catalog::ResponseHead &head);
    void headReceived(const catalog::ResponseHead &head);
    void bodyAvailable();
    void finished(); ///< the whole body has been read
    void failed(const chat::Error &error);

private:
    enum class Phase { Idle, Resolving, Connecting, Head, Body, Done };

    void start(const QUrl &url);
    void resolve();
    void onResolved(const QList<QHostAddress> &addresses);
    void connectNext();
    void connectSocket(const QString &host);
    void sendRequest();
    void onReadable();
    void readHead();
    void redirect(const ResponseHead &head);
    void beginBody(const ResponseHead &head);
    void onSocketError(QAbstractSocket::SocketError error);
    void onClosed();
    void onDrained();
    qint64 readChunked(char *out, qint64 most);
    bool readChunkSize();
    void finish();
    void fail(chat::Error::Code code, const QString &detail);
    void dropSocket();
    bool isTrustedHost() const;

    TransferSettings m_settings;
    std::unique_ptr<QSslSocket> m_socket;
    QUrl m_url;
    Fields m_fields;
    Phase m_phase = Phase::Idle;
    QList<QHostAddress> m_addresses; ///< still to be tried
    int m_lookup = -1;
    int m_redirects = 0;
    bool m_chunked = false;
    bool m_closed = false; ///< by the other side; what it sent may still be buffered
    qint64 m_left = -1;    ///< of the body or of the chunk; -1: until the other side closes
    qint64 m_received = 0;
    bool m_lastChunk = false;
};

} // namespace catalog
