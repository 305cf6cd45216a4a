#include "engine/Config.h"
#include "engine/Matrix.h"
#include "engine/Model.h"

namespace engine {

MemoryNeed memoryNeed(const Config &config, const ModelSource &source)
{
    MemoryNeed need;
    for (const auto &tensor : source.tensors()) {
        if (tensor.name == "token_embd.weight")
            need.weights += tensor.bytes;
        else if (tensor.shape.size() == 2)
            need.weights += Matrix::packedBytes(tensor, false);
        else // vectors and stacks of small matrices
            need.weights += tensor.elements() * sizeof(float);
    }
    need.state = config.stateValues() * sizeof(float);

    // Scratch rows of both paths: about 19 vectors of C values, one of F, with their prepared forms at up to 7 bytes a
    // value; and the copy of the state that a chunk works on.
    constexpr std::uint64_t kVectors = 19, kBytes = 7;
    const std::uint64_t rows = Model::kMaxRows + Model::kChunk;
    need.work = rows * (kVectors * config.width + config.feedForward) * kBytes + need.state;
    return need;
}

} // namespace engine
