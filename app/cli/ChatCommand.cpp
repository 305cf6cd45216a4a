#include "app/AppPaths.h"
#include "app/cli/Command.h"
#include "app/cli/TerminalChat.h"
#include "catalog/JobThread.h"
#include "catalog/MemoryCheck.h"
#include "inference/InferenceService.h"
#include "storage/DataFolder.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteStateStore.h"

#include <QCoreApplication>

namespace cli {

namespace {

struct Options
{
    std::string model;
    chat::ConversationId conversation = 0;
    chat::GenerationSettings settings;
    bool think = false;
    bool loadAnyway = false;
    std::string meminfo = "/proc/meminfo"; ///< for tests: another computer
    CLI::App *drawing = nullptr;           ///< its options, to know whether one was given
};

void run(const Options &options, const Common &common)
{
    storage::DataFolder::restrictPermissions();
    const auto path = app::dataFolder(QString::fromStdString(common.dataDir));
    QString problem;
    try {
        const storage::DataFolder folder(path);
        storage::SqliteConversationRepository::Options chats;
        storage::SqliteStateStore::Options states;
        chats.wal = states.wal = !folder.isNetwork();
        storage::SqliteConversationRepository repository(path, chats);
        storage::SqliteStateStore store(path, states);
        inference::InferenceService service(store, common.threads);
        TerminalChat terminal(repository, service, common.json);
        terminal.session().setShelf(&repository);
        catalog::JobThread jobs;
        if (!options.loadAnyway)
            terminal.setMemoryCheck([&jobs, meminfo = QString::fromStdString(options.meminfo)](const QString &file) {
                return jobs.run([file, meminfo] { return catalog::memoryNeed(file, meminfo); });
            });
        terminal.setOwnSettings(options.drawing->count_all() > 0);
        terminal.session().setTopics(chat::HelpTopics::builtIn());
        QObject::connect(&terminal, &TerminalChat::finished, &terminal, [&problem](const QString &why) {
            problem = why;
            QCoreApplication::quit();
        });
        auto settings = options.settings;
        settings.thinking = options.think ? chat::Thinking::Long : chat::Thinking::Off;
        terminal.session().setSettings(settings);
        terminal.start(QString::fromStdString(options.model), app::builtInModel(), options.conversation);
        QCoreApplication::exec();
    } catch (const chat::Error &error) {
        problem =
            error.code == chat::Error::Code::DataFolderBusy
                ? QStringLiteral("Rookery is open and holds %1: close its window, or give another --data-dir").arg(path)
                : error.detail;
    }
    if (!problem.isEmpty())
        throw std::runtime_error(problem.toStdString());
}

} // namespace

void addChatCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("chat", "A conversation, stored like the window's");
    auto options = std::make_shared<Options>();
    command->add_option("MODEL", options->model, "A GGUF file; else the last one used, else the built-in model");
    command->add_option("--chat", options->conversation, "Goes on with this chat (see `chats list`)");
    auto *drawing = command->add_option_group("Drawing", "How answers are drawn; the built-in model has its own way");
    drawing->add_option("--temperature", options->settings.temperature, "0 = always the best token")
        ->check(CLI::Range(0.0, 5.0));
    drawing->add_option("--top-p", options->settings.topP)->check(CLI::Range(0.0, 1.0));
    drawing->add_option("--top-k", options->settings.topK, "0 = off")->check(CLI::NonNegativeNumber);
    drawing->add_option("--presence", options->settings.presence);
    drawing->add_option("--frequency", options->settings.frequency);
    drawing->add_option("--decay", options->settings.decay)->check(CLI::Range(0.0, 1.0));
    command->add_option("--max-tokens", options->settings.maxTokens, "Of one answer")->check(CLI::PositiveNumber);
    options->drawing = drawing;
    command->add_flag("--load-anyway", options->loadAnyway, "A model that needs more memory than is free, too");
    command->add_option("--meminfo", options->meminfo)->group(""); // hidden
    command->add_flag("--think", options->think, "Let a model that can think do so");
    command->callback([options, &common] { run(*options, common); });
}

} // namespace cli
