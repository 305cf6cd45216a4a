#include "app/cli/Command.h"
#include "app/cli/Input.h"
#include "app/cli/ModelFile.h"
#include "app/cli/Output.h"

namespace cli {

namespace {

struct Options
{
    std::string model;
    TextOption text;
};

void run(const Options &options, const Common &common)
{
    const auto tokenizer = ModelFile(options.model).tokenizer();
    const auto tokens = tokenizer->encode(options.text.read());
    if (common.json) {
        printJson({{"tokens", tokens}, {"count", tokens.size()}});
        return;
    }
    std::string line;
    for (const auto token : tokens)
        line += (line.empty() ? "" : ",") + std::to_string(token);
    printText(line + "\n");
}

} // namespace

void addTokenizeCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("tokenize", "Text to token ids");
    auto options = std::make_shared<Options>();
    command->add_option("MODEL", options->model, "Model file")->required();
    options->text.addTo(*command);
    command->callback([options, &common] { run(*options, common); });
}

} // namespace cli
