#include "app/cli/Command.h"
#include "app/cli/Input.h"
#include "app/cli/ModelFile.h"
#include "app/cli/Output.h"
#include "engine/Utf8Stream.h"

namespace cli {

namespace {

/// Bytes that are no UTF-8 come out as they are, but not on a terminal.
void run(const std::string &model, const std::string &ids, const Common &common)
{
    const auto text = ModelFile(model).tokenizer()->decode(readTokens(ids));
    if (common.json) {
        printJson({{"text", text}});
    } else if (outputIsTerminal()) {
        engine::Utf8Stream stream;
        printText(stream.add(text) + stream.finish() + "\n");
    } else {
        printText(text);
    }
}

} // namespace

void addDetokenizeCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("detokenize", "Token ids to text");
    auto model = std::make_shared<std::string>();
    auto ids = std::make_shared<std::string>();
    command->add_option("MODEL", *model, "Model file")->required();
    command->add_option("--tokens", *ids, "Token ids: 1,2,3 or @FILE")->required();
    command->callback([model, ids, &common] { run(*model, *ids, common); });
}

} // namespace cli
