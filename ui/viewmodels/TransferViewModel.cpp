#include "viewmodels/TransferViewModel.h"

#include <QUrl>

namespace ui {

using Choice = catalog::TransferChoice;

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
    set(m_choice.mirror, name);
}

void TransferViewModel::setProxy(int proxy)
{
    set(m_choice.proxy, Choice::Proxy(std::clamp(proxy, int(System), int(Socks5))));
}

void TransferViewModel::setProxyAddress(const QString &address)
{
    set(m_choice.proxyAddress, address.trimmed());
}

void TransferViewModel::setLimit(int megabytes)
{
    set(m_choice.limit, std::clamp(megabytes, 0, Choice::kMostMegabytes));
}

void TransferViewModel::setFolderPath(const QString &folder)
{
    set(m_choice.folder, folder);
}

void TransferViewModel::setFolder(const QUrl &folder)
{
    if (folder.isLocalFile())
        setFolderPath(folder.toLocalFile());
}

void TransferViewModel::setChoice(const Choice &choice)
{
    set(m_choice, choice);
}

} // namespace ui
