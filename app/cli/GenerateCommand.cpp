#include "app/cli/Command.h"
#include "app/cli/ModelFile.h"
#include "app/cli/Output.h"
#include "chat/GenerationSettings.h"
#include "engine/Error.h"
#include "engine/Sampler.h"
#include "engine/Utf8Stream.h"
#include "formats/TunedState.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace cli {

namespace {

const chat::GenerationSettings kDefaults;

struct Options
{
    std::string model;
    std::string prompt;
    std::string tuned; ///< file of an initial state
    std::uint64_t maxTokens = 256;
    engine::SamplingSettings sampling{.temperature = kDefaults.temperature,
                                      .topP = kDefaults.topP,
                                      .topK = static_cast<std::uint64_t>(kDefaults.topK),
                                      .presence = kDefaults.presence,
                                      .frequency = kDefaults.frequency,
                                      .decay = kDefaults.decay,
                                      .banned = {}};
    CLI::Option *seedOption = nullptr;
    std::uint64_t seed = 0;
};

struct Result
{
    std::string text;
    engine::Tokens tokens;
    std::vector<double> probabilities; ///< of the tokens, and of the end
    bool ended = false;                ///< by the model itself
    double confidence = 1;             ///< smallest probability among the first four tokens
    double promptSeconds = 0;
    double seconds = 0; ///< of the continuation
};

class Stopwatch
{
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count(); }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

engine::Tokens promptTokens(const Options &options, const engine::Tokenizer &tokenizer)
{
    auto tokens = tokenizer.encode(options.prompt);
    if (!tokens.empty())
        return tokens;
    if (!tokenizer.isEndOfText(0))
        throw UsageError("this model cannot begin without a prompt");
    return {0}; // texts follow each other in training, so the end of one is the beginning of the next
}

Result generate(engine::Model &model, engine::State state, const engine::Tokenizer &tokenizer,
                const engine::Tokens &prompt, engine::Sampler sampler, std::uint64_t maxTokens, bool show)
{
    Result result;
    std::vector<float> logits(model.config().vocabulary);
    const Stopwatch promptWatch;
    model.prefill(state, prompt, logits);
    result.promptSeconds = promptWatch.seconds();

    const Stopwatch watch;
    engine::Utf8Stream stream;
    const auto add = [&result, show](const std::string &text) {
        result.text += text;
        if (show)
            printText(text);
    };
    while (result.tokens.size() < maxTokens) {
        const auto [token, probability] = sampler.next(logits);
        if (result.tokens.size() < 4)
            result.confidence = std::min(result.confidence, probability);
        result.probabilities.push_back(probability);
        if (tokenizer.isEndOfText(token)) {
            result.ended = true;
            break;
        }
        result.tokens.push_back(token);
        add(stream.add(tokenizer.bytes(token)));
        if (result.tokens.size() < maxTokens)
            model.step(state, token, logits);
    }
    add(stream.finish());
    result.seconds = watch.seconds();
    return result;
}

double perSecond(std::size_t tokens, double seconds)
{
    return seconds > 0 ? static_cast<double>(tokens) / seconds : 0;
}

void run(const Options &options, const Common &common)
{
    const ModelFile file(options.model);
    const auto tokenizer = file.tokenizer();
    const auto prompt = promptTokens(options, *tokenizer);
    const auto seed = options.seedOption->count() > 0 ? options.seed : std::random_device()();
    const engine::Sampler sampler(options.sampling, seed);
    const auto model = file.load(common);
    const auto start =
        options.tuned.empty() ? model->initialState() : formats::readTunedState(options.tuned, file.config());
    const auto result = generate(*model, start, *tokenizer, prompt, sampler, options.maxTokens, !common.json);

    if (common.json)
        printJson({{"text", result.text},
                   {"tokens", result.tokens},
                   {"probabilities", result.probabilities},
                   {"stop", result.ended ? "end_of_text" : "token_limit"},
                   {"seed", seed},
                   {"confidence", result.confidence},
                   {"prompt_tokens", prompt.size()},
                   {"prompt_tokens_per_second", perSecond(prompt.size(), result.promptSeconds)},
                   {"tokens_per_second", perSecond(result.tokens.size(), result.seconds)}});
    else if (outputIsTerminal())
        printText("\n");
}

} // namespace

void addGenerateCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("generate", "Continue a text; prints only the continuation");
    auto options = std::make_shared<Options>();
    auto &sampling = options->sampling;
    command->add_option("MODEL", options->model, "Model file; else the built-in model");
    command->add_option("--prompt", options->prompt, "The text to continue, taken exactly as it is")->required();
    command->add_option("--max-tokens", options->maxTokens, "Stop after so many tokens")->capture_default_str();
    command->add_option("--temperature", sampling.temperature, "0 = always the best token")->capture_default_str();
    command->add_option("--top-p", sampling.topP, "Draw from the best tokens with this sum of probabilities; 1 = off")
        ->capture_default_str();
    command->add_option("--top-k", sampling.topK, "Draw from so many tokens at most; 0 = off")->capture_default_str();
    command->add_option("--presence", sampling.presence, "Penalty for tokens that were used")->capture_default_str();
    command->add_option("--frequency", sampling.frequency, "Penalty for every use of a token")->capture_default_str();
    command->add_option("--decay", sampling.decay, "How penalties fade with each token")->capture_default_str();
    command->add_option("--tuned", options->tuned, "Begin with a tuned initial state (.pth or .st with time_state)");
    options->seedOption = command->add_option("--seed", options->seed, "The same seed gives the same text");
    command->callback([options, &common] { run(*options, common); });
}

} // namespace cli
