#include "app/AppPaths.h"
#include "app/cli/Command.h"
#include "app/cli/Output.h"
#include "chat/ForeignChats.h"
#include "storage/DataFolder.h"
#include "storage/SqliteConversationRepository.h"
#include "storage/SqliteStateStore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <vector>

namespace cli {

namespace {

using storage::SqliteConversationRepository;
using storage::SqliteStateStore;

/// What one call of `chats …` was given.
struct Call
{
    qint64 id = 0;
    std::string file, output = "-", format = "json";
};

QString folderOf(const Common &common)
{
    return app::dataFolder(QString::fromStdString(common.dataDir));
}

/// The result, with failures as exceptions that main turns into a sentence.
template<typename T>
T take(QFuture<T> future)
{
    try {
        return future.result();
    } catch (const chat::Error &error) {
        throw std::runtime_error(error.detail.toStdString());
    }
}

/// The store beside a running window: nothing is changed. Null when there are no chats yet.
std::unique_ptr<SqliteConversationRepository> reader(const QString &folder)
{
    if (!QFile::exists(QDir(folder).filePath(QStringLiteral("chats.db"))))
        return {};
    SqliteConversationRepository::Options options;
    options.readOnly = true;
    return std::make_unique<SqliteConversationRepository>(folder, options);
}

/// The same, when a chat is asked for by its id.
std::unique_ptr<SqliteConversationRepository> readerOf(const QString &folder, qint64 id)
{
    auto chats = reader(folder);
    if (!chats)
        throw std::runtime_error("chat " + std::to_string(id) + " is not there");
    return chats;
}

QList<chat::StateUse> stateUse(const QString &folder, qint64 *bytesOnDisk)
{
    if (!QFile::exists(QDir(folder).filePath(QStringLiteral("states.db"))))
        return {};
    SqliteStateStore::Options options;
    options.readOnly = true;
    SqliteStateStore states(folder, options);
    const auto space = take(states.space());
    *bytesOnDisk = space.bytesOnDisk;
    return space.chats;
}

const char *roleName(chat::Role role)
{
    return role == chat::Role::Assistant ? "assistant" : role == chat::Role::User ? "user" : "system";
}

Json describe(const chat::Conversation &chat)
{
    return {{"id", chat.id},
            {"title", chat.title.toStdString()},
            {"messages", chat.messages},
            {"created_ms", chat.createdMs},
            {"changed_ms", chat.changedMs},
            {"pinned", chat.pinned},
            {"keep_text_only", chat.keepTextOnly},
            {"damaged", chat.damaged}};
}

void list(const Common &common)
{
    const auto chats = reader(folderOf(common));
    Json all = Json::array();
    std::string lines;
    for (const auto &chat : chats ? take(chats->conversations()) : QList<chat::Conversation>()) {
        all.push_back(describe(chat));
        const auto changed =
            QDateTime::fromMSecsSinceEpoch(chat.changedMs).toString(QStringLiteral("yyyy-MM-dd hh:mm"));
        lines += std::to_string(chat.id) + "\t" + changed.toStdString() + "\t" + std::to_string(chat.messages) + "\t" +
                 chat.title.simplified().toStdString() + "\n";
    }
    if (common.json)
        printJson({{"chats", all}});
    else
        printText(withoutControls(lines));
}

Json describe(const chat::Message &message)
{
    return {{"id", message.id},
            {"role", roleName(message.role)},
            {"text", message.text.toStdString()},
            {"thinking", message.thinking.toStdString()},
            {"created_ms", message.createdMs},
            {"siblings", message.siblings},
            {"sibling_index", message.siblingIndex},
            {"tokens", message.tokens.history.size()},
            {"damaged", message.damaged}};
}

void show(const Call &call, const Common &common)
{
    const auto chats = readerOf(folderOf(common), call.id);
    const auto chat = take(chats->conversation(call.id));
    Json messages = Json::array();
    std::string text;
    for (const auto &message : take(chats->path(chat.leaf))) {
        messages.push_back(describe(message));
        text += std::string(roleName(message.role)) + (message.damaged ? " (damaged)" : "") + ":\n" +
                message.text.toStdString() + "\n\n";
    }
    auto json = describe(chat);
    json["path"] = messages;
    if (common.json)
        printJson(json);
    else
        printText(withoutControls(text));
}

void stats(const Common &common)
{
    const auto folder = folderOf(common);
    const auto chats = reader(folder);
    const auto all = chats ? take(chats->conversations()) : QList<chat::Conversation>();
    qint64 messages = 0, stateBytes = 0;
    for (const auto &chat : all)
        messages += chat.messages;
    Json states = Json::array();
    for (const auto &use : stateUse(folder, &stateBytes))
        states.push_back({{"chat", use.conversation}, {"bytes", use.bytes}, {"snapshots", use.snapshots}});
    const qint64 textBytes = QFileInfo(QDir(folder).filePath(QStringLiteral("chats.db"))).size();
    if (common.json)
        return printJson({{"chats", all.size()},
                          {"messages", messages},
                          {"text_bytes", textBytes},
                          {"state_bytes", stateBytes},
                          {"states", states}});
    printText(std::to_string(all.size()) + " chats, " + std::to_string(messages) + " messages, " +
              std::to_string(textBytes) + " bytes of text, " + std::to_string(stateBytes) + " bytes of states\n");
}

void exportChat(const Call &call, const Common &common)
{
    const auto document = take(readerOf(folderOf(common), call.id)->document(call.id));
    const auto bytes = call.format == "markdown"
                           ? document.toMarkdown(QStringLiteral("You"), QStringLiteral("Assistant")).toUtf8()
                           : document.toJson();
    writeOutput(call.output, std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
}

void importChat(const Call &call, const Common &common)
{
    QFile file(QString::fromStdString(call.file));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(call.file + ": " + file.errorString().toStdString());
    QList<chat::ChatDocument> documents;
    try {
        documents = chat::chatsFrom(file.readAll());
    } catch (const chat::Error &error) {
        throw std::runtime_error(call.file + ": " + error.detail.toStdString());
    }
    std::vector<chat::Conversation> added;
    try {
        const storage::DataFolder folder(folderOf(common));
        SqliteConversationRepository::Options options;
        options.wal = !folder.isNetwork();
        SqliteConversationRepository chats(folder.path(), options);
        for (const auto &document : documents)
            added.push_back(take(chats.add(document)));
    } catch (const chat::Error &error) {
        throw std::runtime_error(error.detail.toStdString());
    }
    for (const auto &each : added) {
        if (common.json)
            printJson(describe(each));
        else
            printText(std::to_string(each.id) + "\n");
    }
}

} // namespace

void addChatsCommand(CLI::App &program, const Common &common)
{
    auto *command = program.add_subcommand("chats", "The stored chats; reads beside an open window");
    command->require_subcommand(1);
    auto call = std::make_shared<Call>();
    command->add_subcommand("list", "All chats, newest first: id, changed, messages, title")->callback([&common] {
        list(common);
    });
    auto *showing = command->add_subcommand("show", "The messages of a chat");
    showing->add_option("ID", call->id, "Chat")->required();
    showing->callback([call, &common] { show(*call, common); });
    command->add_subcommand("stats", "Numbers and bytes")->callback([&common] { stats(common); });
    auto *exporting =
        command->add_subcommand("export", "A chat with all its branches as JSON, or its current path as Markdown");
    exporting->add_option("ID", call->id, "Chat")->required();
    exporting->add_option("--format", call->format, "json or markdown")->check(CLI::IsMember({"json", "markdown"}));
    exporting->add_option("--output", call->output, "File; - is standard output");
    exporting->callback([call, &common] { exportChat(*call, common); });
    auto *importing = command->add_subcommand(
        "import", "Chats exported as JSON by Rookery, ChatGPT, LM Studio or llama.cpp; prints a new id a line");
    importing->add_option("FILE", call->file, "JSON file")->required();
    importing->callback([call, &common] { importChat(*call, common); });
}

} // namespace cli
