#include "catalog/Manifest.h"
#include "chat/Error.h"
#include "fuzz/Target.h"

#include <QSet>

/// The list of models as a refresh brings it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    try {
        const auto manifest =
            catalog::Manifest::parse(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
        QSet<QString> ids;
        for (const auto &entry : manifest.entries) {
            if (entry.id.isEmpty() || ids.contains(entry.id) || entry.urls.isEmpty() || entry.bytes < 0 ||
                !catalog::isSafeFileName(entry.fileName) || (!entry.sha256.isEmpty() && entry.sha256.size() != 32))
                std::abort();
            for (const auto &url : entry.urls)
                if (url.scheme() != QLatin1String("https"))
                    std::abort();
            ids.insert(entry.id);
        }
        if (manifest.entries.size() > catalog::Manifest::kMaxEntries)
            std::abort();
    } catch (const chat::Error &error) {
        if (error.code != chat::Error::Code::ImportMalformed)
            std::abort();
    }
    return 0;
}
