#include "formats/Gguf.h"
#include "formats/Vocabulary.h"
#include "fuzz/ReadWhole.h"
#include "fuzz/Target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] {
        const formats::GgufFile file(fuzz::source(data, size));
        formats::copyVocabulary(file);
        fuzz::readWhole(file);
    });
}
