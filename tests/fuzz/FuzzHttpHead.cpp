#include "catalog/HttpHeaders.h"
#include "catalog/PastedLink.h"
#include "fuzz/Target.h"

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// What a parser lets through must keep what its header promises.
void checkHead(const catalog::ResponseHead &head)
{
    require(head.status >= 100 && head.status <= 999);
    require(head.fields.size() <= catalog::ResponseHead::kMaxFields);
    for (const auto &[name, value] : head.fields) {
        require(!name.isEmpty() && name == name.toLower() && value == value.trimmed());
        for (const auto c : name + value)
            require(c == '\t' || std::uint8_t(c) >= 0x20);
    }
    if (const auto length = head.contentLength())
        require(*length >= -1);
    require(head.statedSha256().isEmpty() || head.statedSha256().size() == 32);
    require(head.statedLength() >= -1);
    require(head.retryAfter() >= 0 && head.retryAfter() <= 600);
    const auto tag = head.strongETag();
    require(tag.isEmpty() || (tag.size() >= 2 && tag.startsWith('"') && tag.endsWith('"')));
    (void)head.isChunked();
    (void)head.hasUnknownEncoding();
    if (const auto range = catalog::ContentRange::parse(head.value("content-range"))) {
        require(range->total >= -1);
        require((range->first == -1) == (range->last == -1));
        require(range->first <= range->last && (range->total == -1 || range->last < range->total));
    }
    const auto to = catalog::redirectTarget(QUrl(QStringLiteral("https://example.org/a/b")), head.value("location"));
    require(!to.isValid() ||
            (to.scheme() == QLatin1String("https") && !to.host().isEmpty() && to.userInfo().isEmpty()));
}

} // namespace

/// An answer's head, with Content-Range, ETag and Location; the same bytes as a pasted link.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto head = catalog::ResponseHead::parse(bytes))
        checkHead(*head);
    catalog::ContentRange::parse(bytes);
    if (const auto link = catalog::PastedLink::parse(QString::fromUtf8(bytes)))
        require(link->url.scheme() == QLatin1String("https") && !link->fileName.contains(u'/') &&
                !link->fileName.startsWith(u'.'));
    return 0;
}
