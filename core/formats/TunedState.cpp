#include "formats/TunedState.h"

#include "formats/CheckpointFile.h"
#include "formats/Dialect.h"
#include "formats/RawData.h"

#include <algorithm>

namespace formats {

engine::State readTunedState(const std::string &path, const engine::Config &config)
{
    if (config.heads == 0)
        throw Error(Error::Code::Unsupported, "Models of version 4 have no tuned initial states.");
    const auto checkpoint = readCheckpoint(path);
    engine::State state(config);
    const std::vector<std::uint64_t> shape{config.heads, config.headSize, config.headSize};
    for (std::uint32_t i = 0; i < config.layers; ++i) {
        const auto name = "blocks." + std::to_string(i) + ".att.time_state";
        const auto found = std::ranges::find(checkpoint.tensors, name, &RawTensor::name);
        if (found == checkpoint.tensors.end() || found->shape != shape)
            throw Error(Error::Code::WrongShape,
                        "This tuned state was made for another model (" + name + " does not fit).");
        // Files of version 7 hold [key, value] as our state does, those of versions 5 and 6 [value, key].
        auto tensor = *found;
        if ((config.version != engine::Config::Version::V7) != checkpoint.transposedPairs)
            transpose(tensor);
        const auto values = readFloats(checkpoint.files, tensor);
        std::ranges::copy(values, state.layer(i).begin() + 2 * std::ptrdiff_t(config.width));
    }
    if (checkpoint.tensors.size() != config.layers)
        throw Error(Error::Code::WrongShape,
                    "This tuned state has more than the model's " + std::to_string(config.layers) + " layers.");
    if (!state.finite())
        throw Error(Error::Code::Damaged, "This tuned state has values that are no numbers.");
    return state;
}

} // namespace formats
