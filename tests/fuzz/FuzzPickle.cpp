#include "formats/Pickle.h"
#include "fuzz/Target.h"

/// The pickle alone, without a zip archive around it: every storage is there and has the right size.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] {
        formats::runPickle(std::as_bytes(std::span(data, size)),
                           [](const formats::Storage &) { return std::uint64_t(0); });
    });
}
