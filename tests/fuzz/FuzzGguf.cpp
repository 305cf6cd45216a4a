#include "formats/Gguf.h"
#include "fuzz/ReadWhole.h"
#include "fuzz/Target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] { fuzz::readWhole(formats::GgufFile(fuzz::source(data, size))); });
}
