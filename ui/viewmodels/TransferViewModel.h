#pragma once

#include "catalog/ModelCatalog.h"
#include "catalog/TransferChoice.h"

#include <QQmlEngine>
#include <QStringList>

namespace ui {

/// Where models come from and where they lie: mirror, proxy, limit of speed, folder.
///
/// Thread: GUI. The catalogue must outlive it.
class TransferViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QStringList mirrors READ mirrors NOTIFY changed)
    Q_PROPERTY(QString mirror READ mirror WRITE setMirror NOTIFY changed)
    Q_PROPERTY(int proxy READ proxy WRITE setProxy NOTIFY changed)
    Q_PROPERTY(QString proxyAddress READ proxyAddress WRITE setProxyAddress NOTIFY changed)
    Q_PROPERTY(bool proxyUsable READ isProxyUsable NOTIFY changed)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY changed)
    Q_PROPERTY(QString folder READ folder NOTIFY changed)

public:
    enum Proxy { System, None, Http, Socks5 };
    Q_ENUM(Proxy)

    explicit TransferViewModel(catalog::ModelCatalog &catalog, QObject *parent = nullptr);

    QStringList mirrors() const;                              ///< names; the first, empty one: as listed
    const QString &mirror() const { return m_choice.mirror; } ///< asked first; empty: the list's own addresses
    void setMirror(const QString &name);
    int proxy() const { return int(m_choice.proxy); }
    void setProxy(int proxy);
    const QString &proxyAddress() const { return m_choice.proxyAddress; } ///< "host:port"
    void setProxyAddress(const QString &address);
    bool isProxyUsable() const { return m_choice.isProxyUsable(); }
    int limit() const { return m_choice.limit; } ///< MB/s, 0: none
    void setLimit(int megabytes);
    const QString &folder() const { return m_choice.folder; }
    void setFolderPath(const QString &folder);
    Q_INVOKABLE void setFolder(const QUrl &folder); ///< local ones only

    const catalog::TransferChoice &choice() const { return m_choice; }
    void setChoice(const catalog::TransferChoice &choice);

Q_SIGNALS:
    void changed();

private:
    template<typename T>
    void set(T &value, const T &to);

    catalog::ModelCatalog &m_catalog;
    catalog::TransferChoice m_choice;
};

} // namespace ui
