#include "storage/TokenBlob.h"

#include <QtEndian>

namespace storage {

QByteArray tokensToBlob(const chat::Tokens &tokens)
{
    QByteArray blob(static_cast<qsizetype>(tokens.size() * sizeof(quint32)), Qt::Uninitialized);
    if (!tokens.empty()) // an empty vector's data may be null, which memcpy must not see
        qToLittleEndian<quint32>(tokens.data(), static_cast<qsizetype>(tokens.size()), blob.data());
    return blob;
}

chat::Tokens tokensFromBlob(const QByteArray &blob)
{
    chat::Tokens tokens(static_cast<std::size_t>(blob.size()) / sizeof(quint32));
    if (!tokens.empty())
        qFromLittleEndian<quint32>(blob.constData(), static_cast<qsizetype>(tokens.size()), tokens.data());
    return tokens;
}

} // namespace storage
