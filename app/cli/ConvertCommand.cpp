#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "engine/Config.h"
#include "formats/Convert.h"
#include "formats/OpenModel.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>
#include <thread>
#include <unistd.h>

namespace cli {

namespace {

using Clock = std::chrono::steady_clock;

struct Options
{
    std::string in, out, type = "Best";
    formats::OpenOptions open;
};

std::atomic<bool> g_interrupted = false; // set by the signal, read between two chunks

/// Progress on a terminal, and Ctrl+C between two chunks.
class Watch
{
public:
    Watch()
    {
        std::signal(SIGINT, [](int) { g_interrupted = true; });
    }
    ~Watch() { std::signal(SIGINT, SIG_DFL); }

    std::stop_token stop() const { return m_stop.get_token(); }

    void onProgress(std::uint64_t done, std::uint64_t all)
    {
        if (g_interrupted)
            m_stop.request_stop();
        const auto percent = int(double(done) / double(all) * 100);
        if (::isatty(STDERR_FILENO) == 0 || percent == m_percent)
            return;
        m_percent = percent;
        std::cerr << '\r' << percent << " %" << (done == all ? "\n" : "") << std::flush;
    }

private:
    std::stop_source m_stop;
    int m_percent = -1;
};

Json types(const formats::ConversionPlan &plan)
{
    std::map<std::string, std::uint64_t> bytes;
    for (const auto &tensor : plan.tensors)
        bytes[std::string(engine::traits(tensor.type).name)] += tensor.bytes;
    Json json = Json::object();
    for (const auto &[name, sum] : bytes)
        json[name] = sum;
    return json;
}

void run(const Options &options, const Common &common)
{
    const auto recipe = formats::recipeByName(options.type);
    if (!recipe)
        throw UsageError(
            "the type \"" + options.type +
            "\" is not known; use Smallest, Balanced, Best, F32, F16, BF16, Q8_0, Q6_K, Q5_K, Q5_1, Q5_0, Q4_K, "
            "Q4_1 or Q4_0");
    const auto source = formats::openModel(options.in, options.open);
    auto plan = formats::planConversion(*source, *recipe,
                                        formats::namedVocabulary(options.open, engine::readConfig(*source).vocabulary));

    Watch watch;
    formats::ConvertOptions work;
    work.threads = common.threads > 0 ? common.threads : int(std::max(1u, std::thread::hardware_concurrency()));
    work.progress = [&](auto done, auto all) { watch.onProgress(done, all); };
    work.stop = watch.stop();
    const auto start = Clock::now();
    formats::convert(*source, plan, options.out, work);
    const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();

    const auto speed = double(plan.sourceBytes) / 1e6 / std::max(seconds, 1e-9);
    if (options.out == "-")
        return;
    if (common.json) {
        printJson({{"output", options.out},
                   {"container", formats::containerName(formats::recognise(options.in))},
                   {"bytes", plan.bytes},
                   {"source_bytes", plan.sourceBytes},
                   {"types", types(plan)},
                   {"seconds", seconds},
                   {"megabytes_per_second", speed}});
        return;
    }
    printText(options.out + ": " + std::to_string((plan.bytes + 50'000) / 100'000 / 10) + " MB, from " +
              std::to_string((plan.sourceBytes + 50'000) / 100'000 / 10) + " MB at " + std::to_string(int(speed)) +
              " MB/s\n");
}

} // namespace

void addConvertCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("convert", "Import a model of any kind and write it as GGUF");
    auto options = std::make_shared<Options>();
    options->open.needsVocabulary = true;
    command
        ->add_option("IN", options->in,
                     "Model file or folder (.pth, .safetensors, .st, rwkv.cpp .bin, .gguf, Hugging Face)")
        ->required();
    command->add_option("OUT", options->out, "GGUF file to write; \"-\" is standard output")->required();
    command->add_option("--type", options->type, "Smallest, Balanced, Best, or a type such as F16, Q8_0, Q4_K")
        ->capture_default_str();
    command->add_option("--vocab", options->open.vocabulary,
                        "Vocabulary: rwkv_vocab text, tokenizer.json, or a GGUF that has one");
    auto *lora = command->add_option("--lora", options->open.adapter, "LoRA file to merge");
    command->add_option("--alpha", options->open.adapterAlpha, "Its strength, from its trainer's settings")
        ->needs(lora);
    command->callback([options, &common] { run(*options, common); });
}

} // namespace cli
