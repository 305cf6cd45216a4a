#include "catalog/PastedLink.h"

#include "catalog/CatalogEntry.h"

namespace catalog {

namespace {

bool isHuggingFace(const QString &host)
{
    return host == QLatin1String("huggingface.co") || host == QLatin1String("hf.co") ||
           host == QLatin1String("hf-mirror.com") || host == QLatin1String("aifasthub.com");
}

bool isModelScope(const QString &host)
{
    return host == QLatin1String("modelscope.cn") || host == QLatin1String("www.modelscope.cn") ||
           host == QLatin1String("modelscope.ai");
}

/// owner / name / what / revision / path to the file, with "what" made to give the file.
std::optional<QStringList> filePath(QStringList parts, bool modelScope)
{
    if (modelScope) {
        if (parts.size() < 6 || parts.takeFirst() != QLatin1String("models"))
            return std::nullopt;
        if (parts.value(2) == QLatin1String("file") && parts.value(3) == QLatin1String("view"))
            parts.removeAt(2);
    }
    if (parts.size() < 5)
        return std::nullopt;
    static const QStringList known{QStringLiteral("resolve"), QStringLiteral("blob"), QStringLiteral("raw"),
                                   QStringLiteral("view")};
    if (!known.contains(parts[2]))
        return std::nullopt;
    parts[2] = QStringLiteral("resolve");
    if (modelScope)
        parts.prepend(QStringLiteral("models"));
    return parts;
}

} // namespace

bool looksLikeLink(const QString &text)
{
    const auto trimmed = text.trimmed();
    return trimmed.contains(QLatin1String("://")) || isHuggingFace(trimmed.section(u'/', 0, 0).toLower()) ||
           isModelScope(trimmed.section(u'/', 0, 0).toLower());
}

std::optional<PastedLink> PastedLink::parse(const QString &text)
{
    auto trimmed = text.trimmed();
    if (trimmed.size() > 2048 || !looksLikeLink(trimmed))
        return std::nullopt;
    if (!trimmed.contains(QLatin1String("://")))
        trimmed.prepend(QStringLiteral("https://"));
    const QUrl given(trimmed, QUrl::StrictMode);
    if (!given.isValid() || given.scheme() != QLatin1String("https") || !given.userInfo().isEmpty() ||
        given.port() != -1)
        return std::nullopt;
    const auto host = given.host().toLower();
    if (!isHuggingFace(host) && !isModelScope(host))
        return std::nullopt;

    const auto path = filePath(given.path(QUrl::FullyEncoded).split(u'/', Qt::SkipEmptyParts), isModelScope(host));
    if (!path || path->contains(QStringLiteral("..")))
        return std::nullopt;
    const auto name = QUrl::fromPercentEncoding(path->last().toUtf8());
    if (!isSafeFileName(name))
        return std::nullopt;
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host == QLatin1String("hf.co") ? QStringLiteral("huggingface.co") : host);
    url.setPath(u'/' + path->join(u'/'), QUrl::StrictMode);
    return PastedLink{url, name};
}

} // namespace catalog
