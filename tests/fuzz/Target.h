#pragma once

#include "engine/Error.h"
#include "formats/ByteSource.h"

#include <cstdlib>

// Every target file defines libFuzzer's entry. It is linked twice: with libFuzzer (preset fuzz) and with Replay.cpp,
// which runs the committed corpus in the ordinary tests.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace fuzz {

inline std::shared_ptr<const formats::ByteSource> source(const std::uint8_t *data, std::size_t size)
{
    return formats::ByteSource::view(std::as_bytes(std::span(data, size)));
}

/// Runs a reader: an engine::Error with a one-line message is an answer like any other, everything else is a finding.
inline int expectErrorOrNothing(auto &&reader)
{
    try {
        reader();
    } catch (const engine::Error &error) {
        const std::string_view message = error.what();
        if (message.empty() || message.size() > 400 || message.find('\n') != message.npos)
            std::abort();
    }
    return 0;
}

} // namespace fuzz
