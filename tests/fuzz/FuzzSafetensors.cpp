#include "formats/Dialect.h"
#include "formats/ModelImport.h"
#include "formats/Safetensors.h"
#include "fuzz/ReadWhole.h"
#include "fuzz/Target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] {
        auto checkpoint = formats::readSafetensors(fuzz::source(data, size));
        formats::toBlinkNames(checkpoint);
        fuzz::readWhole(*formats::importModel(std::move(checkpoint), {}, "fuzz"));
    });
}
