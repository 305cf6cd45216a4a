#include "formats/PythonLiteral.h"
#include "formats/Vocabulary.h"
#include "fuzz/Target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    return fuzz::expectErrorOrNothing([&] {
        const auto vocabulary = formats::readWorldVocabulary(*fuzz::source(data, size), 512);
        for (std::size_t id = 1; id < vocabulary.tokens.size(); ++id) {
            // What GGUF stores must mean the same bytes again.
            const auto &text = vocabulary.tokens[id];
            const char quote = text.find('\'') == text.npos || text.find("\\'") != text.npos ? '\'' : '"';
            if (vocabulary.types[id] == 1 && !formats::readPythonLiteral("b" + (quote + text + quote)))
                std::abort();
        }
    });
}
