#include "app/cli/Command.h"
#include "app/cli/ModelFile.h"
#include "app/cli/Output.h"
#include "app/cli/bench/Benchmark.h"
#include "app/cli/bench/RandomModelFile.h"

#include "engine/kernels/Kernels.h"

#include <cstdio>

namespace cli {

namespace {
using bench::Series;

struct Options
{
    std::string file, shape, type = "F16", write, kernels = "own";
    int version = 7;
    bench::Plan plan;
};

Json spread(const char *name, const Series &series)
{
    return {{name, series.median()}, {"least", series.least()}, {"most", series.most()}};
}

Json report(const Options &options, const bench::Result &result)
{
    const Json least = result.readLimit.least(), most = result.readLimit.most();
    Json json{{"shape", options.shape.empty() ? options.file : options.shape},
              {"type", options.shape.empty() ? result.type : options.type},
              {"threads", result.threads},
              {"kernels", std::string(engine::kernels::selected().name)},
              {"step", options.kernels},
              {"rounds", options.plan.rounds},
              {"read_limit_bytes_per_second", result.readLimit.median()},
              {"read_limit_spread", {least, most}},
              {"bytes_per_token", result.bytesPerToken},
              {"file_bytes_per_token", result.fileBytesPerToken},
              {"weight_bytes", result.weightBytes},
              {"load_seconds", result.loadSeconds},
              {"peak_memory_bytes", result.peakMemory}};
    if (!options.shape.empty())
        json["version"] = options.version;
    json["decode"] = spread("tokens_per_second", result.decode);
    json["decode"]["share"] = result.decodeShare.median();
    json["decode"]["share_spread"] = {result.decodeShare.least(), result.decodeShare.most()};
    json["decode"]["share_of_file_bytes"] = result.decodeFileShare.median();
    if (!result.prefill.empty()) {
        json["prefill"] = spread("tokens_per_second", result.prefill);
        json["prefill"]["tokens"] = options.plan.promptTokens;
        json["prefill"]["share_of_peak"] = result.prefillShare.median();
        json["prefill"]["peak_operations_per_second"] = result.peak.median();
    }
    if (!result.batch.empty()) {
        json["batch"] = spread("tokens_per_second", result.batch);
        json["batch"]["states"] = options.plan.batch;
        json["batch"]["times_one"] = result.batch.median() / result.decode.median();
    }
    if (!result.competed.empty()) {
        json["compete"] = spread("tokens_per_second", result.competed);
        json["compete"]["threads"] = options.plan.competitors;
        json["compete"]["share_of_idle"] = result.competed.median() / result.decode.median();
    }
    if (!result.deep.empty()) {
        json["depth"] = spread("tokens_per_second", result.deep);
        json["depth"]["tokens"] = options.plan.depth;
        json["depth"]["at_100"] = result.afterDeep.median();
        json["depth"]["memory_growth_bytes"] = result.memoryGrowth;
    }
    return json;
}

std::string line(const char *what, const Series &series, const char *unit, double scale, const std::string &note)
{
    char text[200];
    std::snprintf(text, sizeof text, "%-9s %8.2f %s (%.2f to %.2f)%s\n", what, series.median() * scale, unit,
                  series.least() * scale, series.most() * scale, note.c_str());
    return text;
}

std::string percent(double share, const char *of)
{
    char text[100];
    std::snprintf(text, sizeof text, ", %.1f %% of %s", share * 100, of);
    return text;
}

void print(const Options &options, const bench::Result &result)
{
    char text[300];
    std::snprintf(text, sizeof text,
                  "%s %s, %d threads, %s kernels: loaded in %.2f s, %.0f MB resident at most for %.0f MB of weights\n",
                  (options.shape.empty() ? options.file : options.shape).c_str(),
                  (options.shape.empty() ? result.type : options.type).c_str(), result.threads,
                  std::string(engine::kernels::selected().name).c_str(), result.loadSeconds,
                  double(result.peakMemory) / 1e6, double(result.weightBytes) / 1e6);
    std::string out = text;
    out += line("read", result.readLimit, "GB/s", 1e-9, "");
    out += line("decode", result.decode, "tok/s", 1,
                percent(result.decodeShare.median(), "the read limit") +
                    percent(result.decodeFileShare.median(), "it counting the file's bytes"));
    if (!result.prefill.empty())
        out += line("prefill", result.prefill, "tok/s", 1, percent(result.prefillShare.median(), "peak arithmetic"));
    if (!result.batch.empty())
        out += line("batch", result.batch, "tok/s", 1,
                    percent(result.batch.median() / result.decode.median(), "one state's"));
    if (!result.competed.empty())
        out += line("compete", result.competed, "tok/s", 1,
                    percent(result.competed.median() / result.decode.median(), "idle"));
    if (!result.deep.empty())
        out += line("deep", result.deep, "tok/s", 1,
                    percent(result.deep.median() / result.afterDeep.median(), "the rate at 100 tokens"));
    printText(out);
}

void run(Options options, const Common &common)
{
    if (options.file.empty() == options.shape.empty())
        throw UsageError("bench needs a model file or --shape, one of them");
    if (options.kernels != "own" && options.kernels != "onednn")
        throw UsageError("--kernels is own or onednn");
    options.plan.threads = common.threads;
    options.plan.oneDnnStep = options.kernels == "onednn";
    bench::Result result;
    if (options.shape.empty()) {
        if (!options.write.empty())
            throw UsageError("--write needs --shape");
        result = bench::measure(ModelFile(options.file).source(), options.plan);
    } else {
        const bench::RandomModel model(options.shape, options.type, options.version);
        if (!options.write.empty())
            return bench::writeGguf(model, options.write);
        result = bench::measure(model, options.plan);
    }
    if (common.json)
        printJson(report(options, result));
    else
        print(options, result);
}
} // namespace

void addBenchCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("bench", "Measure speed and memory beside what this machine can do");
    auto options = std::make_shared<Options>();
    command->add_option("MODEL", options->file, "Model file");
    command->add_option("--shape", options->shape, "Instead: random weights of 0.1B, 0.4B, 1.5B, 2.9B or 7.2B");
    command->add_option("--type", options->type,
                        "Their tensor type: F32, F16, F16full, BF16, Q8_0, Q4_K, Q4_K_all, ...");
    command->add_option("--rwkv", options->version, "Their version")->check(CLI::Range(4, 7))->capture_default_str();
    command->add_option("--write", options->write, "Write that model to this file and measure nothing");
    command->add_option("--kernels", options->kernels, "own, or onednn for single steps of F32 and BF16 weights, too");
    command->add_option("--rounds", options->plan.rounds, "Rounds")->check(CLI::Range(1, 1000));
    command->add_option("--prompt", options->plan.promptTokens, "Tokens of the prompt; 0 leaves it out");
    command->add_option("--batch", options->plan.batch, "Also step so many states at once")->check(CLI::Range(2, 16));
    command->add_option("--depth", options->plan.depth, "Also decode behind so many tokens");
    command->add_option("--compete", options->plan.competitors, "Also decode beside so many busy threads")
        ->check(CLI::Range(1, 64));
    command->callback([options, &common] { run(*options, common); });
}

} // namespace cli
