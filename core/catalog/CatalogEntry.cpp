#include "catalog/CatalogEntry.h"

namespace catalog {

QList<QUrl> preferMirror(const QList<QUrl> &urls, const QList<Mirror> &mirrors, const QString &name)
{
    QList<QUrl> preferred, rest = urls;
    for (const auto &mirror : mirrors) {
        if (mirror.name != name)
            continue;
        for (const auto &url : urls) {
            const auto text = url.toString(QUrl::FullyEncoded);
            if (text.startsWith(mirror.from))
                preferred.append(QUrl(mirror.to + text.mid(mirror.from.size()), QUrl::StrictMode));
        }
    }
    for (const auto &url : preferred)
        rest.removeAll(url);
    return preferred + rest;
}

bool isSafeFileName(const QString &name)
{
    static const QStringList endings{QStringLiteral(".gguf"), QStringLiteral(".pth"), QStringLiteral(".safetensors"),
                                     QStringLiteral(".st"), QStringLiteral(".bin")};
    if (name.isEmpty() || name.toUtf8().size() > 200 || name.startsWith(u'.') || name.trimmed() != name)
        return false;
    for (const auto character : name) {
        const bool control = character.category() == QChar::Other_Control ||
                             character.category() == QChar::Other_Format || character.isSurrogate() ||
                             character.category() == QChar::Other_NotAssigned;
        if (control || QStringLiteral("/\\:*?\"<>|").contains(character))
            return false;
    }
    return std::any_of(endings.begin(), endings.end(), [&](const QString &ending) {
        return name.size() > ending.size() && name.endsWith(ending, Qt::CaseInsensitive);
    });
}

} // namespace catalog
