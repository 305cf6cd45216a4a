#pragma once

#include "chat/ModelInfo.h"
#include "engine/Model.h"
#include "engine/PromptFormat.h"
#include "engine/Tokenizer.h"
#include "inference/SnapshotBlob.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace inference {

/// A model ready for work, with everything that its chats need.
///
/// Thread: one at a time, after load.
struct LoadedModel
{
    std::unique_ptr<engine::Model> model;
    std::unique_ptr<engine::Tokenizer> tokenizer;
    engine::PromptFormat prompt{engine::PromptFamily::World};
    SnapshotOwner owner;
    chat::ModelInfo info;
    double promptTokensPerSecond = 0; ///< guessed at first, then measured

    /// One measured feed of a prompt.
    void fed(std::size_t tokens, double seconds);
};

struct LoadChoice
{
    int threads = 0;                                 ///< 0 = as many as the processor has
    std::optional<engine::PromptFamily> family = {}; ///< nullopt: what the file says of itself
};

/// Reads a GGUF file (or a resource, ":/…"). Throws engine::Error; a stop request gives Error(Cancelled).
std::shared_ptr<LoadedModel> loadModel(const QString &path, const LoadChoice &choice,
                                       const std::function<void(double)> &progress, std::stop_token stop);

} // namespace inference
