#include "formats/TokenizerJson.h"
#include "fuzz/Target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] {
        const auto vocabulary = formats::readTokenizerJson(*fuzz::source(data, size));
        if (vocabulary.tokens.size() != vocabulary.types.size())
            std::abort();
    });
}
