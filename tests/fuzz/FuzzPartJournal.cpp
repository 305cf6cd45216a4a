#include "catalog/CatalogEntry.h"
#include "catalog/PartJournal.h"
#include "fuzz/Target.h"

/// The journal beside a part: what is read must be safe to act on, and writing it again must give the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using catalog::PartJournal;
    const auto journal = PartJournal::parse(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!journal)
        return 0;
    if (!catalog::isSafeFileName(journal->request.fileName))
        std::abort();
    qint64 before = 0;
    for (const auto &mark : journal->marks) {
        if (mark.end <= before || mark.end - before > PartJournal::kBlock || mark.sha256.size() != 32)
            std::abort();
        before = mark.end;
    }
    const auto again = PartJournal::parse(journal->toBytes());
    if (!again || again->marks.size() != journal->marks.size() || again->request.fileName != journal->request.fileName)
        std::abort();
    return 0;
}
