#pragma once

#include <CLI/CLI.hpp>

#include <stdexcept>
#include <string>

namespace cli {

/// Options that every command has; filled in by the time a command runs.
struct Common
{
    std::string dataDir; ///< as given, or empty; see app::dataFolder
    int threads = 0;     ///< 0 = chosen by measurement
    bool json = false;   ///< results on standard output as one JSON object
};

/// A call that makes no sense: its sentence goes to standard error and the exit status is 2. Every other exception ends
/// with its sentence and status 1.
class UsageError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

// One function a command, each in its own file NAMECommand.cpp: it adds a subcommand to `program`, declares its
// options, and sets a callback that does the work and writes results with Output.h. `common` outlives the callback.
// main only calls them.
void addChatCommand(CLI::App &program, const Common &common);
void addConvertCommand(CLI::App &program, const Common &common);
void addBenchCommand(CLI::App &program, const Common &common);
void addChatsCommand(CLI::App &program, const Common &common);
void addDetokenizeCommand(CLI::App &program, const Common &common);
void addEvalCommand(CLI::App &program, const Common &common);
void addGenerateCommand(CLI::App &program, const Common &common);
void addInspectCommand(CLI::App &program, const Common &common);
void addModelsCommand(CLI::App &program, const Common &common);
void addTokenizeCommand(CLI::App &program, const Common &common);

} // namespace cli
