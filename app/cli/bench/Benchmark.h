#pragma once

#include "app/cli/bench/Series.h"
#include "engine/Model.h"

#include <optional>

namespace cli::bench {

struct Plan
{
    int threads = 0;
    int rounds = 5;
    std::size_t promptTokens = 512;
    std::size_t batch = 0; ///< states stepped at once; 0: not measured
    std::size_t depth = 0; ///< tokens fed before a second measurement; 0: not measured
    int competitors = 0;   ///< busy threads of the same priority beside a further measurement
    bool oneDnnStep = false;
};

/// Rates are tokens per second; each round measures the limits beside the rates, so `share`s are of the same moment.
struct Result
{
    std::string type; ///< of most weights
    int threads = 0;
    double loadSeconds = 0;
    std::uint64_t bytesPerToken = 0;     ///< packed weights read, state read and written
    std::uint64_t fileBytesPerToken = 0; ///< the same with the weights as in the file
    std::uint64_t peakMemory = 0;        ///< resident bytes up to the end of load and of one prompt and step
    std::uint64_t weightBytes = 0;       ///< of the file's tensors
    Series readLimit, decode, decodeShare, decodeFileShare;
    Series peak, prefill, prefillShare;
    Series batch, deep, competed, afterDeep;
    std::uint64_t memoryGrowth = 0; ///< resident bytes gained on the way to `depth`
};

/// Loads the model and measures. Throws engine::Error.
Result measure(const engine::ModelSource &source, const Plan &plan);

} // namespace cli::bench
