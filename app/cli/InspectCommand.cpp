#include "app/cli/Command.h"
#include "app/cli/ModelFile.h"
#include "app/cli/Output.h"
#include "engine/Error.h"
#include "engine/PromptFormat.h"
#include "formats/OpenModel.h"

#include <map>

namespace cli {

namespace {

/// Facts from the file's metadata: foreign text, kept short.
std::string shortText(const engine::ModelSource &source, const char *key)
{
    return source.text(key).value_or("").substr(0, 256);
}

Json tensorTypes(const engine::ModelSource &source)
{
    std::map<engine::TensorType, std::pair<std::uint64_t, std::uint64_t>> types;
    for (const auto &tensor : source.tensors()) {
        auto &[count, bytes] = types[tensor.type];
        ++count;
        bytes += tensor.bytes;
    }
    Json json = Json::object();
    for (const auto &[type, sums] : types)
        json[std::string(engine::traits(type).name)] = {{"tensors", sums.first}, {"bytes", sums.second}};
    return json;
}

Json vocabulary(const ModelFile &model)
{
    Json json{{"tokens", model.config().vocabulary}};
    try {
        const auto tokenizer = model.tokenizer();
        json["kind"] = tokenizer->kind();
        json["entries"] = tokenizer->size();
    } catch (const engine::Error &error) {
        json["kind"] = nullptr; // the weights can still be evaluated by token ids
        json["problem"] = error.what();
    }
    return json;
}

Json describe(const ModelFile &model)
{
    const auto &config = model.config();
    const auto &source = model.source();
    const auto need = engine::memoryNeed(config, source);
    std::uint64_t parameters = 0, bytes = 0;
    for (const auto &tensor : source.tensors()) {
        parameters += tensor.elements();
        bytes += tensor.bytes;
    }
    return {{"version", engine::versionName(config.version)},
            {"name", shortText(source, "general.name")},
            {"licence", shortText(source, "general.license")},
            {"parameters", parameters},
            {"shape",
             {{"layers", config.layers},
              {"width", config.width},
              {"heads", config.heads},
              {"head_size", config.headSize},
              {"feed_forward", config.feedForward},
              {"vocabulary", config.vocabulary}}},
            {"tensor_types", tensorTypes(source)},
            {"tensor_bytes", bytes},
            {"vocabulary", vocabulary(model)},
            {"can_think", engine::PromptFormat(engine::PromptFormat::familyOf(source)).thinks()},
            {"memory_bytes",
             {{"total", need.total()}, {"weights", need.weights}, {"state", need.state}, {"work", need.work}}},
            {"state_bytes", config.stateValues() * sizeof(float)}};
}

std::string megabytes(const Json &bytes)
{
    const auto tenths = (bytes.get<std::uint64_t>() + 50'000) / 100'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string number(const Json &json)
{
    return std::to_string(json.get<std::uint64_t>());
}

std::string lines(const Json &facts)
{
    const auto &shape = facts["shape"];
    const auto &words = facts["vocabulary"];
    std::string text = "RWKV-" + facts["version"].get<std::string>();
    if (const auto name = facts["name"].get<std::string>(); !name.empty())
        text += ", \"" + name + "\"";
    text += ", " + facts["container"].get<std::string>();
    text += "\nshape:       " + number(shape["layers"]) + " layers, width " + number(shape["width"]) + ", " +
            number(shape["heads"]) + " heads of " + number(shape["head_size"]) + ", feed-forward " +
            number(shape["feed_forward"]) + "\n";
    text += "parameters:  " + number(facts["parameters"]) + "\ntensors:    ";
    for (const auto &[type, sums] : facts["tensor_types"].items())
        text += " " + number(sums["tensors"]) + " " + type + " (" + megabytes(sums["bytes"]) + ")";
    text += "\nvocabulary:  " + number(words["tokens"]) + " tokens, " +
            (words["kind"].is_null() ? "unusable: " + words["problem"].get<std::string>()
                                     : words["kind"].get<std::string>()) +
            "\n";
    if (const auto licence = facts["licence"].get<std::string>(); !licence.empty())
        text += "licence:     " + licence + "\n";
    text += std::string("thinks:      ") + (facts["can_think"].get<bool>() ? "yes" : "no") + "\n";
    const auto &memory = facts["memory_bytes"];
    text += "memory:      " + megabytes(memory["total"]) + " (weights " + megabytes(memory["weights"]) + ", state " +
            megabytes(memory["state"]) + ", work " + megabytes(memory["work"]) + ")\n";
    return text + "state:       " + number(facts["state_bytes"]) + " bytes\n";
}

void run(const std::string &path, const Common &common)
{
    auto facts = describe(ModelFile(path));
    facts["container"] = formats::containerName(formats::recognise(path));
    if (common.json)
        printJson(facts);
    else
        printText(withoutControls(lines(facts)));
}

} // namespace

void addInspectCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("inspect", "What a model file is and what it needs");
    auto path = std::make_shared<std::string>();
    command->add_option("FILE", *path, "Model file")->required();
    command->callback([path, &common] { run(*path, common); });
}

} // namespace cli
