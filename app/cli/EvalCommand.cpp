#include "app/cli/Command.h"
#include "app/cli/Input.h"
#include "app/cli/ModelFile.h"
#include "app/cli/Output.h"
#include "app/cli/StateFile.h"
#include "engine/Error.h"
#include "formats/TunedState.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <optional>

namespace cli {

namespace {

struct Options
{
    std::string model;
    TextOption text;
    CLI::Option *tokens = nullptr;
    std::string ids;
    std::string mode = "prefill";
    bool exact = false;
    std::string logitsOut, stateIn, stateOut, tuned;
};

engine::Tokens input(const Options &options, const ModelFile &model)
{
    auto tokens =
        options.tokens->count() > 0 ? readTokens(options.ids) : model.tokenizer()->encode(options.text.read());
    if (tokens.empty() && options.stateIn.empty())
        throw UsageError("there is nothing to feed: give at least one token, or a state");
    for (const auto token : tokens)
        if (token >= model.config().vocabulary)
            throw engine::Error(engine::Error::Code::InvalidInput, "token " + std::to_string(token) +
                                                                       " is not one of the model's " +
                                                                       std::to_string(model.config().vocabulary));
    return tokens;
}

SavedState startState(const Options &options, const ModelFile &model, const std::optional<formats::Sha256> &fingerprint)
{
    if (!options.tuned.empty())
        return {formats::readTunedState(options.tuned, model.config()), 0, {}};
    if (options.stateIn.empty())
        return {engine::State(model.config()), 0, {}};
    const auto bytes = readInput(options.stateIn);
    return unpackState(std::as_bytes(std::span(bytes)), model.config(), *fingerprint);
}

/// Feeds the tokens; returns seconds.
double feed(engine::Model &model, SavedState &at, const engine::Tokens &tokens, bool byStep)
{
    const auto begin = std::chrono::steady_clock::now();
    if (!tokens.empty())
        at.logits.resize(model.config().vocabulary);
    if (byStep) {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            model.step(at.state, tokens[i], i + 1 == tokens.size() ? std::span(at.logits) : std::span<float>());
    } else if (!tokens.empty()) {
        model.prefill(at.state, tokens, at.logits);
    }
    at.tokens += tokens.size();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<std::uint32_t> best(const std::vector<float> &logits, std::size_t count)
{
    std::vector<std::uint32_t> order(logits.size());
    std::iota(order.begin(), order.end(), 0u);
    count = std::min(count, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                      [&logits](auto a, auto b) { return logits[a] != logits[b] ? logits[a] > logits[b] : a < b; });
    order.resize(count);
    return order;
}

void report(const SavedState &at, std::size_t fed, double seconds, const Common &common)
{
    Json top = Json::array();
    std::string lines;
    for (const auto token : best(at.logits, 5)) {
        top.push_back({{"token", token}, {"logit", at.logits[token]}});
        lines += std::to_string(token) + "\t" + std::to_string(at.logits[token]) + "\n";
    }
    if (common.json)
        printJson({{"fed", fed},
                   {"tokens", at.tokens},
                   {"seconds", seconds},
                   {"tokens_per_second", seconds > 0 ? static_cast<double>(fed) / seconds : 0},
                   {"top", top}});
    else
        printText(lines);
}

void run(const Options &options, const Common &common)
{
    if (options.logitsOut == "-" && options.stateOut == "-")
        throw UsageError("logits and state cannot both go to standard output");
    const ModelFile file(options.model);
    const auto tokens = input(options, file);
    std::optional<formats::Sha256> fingerprint;
    if (!options.stateIn.empty() || !options.stateOut.empty())
        fingerprint = formats::fingerprint(file.source());
    auto at = startState(options, file, fingerprint);
    const auto model = file.load(common, options.exact);
    const double seconds = feed(*model, at, tokens, options.mode == "step");

    if (!options.logitsOut.empty())
        writeOutput(options.logitsOut, std::as_bytes(std::span(at.logits)));
    if (!options.stateOut.empty()) {
        const auto bytes = packState(at, *fingerprint);
        writeOutput(options.stateOut, std::as_bytes(std::span(bytes)));
    }
    if (options.logitsOut != "-" && options.stateOut != "-")
        report(at, tokens.size(), seconds, common);
}

} // namespace

void addEvalCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("eval", "Feed a text and see what the model expects next");
    auto options = std::make_shared<Options>();
    command->add_option("MODEL", options->model, "Model file")->required();
    auto *inputGroup = options->text.addTo(*command);
    options->tokens = inputGroup->add_option("--tokens", options->ids, "Token ids: 1,2,3 or @FILE");
    command->add_option("--mode", options->mode, "prefill (chunks) or step (one by one)")
        ->check(CLI::IsMember({"prefill", "step"}));
    command->add_flag("--exact", options->exact, "Weights and activations as f32: slow, for comparing");
    command->add_option("--logits", options->logitsOut,
                        "Write the next token's logits, f32 little endian; - is standard output");
    auto *stateIn = command->add_option("--state-in", options->stateIn, "Go on from a saved state");
    command->add_option("--tuned", options->tuned, "Begin with a tuned initial state (.pth or .st with time_state)")
        ->excludes(stateIn);
    command->add_option("--state-out", options->stateOut, "Save the state; - is standard output");
    command->callback([options, &common] { run(*options, common); });
}

} // namespace cli
