#include "app/cli/Command.h"
#include "app/cli/Output.h"

#include <QCoreApplication>

#include <iostream>
#include <new>

namespace {

int fail(int status, const std::string &sentence)
{
    std::cerr << "rookery-cli: " << cli::withoutControls(sentence) << '\n';
    return status;
}

int run(CLI::App &program, int argc, char **argv)
{
    try {
        program.parse(argc, argv); // runs the command
        cli::finishOutput();
        return 0;
    } catch (const CLI::ParseError &error) {
        return program.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
    } catch (const cli::UsageError &error) {
        return fail(2, error.what());
    } catch (const std::bad_alloc &) {
        return fail(1, "there is not enough memory");
    } catch (const std::exception &error) {
        return fail(1, error.what());
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("rookery"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOKERY_VERSION));

    CLI::App program("Rookery in the terminal. Results go to standard output, messages to standard error.",
                     "rookery-cli");
    program.set_version_flag("--version", ROOKERY_VERSION);
    program.require_subcommand(1);
    program.fallthrough(); // common options may stand behind the command, too

    cli::Common common;
    program.add_option("--data-dir", common.dataDir, "Folder of the chats and models (also ROOKERY_DATA_DIR)");
    program.add_option("--threads", common.threads, "Compute threads; 0 = as many as are fastest")
        ->check(CLI::Range(0, 256));
    program.add_flag("--json", common.json, "Write results as JSON");

    cli::addChatCommand(program, common);
    cli::addBenchCommand(program, common);
    cli::addInspectCommand(program, common);
    cli::addModelsCommand(program, common);
    cli::addTokenizeCommand(program, common);
    cli::addDetokenizeCommand(program, common);
    cli::addEvalCommand(program, common);
    cli::addGenerateCommand(program, common);
    cli::addConvertCommand(program, common);
    cli::addChatsCommand(program, common);
    return run(program, argc, argv);
}
